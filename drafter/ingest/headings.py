"""Headings: on their own line, run in before a paragraph, or glued to it without any mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from drafter.ingest.alignment import align, count_pairs
from drafter.ingest.line import Line, ends_sentence
from drafter.schema.move_rules import FormRules
from drafter.text.characters import CJK, fold_width
from drafter.text.numbering import parse_heading_number

OWN_LINE = {1: 70, 2: 60, 3: 50}
"""The longest heading on a line of its own, by level, in characters."""
RUN_IN = {1: 60, 2: 60, 3: 30}
"""The longest first sentence that is a run-in heading."""
GLUED = 40
_SHARE = 0.5
_SIBLINGS = 2
_SENTENCE_END = re.compile(rf"[。！!？?]|(?<=[{CJK}])\.(?=[{CJK}]|$)")
_COUNTS = re.compile("[，,：:]一[是要]")
"""2.水利方面，一是……: a sentence that has begun to count its points is no heading."""
_PLAIN_LIMIT = 32
_GOES_ON = 12


class Part(NamedTuple):
    """A numbered line: its level, and where its heading ends."""

    level: int
    end: int
    """0 where the line is a paragraph in spite of its number."""


def split_headings(lines: Sequence[Line], rules: FormRules) -> list[Part | None]:
    """Return for each line where its heading ends, None for lines without a number.

    Whether a first sentence is a heading is decided for all siblings of a section at once: a list of long
    numbered sentences is a list of paragraphs, even where one of them happens to be short.

    Args:
        lines: The paragraphs of a body.
        rules: The outer form of speeches.
    """
    parts: list[Part | None] = [_part(line, rules) for line in lines]
    groups: dict[tuple[int, int, int], list[int]] = {}
    section = [0, 0]
    for number, part in enumerate(parts):
        if part is None:
            continue
        key = (part.level, section[0] if part.level > 1 else 0, section[1] if part.level > 2 else 0)
        groups.setdefault(key, []).append(number)
        if part.level == 1:
            section = [section[0] + 1, 0]
        elif part.level == 2:
            section[1] += 1
    pairs = count_pairs(lines) if any(line.flat for line in lines) else Counter()
    for (level, *_), members in groups.items():
        _align(lines, parts, members, pairs, rules)
        found = [number for number in members if (parts[number] or Part(0, 0)).end]
        if level > 1 and len(found) < _SHARE * len(members):
            for number in members:
                parts[number] = Part(level, 0)
    return parts


def _align(
    lines: Sequence[Line],
    parts: list[Part | None],
    members: Sequence[int],
    pairs: Counter[str],
    rules: FormRules,
) -> None:
    """Cut sibling headings of a text without line breaks where they get one length."""
    if len(members) < _SIBLINGS or not all(lines[number].flat for number in members):
        return
    places = align([lines[number] for number in members], pairs, rules)
    for number, place in zip(members, places, strict=False):
        part = parts[number]
        assert part is not None
        parts[number] = Part(part.level, place + (lines[number].text[place : place + 1] in tuple("。！？!?")))


def _part(line: Line, rules: FormRules) -> Part | None:  # noqa: PLR0911 - one question after another
    text = line.text
    if line.hint:
        return Part(line.hint, len(text))
    number = parse_heading_number(text[:20])
    if number is None or number.level > 3 or line.hint == 0:
        return None
    level, folded = number.level, line.folded
    body = text[number.span.end :]
    if not body.strip():
        return Part(level, 0)
    first = _SENTENCE_END.search(text, number.span.end)
    if first is None:
        if line.flat and (glued := _glued(folded, number.span.end, rules, flat=True)):
            return Part(level, glued)
        own = len(text) <= OWN_LINE[level] and text[-1] not in "，,；;：:、"
        if own:
            return Part(level, len(text))
        colon = re.search("[：:]", folded[: OWN_LINE[level]])
        if colon and colon.end() == len(text):
            return Part(level, len(text))
        return Part(level, _glued(folded, number.span.end, rules, flat=line.flat))
    end = first.end()
    rest = text[end:].lstrip("”’」』）)")
    end = len(text) - len(rest)
    glued = _glued(folded, number.span.end, rules, flat=line.flat) if level < 3 else 0
    if end > RUN_IN[level] or (glued and glued < end - _GOES_ON and end - number.span.end > 30):
        return Part(level, glued)
    counts = level == 3 and _COUNTS.search(text, number.span.end, end)
    return Part(level, 0 if counts else end)


def _glued(folded: str, start: int, rules: FormRules, *, flat: bool) -> int:
    """Return the end of a heading to which the paragraph is glued without a mark, or 0.

    The best place has a word that ends headings before it and one that opens paragraphs behind it; where all
    line breaks are lost, two clauses of equal length (狠抓项目,稳住增长) make a heading too.
    """
    best, place = 0, 0
    limit = min(len(folded) - _GOES_ON, start + GLUED)
    stop = _SENTENCE_END.search(folded, start)
    if stop:
        limit = min(limit, stop.start())
    for position in range(start + 4, max(limit, start + 4)):
        if folded[position] in ",:;、)”" or folded[position - 1] in ",:;、(“":
            continue
        opens = rules.body_starts.match(folded, position)
        closes = any(
            match.end() == position for match in rules.heading_ends.finditer(folded, start, position)
        )
        even = flat and _balanced(folded[start:position])
        score = 2 * closes + 2 * bool(opens) + (opens is not None and len(opens[0]) > 2) + 3 * even
        if score > best and ((closes and opens) or even):
            best, place = score, position
    return place


def _balanced(heading: str) -> bool:
    """Tell whether a heading consists of two clauses of equal length."""
    first, _, second = heading.partition(",")
    return len(first) >= 4 and len(first) == len(second) and "," not in second


def is_plain_heading(line: Line, before: Line | None, after: Line | None) -> bool:
    """Tell whether a short line without number or final mark, amid running text, is a heading."""
    text = fold_width(line.text)
    return (
        4 <= len(text) <= _PLAIN_LIMIT
        and not re.search("[。；;!?！？:：，,|]", text)
        and after is not None
        and ends_sentence(after.text)
        and len(after.text) > _PLAIN_LIMIT
        and (before is None or ends_sentence(before.text))
    )
