"""How the cells of an .xlsx file show their numbers, which decides between 0.123 and 12.3%.

Source: ECMA-376, part 1, 18.3 (cells), 18.8.30 (number formats; 9 and 10 are percentages by definition).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import NamedTuple

from lxml import etree

_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_PLACES = re.compile(r"[0#?]\.([0#?]+)")


class Shown(NamedTuple):
    """How a cell shows its number."""

    decimals: int | None = None
    """None for the General format."""
    percent: bool = False
    unsolved: bool = False
    """A formula without a stored result."""
    error: str = ""
    """The error that it shows: #DIV/0!."""


Shows = dict[tuple[int, int], Shown]


class TooManyCellsError(ValueError):
    """A cell lies further out than any report reaches."""


def cell_formats(data: bytes, sheet: str, *, most_rows: int, most_columns: int) -> Shows:
    """Return how the cells of a worksheet are shown, by row and column from 0; those in General style left out.

    Args:
        data: An .xlsx file whose parts have been found to be of bearable size.
        sheet: The worksheet's name.
        most_rows: Where a report ends at the latest.
        most_columns: Likewise.

    Raises:
        TooManyCellsError: A cell with a value lies outside the two.
        KeyError: The package has no such worksheet.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = _part_of(package, sheet)
        styles = _styles(package)
        result: Shows = {}
        row = column = -1
        with package.open(part) as stream:
            for event, element in etree.iterparse(
                stream, events=("start", "end"), resolve_entities=False, no_network=True
            ):
                tag = etree.QName(element).localname
                if event == "start" and tag == "row":
                    given = element.get("r", "")
                    row, column = int(given) - 1 if given.isdecimal() else row + 1, -1
                elif event == "end" and tag == "c":
                    match = _REFERENCE.fullmatch(element.get("r", ""))
                    row, column = _position(match) if match else (row, column + 1)
                    if len(element) and (row >= most_rows or column >= most_columns):
                        raise TooManyCellsError(sheet)
                    shown = _shown(element, styles)
                    if len(element) and shown != Shown():
                        result[row, column] = shown
                    element.clear()
                elif event == "end" and tag == "row":
                    element.clear()
        return result


def _position(match: re.Match[str]) -> tuple[int, int]:
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _shown(cell: etree._Element, styles: list[Shown]) -> Shown:
    children = {etree.QName(child).localname: child for child in cell}
    value = children.get("v")
    unsolved = "f" in children and (value is None or not value.text)
    style = cell.get("s", "0")
    shown = styles[int(style)] if style.isdecimal() and int(style) < len(styles) else Shown()
    error = (value.text or "") if cell.get("t") == "e" and value is not None else ""
    return shown._replace(unsolved=unsolved, error=error)


def _xml(package: zipfile.ZipFile, part: str) -> etree._Element | None:
    if part not in package.namelist():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(part), parser)


def _part_of(package: zipfile.ZipFile, sheet: str) -> str:
    """Return the part of the package that holds a worksheet, empty where it is not found."""
    book, relations = (
        _xml(package, "xl/workbook.xml"),
        _xml(package, "xl/_rels/workbook.xml.rels"),
    )
    if book is None or relations is None:
        return ""
    targets = {item.get("Id", ""): item.get("Target", "") for item in relations}
    for item in book.iter("{*}sheet"):
        if item.get("name") == sheet:
            # Transitional and strict files name this attribute in different namespaces.
            relation = next((value for name, value in item.items() if str(name).endswith("}id")), "")
            target = targets.get(relation, "")
            return posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    return ""


def _styles(package: zipfile.ZipFile) -> list[Shown]:
    """Return how each cell style shows numbers."""
    sheet = _xml(package, "xl/styles.xml")
    if sheet is None:
        return []
    codes = dict(_BUILT_IN)
    for item in sheet.iter("{*}numFmt"):
        number = item.get("numFmtId", "")
        if number.isdecimal():
            codes[int(number)] = item.get("formatCode", "")
    formats = sheet.find("{*}cellXfs")
    found = [] if formats is None else [item.get("numFmtId", "0") for item in formats]
    return [_read_code(codes.get(int(number), "") if number.isdecimal() else "") for number in found]


def _read_code(code: str) -> Shown:
    """Return what a format code such as `0.0%` shows; the part for positive numbers counts."""
    bare = _LITERALS.sub("", code).partition(";")[0]
    if not re.search("[0#?]", bare) or re.search("[eE/]", bare):
        return Shown()
    places = _PLACES.search(bare)
    return Shown(len(places[1]) if places else 0, "%" in bare)
