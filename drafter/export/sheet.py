"""Paper, grid, page numbers and settings of a document after a page profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter.export.styles import FOOTER, add_styles, footer_line_twips
from drafter.export.wordml import element, new_document, run
from drafter.model.page import TWIPS_PER_POINT, PageProfile

if TYPE_CHECKING:
    from docx.document import Document

_TWIPS_PER_MM = 1440 / 25.4
_NUMBER_BELOW_MM = 7  # GB/T 9704-2012, 7.5: the dash stands 7 mm below the type area
_ONE_CHARACTER = 100
# In the order of the schema.
_COMPATIBILITY = (
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "doNotExpandShiftReturn",
    "adjustLineHeightInTable",
    "useFELayout",
)


def blank_sheet(page: PageProfile) -> Document:
    """Return a document without text, with all styles and page numbers (odd pages right, even ones left)."""
    document = new_document()
    add_styles(document, page)
    _add_settings(document)
    section = document.sections[0]
    _add_footer(section.footer, page, side="right")
    _add_footer(section.even_page_footer, page, side="left")
    sheet = section._sectPr  # noqa: SLF001 - python-docx has no face for the grid
    for name in ("pgSz", "pgMar", "cols", "docGrid"):
        for old in sheet.xpath(f"w:{name}"):
            sheet.remove(old)
    for new in _paper(page):
        sheet.append(new)
    return document


def _paper(page: PageProfile) -> tuple[Any, ...]:
    footer_mm = page.bottom_mm - _NUMBER_BELOW_MM - footer_line_twips(page) / _TWIPS_PER_MM / 2
    return (
        element("pgSz", w=_twips(page.width_mm), h=_twips(page.height_mm)),
        element(
            "pgMar",
            top=_twips(page.top_mm),
            right=_twips(page.right_mm),
            bottom=_twips(page.bottom_mm),
            left=_twips(page.left_mm),
            header=_twips(page.top_mm / 2),
            footer=_twips(max(0.0, footer_mm)),
            gutter=0,
        ),
        element("cols", space=425),
        # Lines only: with a grid of characters LibreOffice gives each two cells (measured with 7.4).
        element("docGrid", type="lines", linePitch=page.line_twips),
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _add_footer(footer: Any, page: PageProfile, *, side: str) -> None:  # noqa: ANN401
    """Write — 1 —, one character away from the edge."""
    footer.is_linked_to_previous = False
    indent: dict[str, Any] = {
        "firstLineChars": 0,
        "firstLine": 0,
        f"{side}Chars": _ONE_CHARACTER,
        side: round(page.page_number_pt * TWIPS_PER_POINT),
    }
    field = element("fldSimple", run("1"), instr=" PAGE ")
    holder = footer._element  # noqa: SLF001 - python-docx has no face for fields
    holder[:] = [
        element(
            "p",
            element("pPr", element("pStyle", val=FOOTER), element("ind", **indent), element("jc", val=side)),
            run("— "),
            field,
            run(" —"),
        )
    ]


def _add_settings(document: Document) -> None:
    settings = document.settings.element
    settings.append(element("zoom", percent=100))
    settings.append(element("evenAndOddHeaders"))
    settings.append(element("characterSpacingControl", val="compressPunctuation"))
    mode = element(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    settings.append(element("compat", *(element(name) for name in _COMPATIBILITY), mode))
