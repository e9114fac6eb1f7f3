"""The layout of a Word file, its paragraphs held against the speeches that were read from it."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator

from drafter.archives import Archive
from drafter.ingest.readers.document import Source
from drafter.ingest.readers.word import main_part, open_package, read_part
from drafter.ingest.readers.word_looks import Looks
from drafter.ingest.readers.word_xml import attribute, child, number
from drafter.markup import Element, local
from drafter.model.layout import DocumentLayout, ParagraphLayout
from drafter.model.speech import ParsedFile, Speech
from drafter.text.placement import placed_in_order
from drafter.text.spans import Span

_MM = 25.4 / 1440
_A4 = (11906, 16838)
_PAGE_FIELD = re.compile(rb"(?:instrText[^>]*>|instr=\")[^<\"]{0,40}?\bPAGE\b|pgNum\b")
_SALUTATION = 40


def read_word_layout(source: Source, parsed: ParsedFile) -> DocumentLayout | None:
    """Return the layout of a .docx file; None where it has no body.

    Paragraphs of tables and text boxes are left out.

    Args:
        source: The file.
        parsed: What was read from it.

    Raises:
        DrafterError: The package is damaged, locked or unsafe.
        UnsafeMarkupError: Its markup is.
        DamagedMarkupError: Its markup is damaged.
    """
    archive = open_package(source)
    main = main_part(archive)
    body = child(read_part(archive, main), "body")
    if body is None:
        return None
    section = next((item for item in body.iter() if local(item) == "sectPr"), None)
    size, margin, grid = (child(section, name) for name in ("pgSz", "pgMar", "docGrid"))
    pitch = number(grid, "linePitch") if attribute(grid, "type") in {"lines", "linesAndChars"} else None
    looks = Looks(read_part(archive, f"{posixpath.dirname(main)}/styles.xml"), pitch / 20 if pitch else None)
    return DocumentLayout(
        page=tuple(
            round((number(size, name) or usual) * _MM, 1) for name, usual in zip(("w", "h"), _A4, strict=True)
        ),  # type: ignore[arg-type]
        margins=tuple(
            round((number(margin, name) or 0) * _MM, 1) for name in ("top", "right", "bottom", "left")
        ),  # type: ignore[arg-type]
        page_numbers=_has_page_numbers(archive, posixpath.dirname(main)),
        paragraphs=tuple(_paragraphs(body, looks, parsed)),
    )


def _has_page_numbers(archive: Archive, folder: str) -> bool:
    parts = (
        name for name in archive.names if re.match(rf"{re.escape(folder.lower())}/(?:header|footer)", name)
    )
    return any(_PAGE_FIELD.search(archive.read(name) or b"") for name in parts)


def _paragraphs(body: Element, looks: Looks, parsed: ParsedFile) -> Iterator[ParagraphLayout]:
    items = [item for item in body if local(item) == "p"]
    texts = ["".join(node.text or "" for node in item.iter() if local(node) == "t") for item in items]
    roles = _Roles(parsed)
    for item, text, span in zip(items, texts, placed_in_order(texts, parsed.text), strict=True):
        if span is None:
            continue
        look = looks.of(item)
        yield ParagraphLayout(
            text=text,
            role=roles.of(span),
            span=span,
            font=look.font,
            size=look.size,
            bold=look.bold,
            line_spacing=look.line_spacing,
            first_line_indent=look.first_line_indent,
            alignment=look.alignment,
        )


class _Roles:
    """What stands where in the text of a file."""

    def __init__(self, parsed: ParsedFile) -> None:
        places = sorted(place for speech in parsed.speeches for place in _places(speech, parsed.text))
        self._starts = [span.start for span, _ in places]
        self._places = places

    def of(self, span: Span) -> str:
        """Return the role of a paragraph: that of what stands at its start, or within its automatic number."""
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0 and self._places[at][0].end > span.start:
            return self._places[at][1]
        return "other"


def _places(speech: Speech, text: str) -> Iterator[tuple[Span, str]]:
    title = "".join((speech.title or "").split())
    for span in speech.masthead:
        words = "".join(span.of(text).split())
        yield span, "title" if words and words in title else "other"
    opening = True
    for block in speech.blocks:
        role = f"heading{min(block.level or 1, 3)}" if block.type == "heading" else "body"
        if role == "body" and opening and block.text.endswith(("：", ":")) and len(block.text) <= _SALUTATION:
            role = "salutation"
        else:
            opening = False
        for span in block.spans[:1]:
            yield span, role
