"""Page numbers that a scanner or a document site left in front of each page's text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from drafter.ingest.line import ends_sentence
from drafter.text.spans import Span

_MARK = re.compile(r"[ \t\u3000]*(\d{1,3})(?:、|[ \t\u3000]*$)")
_TOLERANCE = 0.15
_SHARE = 0.6


class PageMark(NamedTuple):
    """A number at the start of a line that counts pages."""

    line: int
    span: Span
    """The number with its mark, in the decoded file."""
    first: bool = False
    """It opens the text rather than cutting it."""


def page_marks(text: str, lines: Sequence[Span]) -> list[PageMark]:
    """Return the page numbers of a text.

    They count up by one and cut sentences in two, or stand at equal distances (a site that shows a document
    page by page gives each the same number of characters). A list of 1、 2、 3、 does neither.

    Args:
        text: The decoded file.
        lines: The spans of its lines.
    """
    candidates = list(_candidates(text, lines))
    chain: list[tuple[int, PageMark]] = []
    expected = 1
    for value, mark in candidates:
        if value == expected or (not chain and value == 2):
            chain.append((value, mark))
            expected = value + 1
    if len(chain) < 2:
        return []
    starts = [mark.span.start for _, mark in chain]
    distances = [after - before for before, after in itertools.pairwise(starts)]
    usual = median(distances)
    even = len(chain) >= 4 and usual > 100

    def fits(index: int) -> bool:
        mark = chain[index][1]
        gap = distances[index - 1] if index else usual
        return _breaks(text, mark) or (even and abs(gap - usual) <= _TOLERANCE * usual)

    good = sum(fits(index) for index in range(1, len(chain)))
    breaks = sum(_breaks(text, mark) for _, mark in chain[1:])
    if breaks == 0 or good < _SHARE * (len(chain) - 1):
        return []
    return [
        mark._replace(first=not index) for index, (_, mark) in enumerate(chain) if fits(index) or not index
    ]


def _candidates(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, PageMark]]:
    for number, span in enumerate(lines):
        match = _MARK.match(span.of(text)[:40])
        if match and (match.end() == span.end - span.start or "、" in match[0]):
            yield int(match[1]), PageMark(number, Span(span.start, span.start + match.end()))


def _breaks(text: str, mark: PageMark) -> bool:
    """Tell whether the text before the mark stops in the middle of a sentence."""
    before = text[max(0, mark.span.start - 60) : mark.span.start].rstrip()
    return bool(before) and not ends_sentence(before) and before[-1] not in "；;"
