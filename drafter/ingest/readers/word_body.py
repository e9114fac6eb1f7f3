"""The body of a Word file, paragraph by paragraph: numbers, accepted changes, tables row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.ingest.readers.document import TextLine
from drafter.ingest.readers.heading_levels import is_heading_like
from drafter.ingest.readers.word_numbering import Counter
from drafter.ingest.readers.word_styles import Styles, east_asian_font, list_place
from drafter.ingest.readers.word_xml import attribute, child, is_on, number
from drafter.markup import Element, local
from drafter.text.numbering import parse_heading_number

_SKIPPED = frozenset(
    {
        "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "tblPr", "tblGrid",
        "trPr", "tcPr", "sectPr", "rt", "footnotePr", "endnotePr", "Fallback", "annotationRef",
    }
)  # fmt: skip
"""Deleted text, properties, phonetic guides, and the second copy of what AlternateContent gives twice."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING_FONTS = (("黑体", 1), ("SimHei", 1), ("楷体", 2), ("KaiTi", 2))
"""GB/T 9704-2012, 7.3.3: 一、 in 黑体, （一） in 楷体."""


@dataclass(slots=True)
class _Paragraph:
    properties: Element | None
    style: str
    texts: list[str] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)
    fields: list[bool] = field(default_factory=list)
    """For each open field, whether its result has begun."""


@dataclass(slots=True)
class _Row:
    cells: list[list[TextLine]] = field(default_factory=list)


class BodyReader:
    """Reads a body once.

    Args:
        styles: The styles of the document.
        counter: Counts its lists.
    """

    def __init__(self, styles: Styles, counter: Counter) -> None:
        self._styles = styles
        self._counter = counter
        self._lines: list[TextLine] = []
        self._rows: list[_Row] = []
        self._paragraphs: list[_Paragraph] = []
        self._carried = ""

    def read(self, body: Element) -> list[TextLine]:
        """Return the lines of a body; a broken paragraph has its breaks in its text.

        Args:
            body: `w:body`; deep nesting costs no stack.
        """
        from lxml import etree  # noqa: PLC0415 - a heavy import

        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            name = local(element)
            if event == "start":
                if name in _SKIPPED or self._is_dropped(element, name):
                    walk.skip_subtree()
                else:
                    self._open(element, name)
            elif name not in _SKIPPED:
                self._close(element, name)
        if self._carried:
            self._emit(TextLine(self._carried))
        return self._lines

    def _is_dropped(self, element: Element, name: str) -> bool:
        if name == "tr":
            return child(element, "trPr", "del") is not None
        if name == "r":
            return self._is_hidden(child(element, "rPr"))
        return False

    def _is_hidden(self, properties: Element | None) -> bool:
        vanish = child(properties, "vanish")
        if vanish is not None:
            return is_on(vanish)
        return self._styles.is_hidden(attribute(child(properties, "rStyle")))

    def _open(self, element: Element, name: str) -> None:
        if name == "p":
            properties = child(element, "pPr")
            style = attribute(child(properties, "pStyle")) or self._styles.default
            self._paragraphs.append(_Paragraph(properties, style))
        elif name == "tr":
            self._rows.append(_Row())
        elif name == "tc" and self._rows:
            self._rows[-1].cells.append([])
        elif not self._paragraphs:
            return
        elif name == "t":
            self._text(element)
        elif name in _SIGNS:
            self._paragraphs[-1].texts.append(_SIGNS[name])
        elif name == "fldChar":
            self._field(attribute(element, "fldCharType"))

    def _text(self, element: Element) -> None:
        paragraph = self._paragraphs[-1]
        if not all(paragraph.fields) or not element.text:
            return
        paragraph.texts.append(element.text)
        parent = element.getparent()
        if element.text.strip() and parent is not None:
            font = east_asian_font(child(parent, "rPr"))
            paragraph.fonts.add(font or self._styles.font(paragraph.style))

    def _field(self, kind: str) -> None:
        fields = self._paragraphs[-1].fields
        if kind == "begin":
            fields.append(False)
        elif kind == "separate" and fields:
            fields[-1] = True
        elif kind == "end" and fields:
            fields.pop()

    def _close(self, element: Element, name: str) -> None:
        if name == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif name == "tr" and self._rows and child(element, "trPr", "del") is None:
            self._end_row(self._rows.pop())

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.texts)
        if child(paragraph.properties, "rPr", "del") is not None and not self._paragraphs:
            self._carried += text  # the mark at its end is deleted: it goes on with the next paragraph
            return
        prefix = self._number(paragraph)
        if text.strip() or self._carried:
            text = f"{self._carried}{_spaced(prefix, text.lstrip() if prefix else text)}"
        if not self._paragraphs:
            self._carried = ""
        level = self._level(paragraph, text)
        if level == 0:  # a long title is broken by sense; it is one line all the same
            text = text.replace("\n", "")
        self._emit(TextLine(text, level, "目录" if self._styles.is_contents(paragraph.style) else ""))

    def _number(self, paragraph: _Paragraph) -> str:
        own = list_place(paragraph.properties)
        inherited = self._styles.place(paragraph.style)
        place = own or inherited
        if place is None:
            return ""
        identifier = place.identifier or (inherited.identifier if inherited else "")
        depth = place.depth
        if depth is None and own is None:
            owner = self._styles.owner_of_place(paragraph.style)
            depth = self._counter.level_of_style(identifier, owner)
        return self._counter.advance(identifier, depth or 0)

    def _level(self, paragraph: _Paragraph, text: str) -> int | None:
        outline = number(child(paragraph.properties, "outlineLvl"))
        level = self._styles.level(paragraph.style)
        if outline is not None and level != 0:
            level = outline + 1 if outline < 9 else None
        return self._level_of_font(paragraph, text) if level is None else level

    def _level_of_font(self, paragraph: _Paragraph, text: str) -> int | None:
        """Return the level that the font stands for, where the number of the line says the same."""
        found = parse_heading_number(text[:20])
        if found is None or len(paragraph.fonts) != 1 or not is_heading_like(text):
            return None
        (font,) = paragraph.fonts
        level = next((level for name, level in _HEADING_FONTS if name in font), None)
        return level if level == found.level else None

    def _emit(self, line: TextLine) -> None:
        if self._rows and self._rows[-1].cells:
            self._rows[-1].cells[-1].append(line)
        else:
            self._lines.append(line)

    def _end_row(self, row: _Row) -> None:
        if len(row.cells) == 1:  # a frame around text rather than a table
            for line in row.cells[0]:
                self._emit(line)
            return
        cells = [
            " ".join(filter(None, (line.text.replace("\n", " ").strip() for line in cell)))
            for cell in row.cells
        ]
        if any(cells):
            self._emit(TextLine("\t".join(cells).rstrip()))


def _spaced(prefix: str, text: str) -> str:
    """Join a number and its text; 1. before 2025年 would read as the decimal 1.2025."""
    return f"{prefix} {text}" if prefix[-1:] in {".", "．"} and text[:1].isdigit() else prefix + text


def broken_lines(lines: list[TextLine]) -> Iterator[TextLine]:
    """Yield lines without breaks inside them: the parts of a broken paragraph, the first with its level."""
    for line in lines:
        first, *others = line.text.replace("\r", "\n").split("\n")
        yield line._replace(text=first)
        for part in others:
            yield TextLine(part, None, line.furniture)
