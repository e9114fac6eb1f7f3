"""Paragraphs out of lines: glued where a page or a fixed width broke them, cut where a site ran them together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.ingest.flow import Flow, join
from drafter.ingest.form import (
    find_date,
    find_salutation,
    find_speaker,
    is_label,
    is_title,
    label_at_end,
    label_prefix,
    salutations_after_titles,
)
from drafter.ingest.line import BARE_NUMBER, Line, ends_sentence
from drafter.ingest.wrapping import CLOSING_MARKS, find_wrapping, goes_on
from drafter.schema.move_rules import FormRules
from drafter.text.enumerations import enumerators
from drafter.text.numbering import parse_heading_number

LONG_LINE = 200
"""A line beyond this (characters) may hold several paragraphs."""
FLAT_LINE = 400
"""A line beyond this with several headings in it is a text whose line breaks are lost."""
_FLAT_SHARE = 0.6
_MEANT_BLANKS = 3
"""So many blanks behind sentences stand for line breaks: the paragraphs are known."""
_BROKEN_LINE = 25
"""A line of at least this length without a final mark was broken rather than ended."""
_HEADING_LIMIT = 60
_GAPS = re.compile(r"\t+[ \t\u3000]*|\u3000{2,}|[ ]{4,}")
_BLANK_AFTER_END = re.compile(r"(?<=[。！？!?:：)）])[ \u3000]+(?=\S)")
_CHINESE = "[一二三四五六七八九十]{1,3}"
_NUMBER_BLANK = re.compile(
    rf"(?:^|(?<=[。！？!? ]))(?:{_CHINESE}、|[（(]{_CHINESE}[)）])[^。！？!? \u3000]{{4,60}}([ \u3000]+)"
)
_FIRST_LEVEL = re.compile(rf"(?<=[。！？!?])[”’）)]?(?={_CHINESE}、(?![一二三四五六七八九十]))")
_SECOND_LEVEL = re.compile(rf"(?<=[。！？!?])[”’）)]?(?=[（(]{_CHINESE}[）)])")
_FLAT_LEVELS = re.compile(
    rf"(?<=[。！？!?:：；;])[”’）)]?(?={_CHINESE}、(?![一二三四五六七八九十])|[（(]{_CHINESE}[）)])"
    r"|(?<=[。！？!?])(?=\d{1,2}[.、．](?!\d))"
)
_BEFORE_FIRST = re.compile(
    rf"{_CHINESE}、[^。！？!?；;]{{4,60}}?(?=[（(]一[）)])"
    rf"|[（(]{_CHINESE}[）)][^。！？!?；;]{{2,40}}?(?=1[.、．](?!\d))"
)


def paragraphs(lines: Sequence[Line], rules: FormRules, *, marked: bool = False) -> list[Line]:
    """Return the lines cut and joined so that each is one paragraph, heading or line of the masthead.

    Args:
        lines: Cleaned lines in order.
        rules: The outer form of speeches.
        marked: Whether the file marks its paragraphs, as Word files do: a half sentence is then left as the author
            left it, unless the lines are plainly broken at a fixed width.
    """
    glued: list[Line] = []
    for line in lines:
        if line.glued and glued:
            glued[-1] = replace(glued[-1], flow=join((glued[-1].flow, line.flow)), folded="")
        else:
            glued.append(line)
    pieces: list[Line] = []
    total = sum(len(line.text) for line in glued)
    for line in glued:
        pieces.extend(_cut(line, rules, total))
    return _join(pieces, rules, marked=marked)


def _cut(line: Line, rules: FormRules, total: int) -> list[Line]:
    """Return a line cut at the paragraphs that it holds."""
    text, folded = line.text, line.folded
    breaks: set[int] = set()
    prefix = label_prefix(folded)
    if prefix < len(folded) and not is_label(folded, rules):
        breaks.add(prefix)
    label = label_at_end(folded)
    if label is not None:
        breaks.add(label)
    breaks.update(_number_breaks(text))
    breaks.update(_salutation_breaks(folded, rules))
    if len(text) > LONG_LINE:
        for pattern in (_GAPS, _BLANK_AFTER_END):
            breaks.update(match.end() for match in pattern.finditer(text))
        breaks.update(match.start(1) for match in _NUMBER_BLANK.finditer(text))
    flat = _is_flat(text, total)
    if flat:
        breaks.update(match.end() for match in _FLAT_LEVELS.finditer(text))
        breaks.update(match.end() for match in _BEFORE_FIRST.finditer(text))
        flat = sum(1 for _ in _BLANK_AFTER_END.finditer(text)) < _MEANT_BLANKS
        if flat:
            breaks.update(
                position
                for position in _sentence_starts(folded)
                if rules.paragraph_starts.match(folded, position)
            )
    breaks -= {0, len(text)}
    if not breaks and not flat and text == text.strip():
        return [line]
    cuts = [0, *sorted(breaks), len(text)]
    flows = [line.flow[a:b].strip() for a, b in itertools.pairwise(cuts)]
    kept = [flow for flow in flows if flow.text]
    return [
        replace(
            line,
            flow=flow,
            folded="",
            flat=flat,
            after_gap=line.after_gap or index > 0,
            hint=None if index else line.hint,
        )
        for index, flow in enumerate(kept)
    ]


def _number_breaks(text: str) -> list[int]:
    positions = [match.end() for match in _SECOND_LEVEL.finditer(text)]
    if len(text) > LONG_LINE:
        positions += [match.end() for match in _FIRST_LEVEL.finditer(text)]
    return positions


def _salutation_breaks(folded: str, rules: FormRules) -> list[int]:
    """Return breaks around a salutation: behind a title in one line, or in front of the text that follows it."""
    positions: list[int] = []
    start = find_salutation(folded, rules)
    if start and start.end < len(folded):
        positions.append(start.end)
    for begin, end in salutations_after_titles(folded, rules):
        positions += [begin, end]
        near = max(0, begin - _HEADING_LIMIT - 20)
        title = max(folded.rfind(mark, near, begin) for mark in "。!?")
        if title >= 0:
            positions.append(title + 1)
        start_of_title = title + 1 if title >= 0 else 0 if begin <= LONG_LINE else begin
        positions += [spot for spot in range(start_of_title, begin) if folded[spot] == " "]
    return positions


def _sentence_starts(folded: str) -> list[int]:
    return [match.end() for match in re.finditer(r"[。!?][”’)]?", folded)]


def _is_flat(text: str, total: int) -> bool:
    return len(text) > FLAT_LINE and (len(text) > _FLAT_SHARE * total or len(_FLAT_LEVELS.findall(text)) >= 3)


def _join(lines: Sequence[Line], rules: FormRules, *, marked: bool) -> list[Line]:
    wrapping = find_wrapping(lines)
    result: list[list[Flow]] = []
    heads: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last is not None and (
            goes_on(heads[-1], last, line, wrapping, rules)
            if wrapping
            else _continues(heads[-1], last, line, rules, marked=marked)
        ):
            result[-1].append(line.flow)
        else:
            result.append([line.flow])
            heads.append(line)
        last = line
    return [
        replace(head, flow=join(flows), folded="") if len(flows) > 1 else head
        for head, flows in zip(heads, result, strict=True)
    ]


def _continues(head: Line, last: Line, line: Line, rules: FormRules, *, marked: bool) -> bool:  # noqa: PLR0911 - one question after another
    """Tell whether a line goes on with the paragraph of the line before it.

    Args:
        head: The first line of that paragraph.
        last: The line before.
        line: The line in question.
        rules: The outer form of speeches.
        marked: Whether the end of a line is the end of a paragraph by the file's own marks.
    """
    before, after = last.folded, line.folded
    if line.hint is not None or last.hint is not None:
        return False
    if BARE_NUMBER.fullmatch(last.text):
        return True
    if line.text[0] in CLOSING_MARKS:
        return True
    if marked or _opens(line, rules) or find_date(before) or is_title(before, rules):
        return False
    if ends_sentence(last.text):
        return False
    if before.endswith(("、", ",", ";")):
        return not (before.endswith(";") and _enumerates(line))
    whole = not any(mark in before for mark in "。!?")
    if _level(head) is not None and head is last and len(before) <= _HEADING_LIMIT and whole:
        return False
    if find_speaker(before)[0] or find_salutation(before, rules):
        return False
    in_prose = any(mark in head.folded or mark in before for mark in ",。;")
    return len(before) >= _BROKEN_LINE and (in_prose or (len(after) >= 2 and ends_sentence(line.text)))


def _opens(line: Line, rules: FormRules) -> bool:
    """Tell whether a line is one that starts something new wherever it stands."""
    level = _level(line)
    return (
        level in {1, 2}
        or (level in {3, 4} and not line.text[:1].isspace())
        or bool(find_date(line.folded))
        or is_title(line.folded, rules)
        or bool(label_prefix(line.folded))
        or (find_salutation(line.folded, rules) is not None)
        or bool(rules.paragraph_starts.match(line.folded))
    )


def _enumerates(line: Line) -> bool:
    first = next(enumerators(line.text[:12]), None)
    return (first is not None and first.span.start == 0) or _level(line) is not None


def _level(line: Line) -> int | None:
    number = parse_heading_number(line.text[:20])
    return number.level if number else None
