"""Word packages, pages and PDFs written by hand: the smallest that a reader takes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from drafter.ingest.read import read_document
from drafter.ingest.readers.document import Document

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def package(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return buffer.getvalue()


def word(body: str, *, styles: str = "", numbering: str = "", head: str = "") -> bytes:
    """Return a .docx of raw WordprocessingML."""
    return package(
        {
            "word/document.xml": f"{head}<w:document {_WORD} {_MORE}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_WORD}>{styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_WORD}>{numbering}</w:numbering>",
        }
    )


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, identifier: int, depth: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{identifier}"/></w:numPr>')


def level(depth: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identifier: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def num(identifier: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def read(folder: Path, name: str, data: bytes) -> Document:
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


def lines(folder: Path, name: str, data: bytes) -> list[str]:
    return read(folder, name, data).text.split("\n")


def hinted(document: Document) -> dict[str, int]:
    """Return the lines with a level."""
    return {document.text[start:].split("\n", 1)[0]: level for start, level in document.hints}


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], *, font: str = "STSong-Light") -> bytes:
    """Return a PDF whose pages hold texts as (left, bottom, size, text), in points, in a built-in Chinese font."""
    bodies = []
    for page in pages:
        parts = [
            f"BT /F1 {size} Tf {left} {bottom} Td <{text.encode('utf-16-be').hex()}> Tj ET"
            for left, bottom, size, text in page
        ]
        bodies.append("\n".join(parts).encode())
    return pdf_of_streams(bodies, font=font)


def pdf_of_streams(
    bodies: Sequence[bytes], *, font: str = "STSong-Light", more: str = "", filters: str = ""
) -> bytes:
    """Return a PDF of raw content streams.

    Args:
        bodies: One stream for each page.
        font: Name of the font.
        more: Further entries of the trailer.
        filters: Further entries of the streams' dictionaries.
    """
    count = len(bodies)
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        f"<</Type/Font/Subtype/Type0/BaseFont/{font}/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>".encode(),
        (
            f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{font}/DW 1000/CIDSystemInfo<</Registry(Adobe)"
            "/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/Flags 6/Ascent 880/Descent -120"
            f"/FontName/{font}/FontBBox[0 -120 1000 880]/ItalicAngle 0/CapHeight 880/StemV 80>>>>"
        ).encode(),
    ]
    for index, body in enumerate(bodies):
        page = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * index} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(page.encode())
        objects.append(f"<<{filters}/Length {len(body)}>>\nstream\n".encode() + body + b"\nendstream")
    data = b"%PDF-1.5\n"
    offsets = []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + item + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{more}>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()
