"""Reading of one file: the table of formats, and advice for the formats that are not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.files import MEGABYTE, read_bytes
from drafter.ingest.readers.document import Document, Source
from drafter.ingest.readers.html import read_html
from drafter.ingest.readers.office import read_office
from drafter.ingest.readers.pdf import read_pdf
from drafter.ingest.readers.text import read_markdown, read_plain
from drafter.ingest.readers.word_layout import read_word_layout
from drafter.markup import DamagedMarkupError, UnsafeMarkupError
from drafter.model.layout import DocumentLayout
from drafter.model.speech import ParsedFile
from drafter.schema.noise_rules import WebRules


class Reader(NamedTuple):
    """Reads files of one format."""

    read: Callable[[Source], Document]
    limit: int
    """The largest file, in bytes."""


_TEXT = Reader(read_plain, 20 * MEGABYTE)
_MARKDOWN = Reader(read_markdown, 20 * MEGABYTE)
_ZIP = b"PK"
_OFFICE = Reader(read_office, 50 * MEGABYTE)
_HTML = Reader(read_html, 10 * MEGABYTE)
READERS: Mapping[str, Reader] = {
    "": _TEXT,
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".docx": _OFFICE,
    ".docm": _OFFICE,
    ".doc": _OFFICE,
    ".wps": _OFFICE,
    ".pdf": Reader(read_pdf, 50 * MEGABYTE),
    ".html": _HTML,
    ".htm": _HTML,
}
"""Every format that is read, by the suffix in lower case."""

_SHEET = "表格文件，不是讲话稿；请把文字复制到文档，另存为 .docx 或 .txt"
_SLIDES = "演示文稿，不是讲话稿；请把文字复制到文档，另存为 .docx 或 .txt"
_IMAGE = "图片，里面的文字读不出来；请先用识别（OCR）软件转成文字，另存为 .docx 或 .txt"
_PACKED = "压缩包，请先解压，再给出里面的 .docx 或 .txt 文件"
_ADVICE: Mapping[str, str] = {
    ".rtf": "RTF 格式，请用 Word 或 WPS 打开，另存为 .docx 后再试",
    ".ofd": "OFD 文件，请用阅读器或 WPS 打开，另存为 .docx 或 .txt 后再试",
    ".odt": "ODF 文档，请用 WPS 或 LibreOffice 打开，另存为 .docx 后再试",
    ".mht": "网页存档，请在浏览器中打开，全选复制到记事本，另存为 .txt 后再试",
    ".mhtml": "网页存档，请在浏览器中打开，全选复制到记事本，另存为 .txt 后再试",
    **dict.fromkeys((".et", ".xls", ".xlsx", ".csv", ".ods"), _SHEET),
    **dict.fromkeys((".ppt", ".pptx", ".dps", ".odp"), _SLIDES),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic"), _IMAGE),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), _PACKED),
}


def read_document(path: Path, web: WebRules | None = None) -> Document:
    """Return the text of a file, by the reader for its suffix.

    Args:
        path: The file.
        web: Where web pages keep their text; None takes the densest block.

    Raises:
        DrafterError: The file is missing, empty, too large, damaged, locked or of another format.
    """
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        if path.is_file():
            advice = _ADVICE.get(suffix)
            reason = f"这是{advice}" if advice else f"不支持“{suffix}”文件，请另存为 .docx 或 .txt 后再试"
            raise DrafterError(reason, str(path))
        reader = _TEXT  # tells that there is no such file
    return reader.read(Source(path, read_bytes(path, limit=reader.limit), web or WebRules()))


def read_layout(path: Path, parsed: ParsedFile) -> DocumentLayout | None:
    """Return the layout of a Word file (.docx), None for files of other formats or whose layout can't be told.

    Args:
        path: The file.
        parsed: What was read from it.

    Raises:
        DrafterError: The file is gone.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is not _OFFICE:
        return None
    data = read_bytes(path, limit=reader.limit)
    if not data.startswith(_ZIP):
        return None
    try:
        return read_word_layout(Source(path, data), parsed)
    except (DrafterError, UnsafeMarkupError, DamagedMarkupError):
        return None  # its text was read; a damaged part that only the page needs is no reason to stop
