"""Zip packages of spreadsheets (.xlsx, .ods), held against bounds before a reader lays them out in memory."""

from __future__ import annotations

import io
from collections import deque
from pathlib import Path

from lxml import etree

from drafter.archives import Archive, Limits, Refusals
from drafter.errors import DrafterError
from drafter.files import MEGABYTE

MOST_ROWS = 5000
MOST_COLUMNS = 300
MOST_SHEETS = 60
_MOST_REPEATS = 2_000_000
"""Cells of the rectangle that an .ods file with repeated cells stands for."""
_WORKBOOK, _CONTENT = "xl/workbook.xml", "content.xml"
TOO_LARGE = "表格太大，不像一张指标表，没有打开；请把要用的部分另存成一个文件"
UNKNOWN = "不是能识别的表格（支持 .xlsx、.xls、.et、.ods、.csv）"
LOCKED = "表格设了密码，请去掉密码另存后再试"
DAMAGED = "表格已损坏或不完整，请用 WPS 或 Excel 打开，另存后再试"
_LIMITS = Limits(entries=2000, part=48 * MEGABYTE, total=48 * MEGABYTE, ratio=None)
_REFUSALS = Refusals(too_large=TOO_LARGE, unreadable=DAMAGED, damaged=DAMAGED, method=DAMAGED, locked=LOCKED)


def check_package(data: bytes, path: Path) -> None:
    """Unpack a package up to the limits, whatever its directory says of sizes.

    Raises:
        DrafterError: It is no spreadsheet, locked, damaged or too large.
    """
    archive = Archive(data, _LIMITS, _REFUSALS, str(path))
    if not {_WORKBOOK, _CONTENT} & {entry.filename for entry in archive.entries}:
        raise DrafterError(UNKNOWN, str(path))
    content: bytes | None = None
    for entry in archive.entries:
        chunks = archive.unpack(entry)
        if entry.filename == _CONTENT:
            content = b"".join(chunks)
        else:
            deque(chunks, maxlen=0)
    if content is None:
        return
    try:
        _refuse_repeats(content, path)
    except (etree.LxmlError, ValueError) as error:
        raise DrafterError(DAMAGED, str(path)) from error


def _refuse_repeats(content: bytes, path: Path) -> None:
    """Refuse an .ods file in which cells with a value are repeated without end; empty ones always are."""
    rows, filled, width = 0, 0, 0
    source = io.BytesIO(content)
    rows_read = etree.iterparse(
        source, tag="{*}table-row", resolve_entities=False, no_network=True, remove_comments=True
    )
    for _, element in rows_read:
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
