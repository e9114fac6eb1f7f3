"""A worksheet's table of figures: where its header is, what its columns mean, what its rows say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from drafter.schema.sheet import Cell, Sheet
from drafter.schema.sheet_headers import SheetHeaders, plain

_LAST_HEADER_ROW = 40
_LONGEST_HEADER = 20
_LONGEST_NAME = 40
_BRACKET = re.compile(r"[(\[（]([^()\[\]（）]{1,12})[)\]）]")
_UNIT_NOTE = re.compile("(?:计量)?单位[:：]([^;；。()（）]{1,20})")
_MAGNITUDE = re.compile("^(?:万亿|[万亿千百])?")
_NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}(?:[、．]|\.(?![0-9])))"
)
_SHARED = ("%", "‰")


class Column(NamedTuple):
    """A column of the table."""

    number: int
    """From 0."""
    unit: str
    """From the bracket in its header: 亿元, %; or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator."""

    name: str
    unit: str
    cells: dict[str, tuple[Cell, str, str]]
    """By key of the brief: the cell, its place, the unit of its column."""
    place: str
    """Of its name."""


class _Header(NamedTuple):
    last_row: int
    columns: dict[str, Column]


def table_rows(sheet: Sheet, headers: SheetHeaders) -> Iterator[Row]:
    """Yield the indicators of a worksheet; none where it holds no table of figures.

    Titles, notes, empty rows and rows without a value of this period are passed over. A further header below begins a
    further table. Names lose their numbering and what marks them as parts; where a part's name stands twice, its
    whole's name goes before it.
    """
    header: _Header | None = None
    unit = whole = ""
    seen: set[str] = set()
    row = 0
    while row < len(sheet.rows):
        found = _header_at(sheet, row, headers)
        if found is not None:
            header, row = found, found.last_row + 1
            continue
        unit = _unit_note(sheet, row) or unit
        item = _row(sheet, row, header, unit, headers) if header is not None else None
        if item is not None and header is not None:
            is_part, name = _is_part(sheet.cell(row, header.columns["名称"].number).text, headers), item.name
            if is_part and name in seen and whole:
                item = Row(name=f"{whole}中的{name}", unit=item.unit, cells=item.cells, place=item.place)
            whole = whole if is_part else name
            seen.add(item.name)
            yield item
        row += 1


def is_table(sheet: Sheet, headers: SheetHeaders) -> bool:
    """Tell whether a worksheet holds a table of figures."""
    return next(table_rows(sheet, headers), None) is not None


def _header_at(sheet: Sheet, row: int, headers: SheetHeaders) -> _Header | None:
    """Return the header that begins in a row: of one row, or of two where groups of columns have a common title."""
    titles = _titles(sheet, row)
    alone = _columns({n: ("", title) for n, title in titles.items()}, headers)
    if "名称" not in alone:
        return None
    both = _joined(sheet, row, titles, alone["名称"].number, headers)
    if {"名称", "本期"} <= both.keys():
        return _Header(row + 1, both)
    return _Header(row, alone) if "本期" in alone else None


def _joined(
    sheet: Sheet, row: int, titles: dict[int, str], name: int, headers: SheetHeaders
) -> dict[str, Column]:
    """Return the columns of a header of two rows; none where the second row is no header.

    It is one when it leaves the name's column to the first row and holds headers and no numbers.
    """
    below = _titles(sheet, row + 1)
    under_name = plain(sheet.cell(row + 1, name).text)
    if under_name not in ("", titles[name]) or not any(
        headers.key_of(_bare(text)) for text in below.values()
    ):
        return {}
    if any(cell.number is not None for cell in sheet.rows[row + 1]):
        return {}
    numbers = sorted({*titles, *below})
    return _columns({n: (_spread(sheet, row, n), below.get(n, "")) for n in numbers}, headers)


def _titles(sheet: Sheet, row: int) -> dict[int, str]:
    """Return the texts of a row that may be headers, by column."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return {
        index: plain(cell.text)
        for index, cell in enumerate(cells)
        if cell.text and cell.number is None and len(plain(cell.text)) <= _LONGEST_HEADER
    }


def _spread(sheet: Sheet, row: int, column: int) -> str:
    """Return the title over a column, taken from the left where cells are merged."""
    for (top, left), (bottom, right) in sheet.merged:
        if top <= row <= bottom and left <= column <= right:
            return plain(sheet.cell(top, left).text)
    filled = [n for n in range(column + 1) if sheet.cell(row, n).text]
    title = plain(sheet.cell(row, filled[-1]).text) if filled else ""
    return title if len(title) <= _LONGEST_HEADER else ""


def _bare(title: str) -> str:
    return _BRACKET.sub("", title)


def _columns(titles: dict[int, tuple[str, str]], headers: SheetHeaders) -> dict[str, Column]:
    """Return the columns of a header by the key that they fill; of several for a key the one with the best word.

    Args:
        titles: The common title over a column, if any, and its own.
        headers: The words.
    """
    best: dict[str, tuple[int, int, Column]] = {}
    for index, (over, under) in titles.items():
        told = (
            headers.key_below(_bare(over), _bare(under))
            if over and under
            else headers.key_of(_bare(over + under))
        )
        if told is None:
            continue
        title = over + under
        key, rank = told
        bracket = _BRACKET.search(under) or _BRACKET.search(over)
        unit = bracket[1] if bracket and _is_unit(bracket[1], headers) else "%" if "%" in title else ""
        candidate = (rank, index, Column(index, unit))
        if key not in best or candidate < best[key]:
            best[key] = candidate
    return {key: column for key, (_, _, column) in best.items()}


def _is_unit(text: str, headers: SheetHeaders) -> bool:
    return text in headers.units or _MAGNITUDE.sub("", text, count=1) in headers.units


def _unit_note(sheet: Sheet, row: int) -> str:
    """Return the unit that a line such as 单位：万元、% names for the table below it."""
    for cell in sheet.rows[row]:
        match = _UNIT_NOTE.search(plain(cell.text)[:200]) if cell.text else None
        if match:
            units = [unit for unit in re.split("[、,，/]", match[1]) if unit]
            return next((unit for unit in units if unit not in _SHARED), units[0] if units else "")
    return ""


def _is_part(text: str, headers: SheetHeaders) -> bool:
    return plain(text).startswith(headers.parts)


def _row(sheet: Sheet, row: int, header: _Header, note: str, headers: SheetHeaders) -> Row | None:
    columns = header.columns
    title = plain(sheet.cell(row, columns["名称"].number).text)
    if not title or title.startswith(headers.ignored_rows):
        return None
    name, unit = _name_and_unit(title, headers)
    if not name or len(name) > _LONGEST_NAME:
        return None
    cells = {
        key: (cell, sheet.place(row, column.number), column.unit)
        for key, column in columns.items()
        if key not in ("名称", "单位")
        and ((cell := sheet.cell(row, column.number)).broken or plain(cell.text) not in headers.blanks | {""})
    }
    if "本期" not in cells:
        return None
    if "单位" in columns:
        given = plain(sheet.cell(row, columns["单位"].number).text)
        first = re.split("[、,，/]", given)[0] if given not in headers.blanks else ""
        unit = unit or first
    return Row(
        name=name,
        unit=unit or columns["本期"].unit or note,
        cells=cells,
        place=sheet.place(row, columns["名称"].number),
    )


def _name_and_unit(title: str, headers: SheetHeaders) -> tuple[str, str]:
    """Return the name of an indicator without numbering and 其中, and the unit in the bracket behind it."""
    name = _NUMBERING.sub("", title, count=1) if _NUMBERING.match(title) else title
    for part in headers.parts:
        if name.startswith(part):
            name = name.removeprefix(part).lstrip(":：")
            break
    name = _NUMBERING.sub("", name, count=1) if _NUMBERING.match(name) else name
    bracket = next((match for match in _BRACKET.finditer(name) if match.end() == len(name)), None)
    if bracket and _is_unit(bracket[1], headers):
        return name[: bracket.start()], bracket[1]
    return name.replace("(", "（").replace(")", "）"), ""
