"""WordprocessingML: elements, runs, and a package without the leavings of python-docx's default template.

The only file of this stage that imports python-docx at run time. Names and orders: ECMA-376, part 1, chapter 17.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.rel import Relationships

# What XML 1.0 can't hold; nothing of a text is lost but these.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEPT_PARTS = ("officeDocument", "core-properties", "styles", "settings", "footer")
_FONT_TABLE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
_NO_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zone; a fixed date gives equal bytes
_NO_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def element(tag: str, *children: Any, text: str = "", **attributes: object) -> Any:  # noqa: ANN401
    """Return an element of the main namespace.

    Args:
        tag: Its name without the prefix.
        children: Elements to hold, in the order of the schema; None is left out.
        text: Its text, blanks kept.
        attributes: Of the main namespace.
    """
    from docx.oxml import OxmlElement  # noqa: PLC0415 - heavy
    from docx.oxml.ns import qn  # noqa: PLC0415 - heavy

    result = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        result.set(qn(f"w:{name}"), str(value))
    for child in children:
        if child is not None:
            result.append(child)
    if text:
        result.text = xml_text(text)
        result.set(qn("xml:space"), "preserve")
    return result


def xml_text(text: str) -> str:
    """Return a text without the control characters that XML can't hold."""
    return _NOT_XML.sub("", text)


def run(text: str, *, style: str = "", highlight: bool = False) -> Any:  # noqa: ANN401
    """Return a run; line feeds become line breaks.

    Quotation marks, dashes and dots are shared with Latin script: the hint gives them the Chinese font.

    Args:
        text: The text.
        style: Id of a character style, or empty.
        highlight: Whether it stands on yellow.
    """
    properties = element(
        "rPr",
        element("rStyle", val=style) if style else None,
        element("rFonts", hint="eastAsia"),
        element("highlight", val="yellow") if highlight else None,
    )
    result = element("r", properties)
    for number, line in enumerate(xml_text(text).split("\n")):
        if number:
            result.append(element("br"))
        if line:
            result.append(element("t", text=line))
    return result


def paragraph(style: str, *runs: Any, properties: tuple[Any, ...] = ()) -> Any:  # noqa: ANN401
    """Return a paragraph.

    Args:
        style: Id of its paragraph style.
        runs: Its runs.
        properties: Elements that differ from the style, in the order of the schema.
    """
    return element("p", element("pPr", element("pStyle", val=style), *properties), *runs)


def new_document() -> Document:
    """Return an empty document: no styles, settings, themes or other parts but those it can't do without."""
    import docx  # noqa: PLC0415 - heavy

    document = docx.Document()
    for rels in (document.part.package.rels, document.part.rels) if document.part.package else ():
        _drop_parts(rels)
    document.styles.element.clear()
    document.settings.element.clear()
    return document


def add_font_table(document: Document, fonts: Any) -> None:  # noqa: ANN401
    """Add the part that names the fonts and their stand-ins.

    Args:
        document: The document.
        fonts: The element `w:fonts`.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - heavy
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415 - heavy
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - heavy
    from docx.opc.part import Part  # noqa: PLC0415 - heavy

    name = PackURI("/word/fontTable.xml")
    part = Part(name, _FONT_TABLE, serialize_part_xml(fonts), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def add_comments_part(document: Document, comments: Any) -> None:  # noqa: ANN401
    """Add the part that holds the comments.

    Args:
        document: The document.
        comments: The element `w:comments`.
    """
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE  # noqa: PLC0415 - heavy
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415 - heavy
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - heavy
    from docx.opc.part import Part  # noqa: PLC0415 - heavy

    name = PackURI("/word/comments.xml")
    part = Part(name, CONTENT_TYPE.WML_COMMENTS, serialize_part_xml(comments), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)


def save(document: Document, title: str) -> bytes:
    """Return the file: no author, no dates, and the same bytes for the same content.

    Args:
        document: The document.
        title: Its title among the properties.
    """
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = properties.keywords = ""
    properties.title = xml_text(title)[:255]  # the limit of the property
    properties.language = "zh-CN"
    properties.created = properties.modified = _NO_DATE
    written, result = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _NO_ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells Windows from Linux
            target.writestr(entry, source.read(name))
    return result.getvalue()


def _drop_parts(rels: Relationships) -> None:
    for key, relationship in list(rels.items()):
        if relationship.reltype.rpartition("/")[2] not in _KEPT_PARTS:
            del rels[key]
