"""Zip packages of spreadsheets (.xlsx, .ods), held against bounds before a reader lays them out in memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

from lxml import etree

from drafter.errors import DrafterError
from drafter.files import MEGABYTE

UNPACKED_LIMIT = 48 * MEGABYTE
ENTRIES_LIMIT = 2000
MOST_ROWS = 5000
MOST_COLUMNS = 300
MOST_SHEETS = 60
_MOST_REPEATS = 2_000_000
"""Cells of the rectangle that an .ods file with repeated cells stands for."""
_DIRECTORY_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
TOO_LARGE = "表格太大，不像一张指标表，没有打开；请把要用的部分另存成一个文件"
UNKNOWN = "不是能识别的表格（支持 .xlsx、.xls、.et、.ods、.csv）"
LOCKED = "表格设了密码，请去掉密码另存后再试"
DAMAGED = "表格已损坏或不完整，请用 WPS 或 Excel 打开，另存后再试"


def check_package(data: bytes, path: Path) -> None:
    """Unpack a package up to the limits, whatever its directory says of sizes.

    Raises:
        DrafterError: It is no spreadsheet, locked, damaged or too large.
    """
    # Counted before the directory is read: a million entries would fill the memory.
    if data.count(_DIRECTORY_ENTRY) > ENTRIES_LIMIT:
        raise DrafterError(TOO_LARGE, str(path))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _measure(package, path)
    except RuntimeError as error:
        raise DrafterError(LOCKED, str(path)) from error
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, etree.LxmlError) as error:
        raise DrafterError(DAMAGED, str(path)) from error


def _measure(package: zipfile.ZipFile, path: Path) -> None:
    names = set(package.namelist())
    if not {"xl/workbook.xml", "content.xml"} & names:
        raise DrafterError(UNKNOWN, str(path))
    size = 0
    for entry in package.infolist():
        if entry.compress_type not in _METHODS:
            raise DrafterError(DAMAGED, str(path))
        with package.open(entry) as part:
            while chunk := part.read(1 << 18):
                size += len(chunk)
                if size > UNPACKED_LIMIT:
                    raise DrafterError(TOO_LARGE, str(path))
    if "content.xml" in names:
        with package.open("content.xml") as part:
            _refuse_repeats(part, path)


def _refuse_repeats(content: Any, path: Path) -> None:  # noqa: ANN401
    """Refuse an .ods file in which cells with a value are repeated without end; empty ones always are."""
    rows, filled, width = 0, 0, 0
    for _, element in etree.iterparse(content, tag="{*}table-row", resolve_entities=False, no_network=True):
        column = last = 0
        for cell in element:
            column += _count(cell, "columns")
            if len(cell):
                last = column
        rows += _count(element, "rows")
        if last:
            filled, width = rows, max(width, last)
        if filled * width > _MOST_REPEATS or filled > MOST_ROWS * MOST_SHEETS:
            raise DrafterError(TOO_LARGE, str(path))
        element.clear()


def _count(element: etree._Element, what: str) -> int:
    name = f"{{urn:oasis:names:tc:opendocument:xmlns:table:1.0}}number-{what}-repeated"
    given = element.get(name, "1")
    return int(given) if given.isdecimal() and len(given) < 10 else 1
