"""Minimal .xlsx files for the tests, written by hand so that the number format of each cell is ours."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CODES = ("General", "0.0%", "0.00", "#,##0", "0.0")


class Shown(NamedTuple):
    """A number with its format, or a formula without result."""

    value: float
    code: str = "General"
    formula: str = ""
    solved: bool = True


class Wrong(NamedTuple):
    """An error cell."""

    text: str


Value = str | float | Shown | Wrong | None


def workbook(
    sheets: dict[str, list[list[Value]]],
    *,
    hidden: frozenset[str] = frozenset(),
    merged: tuple[str, ...] = (),
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """Return an .xlsx file.

    Args:
        sheets: Rows by worksheet.
        hidden: Names of hidden worksheets.
        merged: Merged ranges of every worksheet.
        extra: Further parts.
    """
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.spreadsheetml.worksheet+xml"/>'
            for n in numbers
        )
        + "</Types>",
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
        + "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"'
            + (' state="hidden"' if name in hidden else "")
            + "/>"
            for n, name in zip(numbers, sheets, strict=True)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in numbers}
            | {"rId99": ("styles", "styles.xml")}
        ),
        "xl/styles.xml": _styles(),
    }
    for n, rows in zip(numbers, sheets.values(), strict=True):
        parts[f"xl/worksheets/sheet{n}.xml"] = _sheet(rows, merged)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, _HEAD + text)
        for name, data in (extra or {}).items():
            package.writestr(name, data)
    return buffer.getvalue()


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{key}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
            for key, (kind, target) in targets.items()
        )
        + "</Relationships>"
    )


def _styles() -> str:
    formats = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(CODES) if n
    )
    styles = "".join(
        f'<xf numFmtId="{164 + n if n else 0}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in range(len(CODES))
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(CODES) - 1}">{formats}</numFmts>'
        '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(CODES)}">{styles}</cellXfs></styleSheet>'
    )


def _sheet(rows: list[list[Value]], merged: tuple[str, ...]) -> str:
    body = "".join(
        f'<row r="{r}">'
        + "".join(_cell(f"{chr(64 + c)}{r}", value) for c, value in enumerate(row, 1))
        + "</row>"
        for r, row in enumerate(rows, 1)
    )
    ranges = "".join(f'<mergeCell ref="{item}"/>' for item in merged)
    tail = f'<mergeCells count="{len(merged)}">{ranges}</mergeCells>' if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData>{tail}</worksheet>'


def _cell(place: str, value: Value) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, Wrong):
        return f'<c r="{place}" t="e"><v>{value.text}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    shown = value if isinstance(value, Shown) else Shown(value)
    formula = f"<f>{shown.formula}</f>" if shown.formula else ""
    stored = f"<v>{shown.value!r}</v>" if shown.solved else ""
    return f'<c r="{place}" s="{CODES.index(shown.code)}">{formula}{stored}</c>'


def open_document(rows: list[list[str | float]], *, repeat: int = 1) -> bytes:
    """Return an .ods file of one worksheet, the last row repeated."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = "".join(f' xmlns:{name}="{office}:{name}:1.0"' for name in ("office", "table", "text"))
    body = ""
    for number, row in enumerate(rows):
        times = f' table:number-rows-repeated="{repeat}"' if number == len(rows) - 1 else ""
        cells = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
            if isinstance(value, str)
            else f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
            "</table:table-cell>"
            for value in row
        )
        body += f"<table:table-row{times}>{cells}</table:table-row>"
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr(
            "META-INF/manifest.xml",
            f'{_HEAD}<manifest:manifest xmlns:manifest="{office}:manifest:1.0"/>',
        )
        package.writestr(
            "content.xml",
            f"{_HEAD}<office:document-content{spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="全年">{body}{empty}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return buffer.getvalue()
