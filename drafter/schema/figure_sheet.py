"""Spreadsheets of unknown origin into cells: .xlsx, .xls, .et, .ods and .csv.

Kinds are told by their content, since .et is either of two. Sizes are bounded before the reader, which lays out a
whole rectangle in memory, sees them.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from drafter.errors import DrafterError
from drafter.files import MEGABYTE, read_bytes, read_text
from drafter.schema.cell_formats import Shown, TooManyCellsError, cell_formats
from drafter.schema.sheet import EMPTY, Cell, Sheet, number_cell
from drafter.schema.sheet_package import (
    DAMAGED,
    LOCKED,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    TOO_LARGE,
    UNKNOWN,
    check_package,
)

LIMIT = 10 * MEGABYTE
_TEXT_KINDS = (".csv", ".txt", ".tsv")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the worksheets of a file, in order, hidden ones too.

    Raises:
        DrafterError: It is missing, no spreadsheet, locked, damaged or too large.
    """
    if path.suffix.lower() in _TEXT_KINDS:
        return (_from_text(read_text(path, limit=LIMIT), path),)
    data = read_bytes(path, limit=LIMIT)
    if data.startswith(b"PK"):
        check_package(data, path)
    elif not data.startswith(_OLE):
        raise DrafterError(UNKNOWN, str(path))
    return _from_workbook(data, path)


def _from_text(text: str, path: Path) -> Sheet:
    first = text[: text.find("\n", 2000) if len(text) > 2000 else len(text)]
    delimiter = max(",\t;", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise DrafterError(DAMAGED, str(path)) from error
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise DrafterError(TOO_LARGE, str(path))
    return Sheet(name="", rows=tuple(tuple(Cell(value.strip()) for value in row) for row in rows))


def _from_workbook(data: bytes, path: Path) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, PasswordError  # noqa: PLC0415 - only for briefs with a spreadsheet

    try:
        return tuple(_worksheets(data, path))
    except PasswordError as error:
        raise DrafterError(LOCKED, str(path)) from error
    except TooManyCellsError as error:
        raise DrafterError(TOO_LARGE, str(path)) from error
    except (CalamineError, etree.LxmlError, zipfile.BadZipFile, OSError, ValueError, KeyError) as error:
        raise DrafterError(DAMAGED, str(path)) from error
    except BaseException as error:
        if (
            type(error).__name__ == "PanicException"
        ):  # the reader's, on a damaged file; no reason for us to die
            raise DrafterError(DAMAGED, str(path)) from error
        raise


def _worksheets(data: bytes, path: Path) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    has_formats = data.startswith(b"PK") and b"xl/workbook.xml" in data
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    if len(book.sheets_metadata) > MOST_SHEETS:
        raise DrafterError(TOO_LARGE, str(path))
    for metadata in book.sheets_metadata:
        if metadata.typ is not SheetTypeEnum.WorkSheet:
            continue
        # First the formats: they find cells too far out before the reader lays out the rectangle up to them.
        shown = (
            cell_formats(data, metadata.name, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
            if has_formats
            else {}
        )
        sheet = book.get_sheet_by_name(metadata.name)
        if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
            raise DrafterError(TOO_LARGE, str(path))
        yield Sheet(
            name=metadata.name,
            rows=tuple(
                tuple(_cell(value, shown.get((row, column))) for column, value in enumerate(line))
                for row, line in enumerate(sheet.to_python(skip_empty_area=False))
            ),
            hidden=metadata.visible is not SheetVisibleEnum.Visible,
            merged=tuple(sheet.merged_cell_ranges or ()),
        )


def _cell(value: object, shown: Shown | None) -> Cell:
    if shown is not None and shown.error:
        return Cell(shown.error)
    if shown is not None and shown.unsolved and value in ("", 0, 0.0):
        return Cell(broken="公式还没有算出结果，请用 WPS 或 Excel 打开这个表格，保存一次再试")
    if isinstance(value, bool):
        return Cell("是" if value else "否")
    if isinstance(value, int | float):
        if shown is None or shown.decimals is None:
            return number_cell(value)
        return number_cell(value, decimals=shown.decimals, percent=shown.percent)
    text = str(value).strip()
    return Cell(text) if text else EMPTY
