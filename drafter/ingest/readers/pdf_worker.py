"""Lines of a PDF's pages, read in a process of its own: a hostile file may loop, crash or fill the memory.

Run as `python -m drafter.ingest.readers.pdf_worker`; the file comes on standard input, JSON goes to standard
output: `{"pages": [[width, height, [line, …]], …]}` with lines as in `PageLine`, or `{"error": …}` with
`locked`, `damaged` or `pages`.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any, NamedTuple

PAGES_LIMIT = 500
CHARACTERS_LIMIT = 3_000_000
MEMORY_LIMIT = 1 << 30
"""Bytes of address space, where the system can bound it."""
_FONT_NAME = 200


class PageLine(NamedTuple):
    """A line of a page, in points from the top left."""

    left: float
    right: float
    top: float
    size: float
    """Height of its characters."""
    font: str
    """Name of the font of all its characters, empty where it has several."""
    text: str


class _Glyph(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    top: float
    font: str


def read_pages(data: bytes) -> dict[str, Any]:
    """Return what the module prints for a file."""
    import pypdfium2  # noqa: PLC0415 - a heavy import

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        return {"error": "locked" if locked else "damaged"}
    if len(document) > PAGES_LIMIT:
        return {"error": "pages"}
    pages = []
    left = CHARACTERS_LIMIT
    for index in range(len(document)):
        try:
            page = document[index]
            glyphs = _glyphs(page.get_textpage(), left)
            width, height = page.get_size()
            page.close()
        except pypdfium2.PdfiumError:  # one damaged page does not take the others with it
            continue
        left -= len(glyphs)
        pages.append([width, height, _lines(glyphs, height)])
    return {"pages": pages}


def _glyphs(page: Any, limit: int) -> list[_Glyph]:  # noqa: ANN401 - pypdfium2 is imported late
    from pypdfium2 import raw  # noqa: PLC0415

    rectangle = raw.FS_RECTF()
    buffer = ctypes.create_string_buffer(_FONT_NAME)
    flags = ctypes.c_int()
    found = []
    for index in range(min(page.count_chars(), limit)):
        code = raw.FPDFText_GetUnicode(page, index)
        if code < 32 or not raw.FPDFText_GetLooseCharBox(page, index, rectangle):
            continue
        length = raw.FPDFText_GetFontInfo(page, index, buffer, _FONT_NAME, flags)
        name = buffer.raw[: max(0, min(length, _FONT_NAME) - 1)].decode("utf-8", "replace")
        text = chr(code) if code <= 0x10FFFF else "\ufffd"
        found.append(_Glyph(text, rectangle.left, rectangle.right, rectangle.bottom, rectangle.top, name))
    return found


def _lines(glyphs: list[_Glyph], height: float) -> list[PageLine]:
    """Return the lines of a page from top to bottom; pieces of one height are one line."""
    rows: list[list[_Glyph]] = []
    for glyph in glyphs:
        if not glyph.text.isspace() and glyph.top <= glyph.bottom:
            continue
        if rows and (glyph.text.isspace() or _same_row(rows[-1][-1], glyph)):
            rows[-1].append(glyph)
        elif not glyph.text.isspace():
            rows.append([glyph])
    rows.sort(key=lambda row: (-round(_middle(row)), row[0].left))
    merged: list[list[_Glyph]] = []
    for row in rows:
        if merged and abs(_middle(merged[-1]) - _middle(row)) < 0.3 * (row[0].top - row[0].bottom):
            merged[-1] = sorted([*merged[-1], *row], key=lambda glyph: glyph.left)
        else:
            merged.append(row)
    return list(_described(merged, height))


def _middle(row: list[_Glyph]) -> float:
    return median((glyph.top + glyph.bottom) / 2 for glyph in row if not glyph.text.isspace())


def _same_row(last: _Glyph, glyph: _Glyph) -> bool:
    if last.text.isspace():
        return glyph.bottom < last.top and last.bottom < glyph.top if last.top > last.bottom else True
    middle = (glyph.top + glyph.bottom) / 2
    return last.bottom < middle < last.top and glyph.left > last.left - (last.top - last.bottom)


def _described(rows: list[list[_Glyph]], height: float) -> Iterator[PageLine]:
    for row in rows:
        marks = [glyph for glyph in row if not glyph.text.isspace()]
        text = "".join(glyph.text for glyph in row).strip()
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        fonts = {glyph.font for glyph in marks}
        yield PageLine(
            round(min(glyph.left for glyph in marks), 1),
            round(max(glyph.right for glyph in marks), 1),
            round(height - max(glyph.top for glyph in marks), 1),
            round(median(glyph.top - glyph.bottom for glyph in marks), 1),
            fonts.pop() if len(fonts) == 1 else "",
            text,
        )


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def main() -> None:
    """Read standard input, write standard output."""
    _bound_memory()
    json.dump(read_pages(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
