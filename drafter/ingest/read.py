"""Reading of one file: text of any office encoding, Markdown, Word; clear refusals for everything else."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from drafter.errors import DrafterError
from drafter.files import MEGABYTE, read_bytes, read_text

TEXT_LIMIT = 20 * MEGABYTE
WORD_LIMIT = 50 * MEGABYTE
UNPACKED_LIMIT = 300 * MEGABYTE
UNPACKED_RATIO = 200
"""XML of real documents packs to about a tenth; a hundredth is already suspicious, a bomb has a thousandth."""
_ENTRIES_LIMIT = 5000
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ADVICE = {
    ".doc": "旧版 Word 格式，请用 Word 或 WPS 打开，另存为 .docx 后再试",
    ".wps": "WPS 文字格式，请用 WPS 打开，另存为 .docx 后再试",
    ".rtf": "RTF 格式，请用 Word 或 WPS 打开，另存为 .docx 后再试",
    ".et": "表格文件，不是讲话稿；请把文字复制到文档，另存为 .docx 或 .txt",
    ".xls": "表格文件，不是讲话稿；请把文字复制到文档，另存为 .docx 或 .txt",
    ".xlsx": "表格文件，不是讲话稿；请把文字复制到文档，另存为 .docx 或 .txt",
    ".pdf": "PDF 文件，请用 Word 或 WPS 打开，另存为 .docx 或 .txt 后再试",
    ".html": "网页文件，请在浏览器中全选复制到记事本，另存为 .txt 后再试",
    ".htm": "网页文件，请在浏览器中全选复制到记事本，另存为 .txt 后再试",
}
_ADVICE[".ofd"] = _ADVICE[".pdf"].replace("PDF", "OFD")

Format = Literal["text", "markdown", "word"]


@dataclass(frozen=True, slots=True)
class Document:
    """The decoded text of a file."""

    name: str
    text: str
    format: Format
    hints: tuple[tuple[int, int], ...] = ()
    """Where a line starts that the file's own styles call a heading, and its level; 0 is the title."""


def read_document(path: Path) -> Document:
    """Return the text of a .txt, .md or .docx file.

    Raises:
        DrafterError: The file is missing, empty, too large, damaged, locked or of another format.
    """
    suffix = path.suffix.lower()
    if suffix == ".docx":
        return _read_word(path)
    if suffix in _ADVICE and path.is_file():
        raise DrafterError(f"这是{_ADVICE[suffix]}", str(path))
    if suffix not in {".txt", ".md", ".markdown", ".text", ""} and path.is_file():
        raise DrafterError(f"不支持“{suffix}”文件，请另存为 .docx 或 .txt 后再试", str(path))
    text = read_text(path, limit=TEXT_LIMIT)
    return Document(path.name, text, "markdown" if suffix in {".md", ".markdown"} else "text")


def _read_word(path: Path) -> Document:
    data = read_bytes(path, limit=WORD_LIMIT)
    if data.startswith(_COMPOUND_FILE):
        raise DrafterError("文件设了密码，或实际是旧版 .doc；请打开后去掉密码，另存为 .docx", str(path))
    _refuse_bombs(data, path)
    from docx import Document as open_word  # noqa: N813, PLC0415 - a heavy import

    try:
        word = open_word(io.BytesIO(data))
        lines = list(_word_lines(word))
    except Exception as error:  # python-docx and lxml raise a dozen unrelated types on damaged files
        raise DrafterError("文件已损坏，请用 Word 或 WPS 打开修复，另存为 .docx 后再试", str(path)) from error
    hints, position = [], 0
    for line, level in lines:
        if level is not None:
            hints.append((position, level))
        position += len(line) + 1
    text = "\n".join(line for line, _ in lines)
    if not text.strip():
        raise DrafterError("文件里没有文字（可能是扫描图片），请先识别成文字", str(path))
    return Document(path.name, text, "word", tuple(hints))


def _refuse_bombs(data: bytes, path: Path) -> None:
    """Look at the zip directory before anything is unpacked; refuse entities, which docx never needs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            total = sum(entry.file_size for entry in entries)
            if total > UNPACKED_LIMIT or len(entries) > _ENTRIES_LIMIT or total > UNPACKED_RATIO * len(data):
                raise DrafterError("文件解压后过大，不像正常的文档，没有打开", str(path))
            if any(entry.flag_bits & 1 for entry in entries):
                raise DrafterError("文件设了密码，请去掉密码另存后再试", str(path))
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    with package.open(entry) as part:
                        head = part.read(4096)
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        raise DrafterError("文件里有不安全的 XML 声明，没有打开", str(path))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise DrafterError(
            "不是有效的 .docx 文件，请用 Word 或 WPS 另存为 .docx 后再试", str(path)
        ) from error


def _word_lines(word: Any) -> list[tuple[str, int | None]]:  # noqa: ANN401 - python-docx is imported late
    from docx.table import Table  # noqa: PLC0415

    lines: list[tuple[str, int | None]] = []
    for item in word.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                cells = dict.fromkeys(cell.text.replace("\n", " ").strip() for cell in row.cells)
                lines.append(("\t".join(cells), None))
            continue
        level = _style_level(item.style.name if item.style is not None else "")
        parts = item.text.replace("\r", "\n").split("\n")
        lines.extend((part, level if index == 0 else None) for index, part in enumerate(parts))
    return lines


def _style_level(style: str | None) -> int | None:
    name = (style or "").strip().lower().replace(" ", "")
    if name in {"title", "标题"}:
        return 0
    for prefix in ("heading", "标题"):
        if name.startswith(prefix) and name[len(prefix) :] in {"1", "2", "3"}:
            return int(name[-1])
    return None
