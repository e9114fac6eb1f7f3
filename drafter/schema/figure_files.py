"""指标文件 of a brief: figures out of spreadsheets, which the brief's own 指标 extend and override."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.resources import shipped
from drafter.schema.figure_entry import Faults, FigureEntry
from drafter.schema.figure_fields import FigureFields, FigureFileFields
from drafter.schema.figure_rows import row_fields
from drafter.schema.figure_table import Row, is_table, table_rows
from drafter.schema.sheet import Sheet
from drafter.schema.sheet_headers import SheetHeaders, read_sheet_headers
from drafter.schema.source import Path_, YamlFile

_KEYS = {field.alias: name for name, field in FigureFields.model_fields.items() if field.alias}
_MOST_NAMED = 12


class _Found(NamedTuple):
    """An indicator of a spreadsheet."""

    fields: FigureFields
    cells: Mapping[str, str]
    origin: Path_


def figure_entries(
    own: Sequence[FigureFields],
    files: Sequence[FigureFileFields],
    header_files: Sequence[Path],
    source: YamlFile,
    faults: Faults,
) -> list[FigureEntry]:
    """Return all figures of a brief: its own first, completed from the spreadsheets, then the spreadsheets' others.

    Args:
        own: 指标 of the brief.
        files: 指标文件; names are relative to the brief's folder.
        header_files: How to read tables: the shipped sheet_headers.yaml and the user's; none for the shipped one.
        source: The brief, for its folder and for places.
        faults: What is wrong is added here, with file, sheet and cell.
    """
    sheets: dict[str, _Found] = {}
    headers = (
        read_sheet_headers(list(header_files) or [shipped("config", "sheet_headers.yaml")]) if files else None
    )
    wanted = {item.name for item in own}
    for index, item in enumerate(files):
        origin: Path_ = ("指标文件", index) if ("指标文件", index) in source.marks else ("指标文件",)
        assert headers is not None
        for found in _read(item, origin, headers, wanted, source, faults):
            name = found.fields.name
            if name in sheets:
                before = sheets[name].cells["名称"]
                message = (
                    f"{found.cells['名称']}：指标“{name}”前面已有（{before}），请用“只取”或“工作表”选一个"
                )
                faults.append((source.place(origin), message))
            sheets.setdefault(name, found)
    result: list[FigureEntry] = []
    names: set[str] = set()
    for index, fields in enumerate(own):
        if fields.name in names:
            faults.append((source.place(("指标", index, "名称")), f"指标“{fields.name}”列了两次"))
        names.add(fields.name)
        result.append(_merged(fields, index, sheets.get(fields.name)))
    for name, found in sheets.items():
        if name not in names:
            result.append(
                FigureEntry(
                    fields=found.fields, index=len(result), cells=found.cells, origin=found.origin, own=False
                )
            )
    return result


def _merged(own: FigureFields, index: int, found: _Found | None) -> FigureEntry:
    """Return an indicator of the brief with what it leaves open taken from the spreadsheet."""
    if found is None:
        return FigureEntry(fields=own, index=index)
    said = {name for name in own.model_fields_set if getattr(own, name) not in ("", [])}
    if "value" in said:
        said |= {"unit", "note"}  # the sheet's unit and place are not those of this number
    update = {name: getattr(own, name) for name in said}
    cells = {key: place for key, place in found.cells.items() if _KEYS.get(key) not in said}
    return FigureEntry(
        fields=found.fields.model_copy(update=update), index=index, cells=cells, origin=found.origin
    )


def _read(
    item: FigureFileFields,
    origin: Path_,
    headers: SheetHeaders,
    wanted: set[str],
    source: YamlFile,
    faults: Faults,
) -> list[_Found]:
    """Return the indicators of one file; those that `只取` leaves out are not looked at."""
    from drafter.schema.figure_sheet import read_sheets  # noqa: PLC0415 - lxml only for briefs with a file

    place = source.place(origin)
    path = Path(source.name).parent / item.file
    try:
        sheet = _choose(read_sheets(path), item, path, headers)
    except DrafterError as error:
        faults.append((place, f"{item.file}：{error.message}"))
        return []
    rows = [row for row in table_rows(sheet, headers) if not item.only or row.name in item.only]
    absent = [name for name in item.only if name not in {row.name for row in rows}]
    if absent:
        known = [row.name for row in table_rows(sheet, headers)]
        more = "等" if len(known) > _MOST_NAMED else ""
        message = (
            f"{item.file}：没有“{absent[0]}”或者它没有本期数，表里有：{'、'.join(known[:_MOST_NAMED])}{more}"
        )
        faults.append((place, message))
    result = []
    for row in rows:
        fields, told = row_fields(row)
        faults += [(place, f"{item.file} {cell}：{message}") for cell, message in told]
        if fields is not None:
            result.append(_found(fields, row, item, origin, needed=bool(item.only) or row.name in wanted))
    return result


def _found(fields: FigureFields, row: Row, item: FigureFileFields, origin: Path_, *, needed: bool) -> _Found:
    cells = {key: f"{item.file} {place}" for key, (_, place, _) in row.cells.items()}
    cells["名称"] = f"{item.file} {row.place}"
    note = cells["本期"] + (f"（{fields.note}）" if fields.note else "")
    return _Found(fields.model_copy(update={"note": note, "optional": not needed}), cells, origin)


def _choose(sheets: tuple[Sheet, ...], item: FigureFileFields, path: Path, headers: SheetHeaders) -> Sheet:
    """Return the worksheet meant: the one named, or the only visible one that has a table of figures.

    Raises:
        DrafterError: There is none, or there are several.
    """
    if item.sheet and any(sheet.name for sheet in sheets):
        named = next((sheet for sheet in sheets if sheet.name == item.sheet), None)
        if named is None:
            known = "、".join(sheet.name for sheet in sheets)
            raise DrafterError(f"没有工作表“{item.sheet}”，有：{known}", str(path))
        candidates = [named]
    else:
        candidates = [sheet for sheet in sheets if not sheet.hidden]
    tables = [sheet for sheet in candidates if is_table(sheet, headers)]
    if not tables:
        where = f"工作表“{item.sheet}”里" if item.sheet else ""
        raise DrafterError(
            f"{where}找不到指标表：要有一行表头，写着 指标（或 项目、名称）和 本期（或 累计、完成）",
            str(path),
        )
    if len(tables) > 1:
        raise DrafterError(
            f"有几张指标表（{'、'.join(sheet.name for sheet in tables)}），请写明用哪一张：工作表: {tables[0].name}",
            str(path),
        )
    return tables[0]
