"""The styles of a document after a page profile: every font named outright, none taken from a theme.

Theme fonts win over named ones in Word, and the themes of Word know no 仿宋: there must be none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from drafter.export.wordml import add_font_table, element
from drafter.model.page import TWIPS_PER_POINT, PageProfile, Typeface

if TYPE_CHECKING:
    from docx.document import Document

NORMAL, TITLE, BYLINE, SALUTATION, NOTE, FOOTER = (
    "Normal",
    "Title",
    "Subtitle",
    "Salutation",
    "Note",
    "Footer",
)
_INDENT = 200  # hundredths of a character
_NOTE_SHARE = 0.875  # 14 of 16 pt: one size down (四号 for 三号)
_NOTE_LINE = 1.5  # of its size


def heading_style(level: int) -> str:
    """Return the id of the paragraph style of a heading, level 1 to 3."""
    return f"Heading{level}"


def run_in_style(level: int) -> str:
    """Return the id of the character style of a heading that its paragraph follows in the same line."""
    return f"RunInHeading{level}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """A paragraph style; all others are based on the body's."""

    id: str
    name: str
    """Names of Word's own styles are shown in the language of the user."""
    face: Typeface
    size_pt: float
    indent: int = _INDENT
    """Of the first line, hundredths of a character."""
    left_twips: int = 0
    """Of all lines."""
    centred: bool = False
    bold: bool = False
    line_twips: int | None = None
    """Where it differs from the body's."""
    outline: int | None = None
    next: str = NORMAL


def add_styles(document: Document, page: PageProfile) -> None:
    """Fill an empty document's styles and font table."""
    styles = document.styles.element
    styles.append(_defaults(page))
    styles.append(_paragraph_style(_body(page), page))
    for style in _styles(page):
        styles.append(_paragraph_style(style, page))
    for level in (2, 3):
        styles.append(_run_in_style(level, page))
    add_font_table(document, element("fonts", *(_font(face) for face in page.fonts.all())))


def _body(page: PageProfile) -> _Style:
    return _Style(id=NORMAL, name="Normal", face=page.fonts.body, size_pt=page.body_pt)


def _styles(page: PageProfile) -> list[_Style]:
    fonts, size = page.fonts, page.body_pt
    headings = [
        _Style(
            id=heading_style(level),
            name=f"heading {level}",
            face=face,
            size_pt=size,
            bold=level == 3,
            outline=level - 1,
        )
        for level, face in enumerate(fonts.headings, 1)
    ]
    note = round(size * _NOTE_SHARE * 2) / 2
    title_line = round(page.title_line_pt * TWIPS_PER_POINT)
    return [
        _Style(
            id=TITLE,
            name="Title",
            face=fonts.title,
            size_pt=page.title_pt,
            indent=0,
            centred=True,
            line_twips=title_line,
            next=BYLINE,
        ),
        _Style(
            id=BYLINE, name="Subtitle", face=fonts.byline, size_pt=size, indent=0, centred=True, next=BYLINE
        ),
        _Style(id=SALUTATION, name="Salutation", face=fonts.body, size_pt=size, indent=0),
        *headings,
        _Style(
            id=NOTE,
            name="参考",
            face=fonts.byline,
            size_pt=note,
            indent=0,
            left_twips=round(_INDENT / 100 * size * TWIPS_PER_POINT),
            line_twips=round(note * _NOTE_LINE * TWIPS_PER_POINT),
            next=NOTE,
        ),
        _Style(
            id=FOOTER,
            name="footer",
            face=fonts.page_number,
            size_pt=page.page_number_pt,
            indent=0,
            line_twips=footer_line_twips(page),
            next=FOOTER,
        ),
    ]


def footer_line_twips(page: PageProfile) -> int:
    """Return the height of the line of the page number, twips."""
    return round(page.page_number_pt * 1.4 * TWIPS_PER_POINT)


def _defaults(page: PageProfile) -> Any:  # noqa: ANN401
    run = element(
        "rPr",
        _fonts(page.fonts.body, page.fonts.latin),
        *_size(page.body_pt),
        element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    )
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault"))


def _paragraph_style(style: _Style, page: PageProfile) -> Any:  # noqa: ANN401
    normal = style.id == NORMAL
    latin = style.face if style.id in (TITLE, FOOTER) else page.fonts.latin
    spacing = round(page.spacing_pt * TWIPS_PER_POINT)
    run = element(
        "rPr",
        _fonts(style.face, latin),
        element("b") if style.bold else None,
        element("spacing", val=spacing) if normal and spacing else None,
        *_size(style.size_pt),
    )
    result = element(
        "style",
        element("name", val=style.name),
        None if normal else element("basedOn", val=NORMAL),
        None if normal else element("next", val=style.next),
        element("qFormat"),
        _paragraph_properties(style, page),
        run,
        type="paragraph",
        styleId=style.id,
    )
    if normal or style.id == NOTE:
        mark: dict[str, Any] = {"default": 1} if normal else {"customStyle": 1}
        result.attrib.update(element("style", **mark).attrib)
    return result


def _paragraph_properties(style: _Style, page: PageProfile) -> Any:  # noqa: ANN401
    line = style.line_twips or page.line_twips
    own_line = style.line_twips is not None
    character = style.size_pt * TWIPS_PER_POINT / 100
    left: dict[str, Any] = {"left": style.left_twips} if style.left_twips else {}
    outline = style.outline
    return element(
        "pPr",
        element("keepNext") if outline is not None else None,
        element("widowControl", val=0),
        # A line off the grid would otherwise take two of it.
        element("snapToGrid", val=0) if own_line else None,
        element("spacing", before=0, after=0, line=line, lineRule="exact"),
        # Characters win; twips are for readers that know no characters.
        element("ind", **left, firstLineChars=style.indent, firstLine=round(style.indent * character)),
        element("jc", val="center" if style.centred else "both"),
        element("outlineLvl", val=outline) if outline is not None else None,
    )


def _run_in_style(level: int, page: PageProfile) -> Any:  # noqa: ANN401
    run = element(
        "rPr",
        _fonts(page.fonts.headings[level - 1], page.fonts.latin),
        element("b") if level == 3 else None,
    )
    return element(
        "style",
        element("name", val=f"接排标题 {level}"),
        element("qFormat"),
        run,
        type="character",
        customStyle=1,
        styleId=run_in_style(level),
    )


def _fonts(face: Typeface, latin: Typeface) -> Any:  # noqa: ANN401
    return element("rFonts", ascii=latin.name, hAnsi=latin.name, eastAsia=face.name, cs=latin.name)


def _size(points: float) -> tuple[Any, Any]:
    half_points = round(points * 2)
    return element("sz", val=half_points), element("szCs", val=half_points)


def _font(face: Typeface) -> Any:  # noqa: ANN401
    return element(
        "font",
        element("altName", val=",".join(face.stand_ins)) if face.stand_ins else None,
        element("charset", val="00" if face.name.isascii() else "86"),
        name=face.name,
    )
