"""A file into its speeches: parts of a collection, speeches that a site strung together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from drafter.ingest.form import (
    DASHES,
    find_date,
    find_salutation,
    find_speaker,
    is_label,
    is_plain_title,
    is_title,
    label_prefix,
)
from drafter.ingest.line import Line, ends_sentence, is_prose
from drafter.schema.move_rules import FormRules
from drafter.text.numbering import parse_heading_number

_MASTHEAD = 5
_TITLE_LINES = 2
_SHORT_LABEL = 20
SPEECH_MIN = 200
"""A speech that another one follows without a label has at least this many characters."""
INTRODUCTION_MAX = 300
"""Longer text than this (characters) in front of a label is a speech."""
_SPOKEN = ("我们", "同志们", "大家", "各位")


@dataclass(frozen=True, slots=True)
class Segment:
    """The lines of one speech."""

    lines: tuple[Line, ...]
    labelled: bool
    """A label of a collection stands before it."""


def split(lines: Sequence[Line], rules: FormRules) -> tuple[list[Segment], list[tuple[Line, str]]]:
    """Return the segments of a file, and the lines which only hold a collection together, with their rule.

    Args:
        lines: Paragraphs of the whole file.
        rules: The outer form of speeches.
    """
    noise: list[tuple[Line, str]] = []
    segments: list[Segment] = []
    current: list[Line] = []
    labelled = False

    def close() -> None:
        nonlocal current
        if current:
            segments.append(Segment(tuple(current), labelled))
        current = []

    for number, line in enumerate(lines):
        if is_label(line.folded, rules) or (label_prefix(line.folded) == len(line.folded)):
            while current and _belongs_to_label(current[-1], rules):
                noise.append((current.pop(), "集子标签"))
            close()
            labelled = True
            noise.append((line, "集子标签"))
            continue
        if _begins(lines, number, current, rules):
            start = _masthead_start(current, rules)
            head, current = current[start:], current[:start]
            close()
            labelled = False
            current = head
        elif (article := _article_start(line, current)) is not None:
            head, current = current[article:], current[:article]
            close()
            labelled = False
            current = head
        current.append(line)
    close()
    return _drop_introductions(segments, noise, rules), noise


def _belongs_to_label(line: Line, rules: FormRules) -> bool:
    """Tell whether a short line such as 区长讲话稿 right before 篇2 is the rest of that label."""
    return (
        len(line.text) <= _SHORT_LABEL
        and not is_prose(line.text)
        and line.text[-1] not in "。！!？?：:"
        and (is_title(line.folded, rules) or len(line.text) <= 6)
    )


def _begins(lines: Sequence[Line], number: int, current: Sequence[Line], rules: FormRules) -> bool:
    """Tell whether a salutation under a title starts another speech."""
    if not find_salutation(lines[number].folded, rules):
        return False
    start = _masthead_start(current, rules)
    return any(is_title(line.folded, rules) for line in current[start:]) and (
        sum(len(line.text) for line in current[:start]) >= SPEECH_MIN
        and any(is_prose(line.text) for line in current[:start])
    )


def _article_start(line: Line, current: Sequence[Line]) -> int | None:
    """Return where in the lines so far an article starts that a site put behind another one, or None.

    Its title stands before or behind a line on source and date, or has a subtitle behind a dash.
    """
    below = line.text.startswith(DASHES) and _is_bare(line)
    if not line.sourced and not below:
        return None
    start = len(current)
    while start and len(current) - start < _TITLE_LINES and _is_bare(current[start - 1]):
        start -= 1
    titled = start < len(current)
    if not start or not ends_sentence(current[start - 1].text) or not _is_speech_long(current):
        return None
    if line.sourced and (titled or _is_bare(line)):
        return start
    return start if titled and below else None


def _is_speech_long(lines: Sequence[Line]) -> bool:
    """Tell whether lines hold as much running text as a speech has."""
    prose = 0
    for line in lines:
        prose += len(line.text) if is_prose(line.text) else 0
        if prose >= SPEECH_MIN:
            return True
    return False


def _is_bare(line: Line) -> bool:
    """Tell whether a line could be a title: short, unnumbered and without the marks of sentences."""
    text = line.text.lstrip("—－―–-")
    return (
        is_plain_title(text)
        and not ends_sentence(text)
        and text[-1] not in "，,、"
        and parse_heading_number(text[:20]) is None
    )


def _masthead_start(current: Sequence[Line], rules: FormRules) -> int:
    start = len(current)
    while start and len(current) - start < _MASTHEAD:
        line = current[start - 1]
        if not (
            is_title(line.folded, rules)
            or find_date(line.folded)
            or find_speaker(line.folded)[0]
            or line.hint == 0
            or line.text.startswith(DASHES)
        ):
            break
        start -= 1
    if start < len(current) and current[start].text.startswith(DASHES):
        while start and len(current) - start < _MASTHEAD + 1 and is_plain_title(current[start - 1].text):
            start -= 1
    return start


def _drop_introductions(
    segments: Sequence[Segment], noise: list[tuple[Line, str]], rules: FormRules
) -> list[Segment]:
    """Return the segments without what a site wrote before the first part of a collection."""
    kept: list[Segment] = []
    for segment, after in zip_longest(segments, segments[1:]):
        if after is not None and after.labelled and _introduces(segment, rules):
            noise.extend((line, "集子说明") for line in segment.lines)
        else:
            kept.append(segment)
    return kept


def _introduces(segment: Segment, rules: FormRules) -> bool:
    """Tell whether a segment is a site's few words on its collection: short, unnumbered, spoken to nobody."""
    text = "".join(line.text for line in segment.lines)
    return (
        len(text) <= INTRODUCTION_MAX
        and not any(word in text for word in _SPOKEN)
        and not any(find_salutation(line.folded, rules) for line in segment.lines)
        and not any(parse_heading_number(line.text[:20]) for line in segment.lines)
    )
