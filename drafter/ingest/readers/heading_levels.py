"""Levels of headings: what styles, outlines and tags say, held against the numbers in the text."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.ingest.readers.document import TextLine
from drafter.text.numbering import parse_heading_number

LONGEST = 80
"""A longer line (characters) is a paragraph, whatever its style says."""
_DEEPEST = 3
_SENTENCE_ENDS = "。！？!?"


def settle_levels(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return lines whose levels agree with the numbers that official texts use.

    Offices style the title as 标题 1 and 一、 as 标题 2, or a whole paragraph with a run-in heading as a heading;
    so a Chinese number decides over the style, one unnumbered line above the numbered ones is the title, and
    a paragraph has no level.

    Args:
        lines: Lines with the levels of the file's own styles; a level beyond 3 is dropped.
    """
    numbers = [_number_level(line.text) if line.level is not None else None for line in lines]
    chinese = 1 in numbers
    settled: list[TextLine] = []
    for line, number in zip(lines, numbers, strict=True):
        level = line.level
        if level and not is_heading_like(line.text):
            level = None
        elif level and number is not None and (number < _DEEPEST or chinese):
            level = number
        settled.append(line._replace(level=level if level is None or level <= _DEEPEST else None))
    return _title(settled, lines, numbers)


def is_heading_like(text: str) -> bool:
    """Tell whether a line may be a heading as a whole: short, of one sentence."""
    body = text.strip()
    return 0 < len(body) <= LONGEST and not any(mark in body[:-1] for mark in _SENTENCE_ENDS)


def _title(
    settled: list[TextLine], lines: Sequence[TextLine], numbers: Sequence[int | None]
) -> list[TextLine]:
    """Make the one unnumbered heading above 一、 the title, where the style sets them one level apart."""
    levels = [line.level for line in lines]
    if 0 in levels or 1 not in numbers:
        return settled
    place = next(index for index, level in enumerate(levels) if level is not None)
    alone = levels.count(1) == 1 and levels[place] == 1 and numbers[place] is None
    if alone and (levels[numbers.index(1)] or 0) > 1:
        settled[place] = settled[place]._replace(level=0)
    return settled


def _number_level(text: str) -> int | None:
    number = parse_heading_number(text[:20])
    return number.level if number else None
