"""Paragraphs out of the lines of pages: joined over line and page ends, page furniture named."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from drafter.ingest.readers.document import TextLine
from drafter.ingest.readers.heading_levels import is_heading_like
from drafter.ingest.readers.pdf_worker import PageLine
from drafter.text.numbering import parse_heading_number

FURNITURE = "页眉页脚"
_ZONE = 0.12
"""Share of the page's height at its top and its bottom where furniture stands."""
_REPEATED = 0.5
_PAGE_NUMBER = re.compile(
    r"[-—–－―·.~ ]*\d{1,4}[-—–－―·.~ ]*|第\s*\d{1,4}\s*页(\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_DIGITS = re.compile(r"\d+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]"
_BLANK = re.compile(rf"(?<={_WIDE})[ \xa0]+(?=\S)|(?<=\S)[ \xa0]+(?={_WIDE})|(?<=\d)[ \xa0]+(?=%)")
_TITLE_SIZE = 1.15
_TITLE_LINES = 6
_HEADING_LENGTH = 40
_FONTS = (("hei", 1), ("黑", 1), ("bold", 1), ("kai", 2), ("楷", 2))
_ENDS = "。！？!?：:；;"


class Page(NamedTuple):
    """A page: its size in points and its lines from top to bottom."""

    width: float
    height: float
    lines: Sequence[PageLine]


class _Column(NamedTuple):
    """The text's measures, in points."""

    left: float
    right: float
    size: float
    pitch: float
    font: str


def paragraphs_of(pages: Sequence[Page]) -> list[TextLine]:
    """Return the paragraphs of a document, page furniture behind the paragraph that it interrupts.

    A paragraph starts with an indented line, behind a line shorter than the column, and where size or distance
    change. Blanks between Chinese characters and digits, which typesetters insert, are dropped.
    """
    furniture = _furniture(pages, _column([line for page in pages for line in page.lines]))
    column = _column(
        [
            line
            for number, page in enumerate(pages)
            for index, line in enumerate(page.lines)
            if (number, index) not in furniture
        ]
    )
    result: list[TextLine] = []
    open_lines: list[PageLine] = []
    pending: list[TextLine] = []
    for number, page in enumerate(pages):
        fresh = True
        for index, line in enumerate(page.lines):
            if (number, index) in furniture:
                pending.append(TextLine(line.text, None, FURNITURE))
                continue
            if open_lines and _starts(open_lines, line, column, fresh=fresh):
                result.append(_paragraph(open_lines, column, first=not result))
                open_lines = []
                result.extend(pending)
                pending = []
            open_lines.append(line)
            fresh = False
    if open_lines:
        result.append(_paragraph(open_lines, column, first=not any(not line.furniture for line in result)))
    return [*result, *pending]


def _column(lines: Sequence[PageLine]) -> _Column:
    long = [line for line in lines if len(line.text) >= 10] or list(lines)
    if not long:
        return _Column(0, 0, 1, 0, "")
    size = median(line.size for line in long)
    lefts = Counter(round(line.left) for line in long)
    body = [line for line in long if abs(line.size - size) <= 0.1 * size] or long
    usual = max(lefts.values())
    left = min(place for place, count in lefts.items() if count >= 0.3 * usual)
    rights = sorted(line.right for line in body)
    right = rights[int(0.9 * (len(rights) - 1))]
    gaps = [
        after.top - before.top
        for before, after in itertools.pairwise(lines)
        if 0 < after.top - before.top < 4 * size
    ]
    fonts = Counter(line.font for line in body)
    return _Column(left, right, size, median(gaps) if gaps else 0, fonts.most_common(1)[0][0])


def _furniture(pages: Sequence[Page], column: _Column) -> set[tuple[int, int]]:
    """Return page and line of running heads and page numbers.

    A full line in the size of the text is text, though it stand on every page.
    """
    places: dict[tuple[str, int], list[tuple[int, int]]] = {}
    found: set[tuple[int, int]] = set()
    for number, page in enumerate(pages):
        for index, line in enumerate(page.lines):
            middle = line.top + line.size / 2
            if _ZONE * page.height < middle < (1 - _ZONE) * page.height:
                continue
            if index in {0, len(page.lines) - 1} and _PAGE_NUMBER.fullmatch(line.text):
                found.add((number, index))
            full = line.right > column.right - column.size and line.left < column.left + 3 * column.size
            if not (full and abs(line.size - column.size) <= 0.05 * column.size):
                key = (_DIGITS.sub("#", line.text), round(line.top / 4))
                places.setdefault(key, []).append((number, index))
    for spots in places.values():
        if len(pages) >= 3 and len({number for number, _ in spots}) > _REPEATED * len(pages):
            found.update(spots)
    return found


def _starts(before: Sequence[PageLine], line: PageLine, column: _Column, *, fresh: bool) -> bool:
    """Tell whether a line starts a paragraph; `fresh` that it is the first of its page."""
    last = before[-1]
    size = column.size
    if abs(line.size - last.size) > 0.1 * size:
        return True
    if _is_title(last, column) and _is_title(line, column):
        return not fresh and line.top - last.top > 2.5 * last.size
    short = last.right < column.right - 1.6 * size
    indented = line.left > column.left + 0.8 * size
    if short or indented:
        return True
    distant = not fresh and column.pitch > 0 and line.top - last.top > 1.7 * column.pitch
    found = parse_heading_number(line.text[:20])
    return distant or (found is not None and found.level < 3 and last.text[-1:] in _ENDS)


def _is_title(line: PageLine, column: _Column) -> bool:
    return line.size > _TITLE_SIZE * column.size


def _paragraph(lines: Sequence[PageLine], column: _Column, *, first: bool) -> TextLine:
    text = _joined(line.text for line in lines)
    level: int | None = None
    if _is_title(lines[0], column) and len(lines) <= _TITLE_LINES and len(text) <= 120:
        level = 0 if first else None
    elif parse_heading_number(text[:20]) is None:
        level = _level_of_font(lines, text, column)
    return TextLine(text, level)


def _level_of_font(lines: Sequence[PageLine], text: str, column: _Column) -> int | None:
    """Return the level that the font means, for a short line by itself in another font than the text."""
    (font, *others) = {line.font for line in lines}
    if others or not font or font == column.font or len(lines) > 2:
        return None
    ends = text[-1:] in "，、；：:。"
    centred = lines[0].left > column.left + 4 * column.size
    if len(text) > _HEADING_LENGTH or ends or centred or not is_heading_like(text):
        return None
    return next((level for name, level in _FONTS if name in font.lower()), None)


def _joined(texts: Iterator[str]) -> str:
    result = ""
    for text in texts:
        latin = result[-1:].isascii() and result[-1:].isalnum() and text[:1].isascii() and text[:1].isalnum()
        result += f" {text}" if latin and result else text
    return _BLANK.sub("", result)
