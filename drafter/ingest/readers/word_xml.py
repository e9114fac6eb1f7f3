"""WordprocessingML as trees: parsed without entities, network or huge nodes; names without their namespace."""

from __future__ import annotations

from typing import Any

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TAGS_LIMIT = 2_000_000
"""Markup beyond this (opening angle brackets) would fill the memory as a tree: about 200 bytes each."""
_OFF = frozenset({"0", "false", "off", "none"})
_PROLOGUE = 4096

Element = Any
"""An lxml element; lxml is imported late and has no types."""


class UnsafeXmlError(ValueError):
    """A document type declaration, or more markup than any document needs."""


def parse_part(data: bytes) -> Element:
    """Return the root of a part.

    Args:
        data: The part, of a bounded size.

    Raises:
        UnsafeXmlError: It declares a document type (Word never does) or is too large as a tree.
        lxml.etree.XMLSyntaxError: It is not well-formed, or nested deeper than 256 levels.
    """
    from lxml import etree  # noqa: PLC0415 - a heavy import

    if data.count(b"<") > TAGS_LIMIT or b"<!DOCTYPE" in data[:_PROLOGUE]:
        raise UnsafeXmlError
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data.replace(_STRICT, WORD.encode()), parser)
    if root.getroottree().docinfo.doctype:  # also where the encoding hid it
        raise UnsafeXmlError
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first descendant along a path of names, or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(f"{{{WORD}}}{name}")
    return element


def children(element: Element, name: str) -> list[Element]:
    """Return the children of a name."""
    found: list[Element] = element.findall(f"{{{WORD}}}{name}")
    return found


def attribute(element: Element | None, name: str = "val") -> str:
    """Return an attribute of Word's namespace, empty where there is none."""
    return "" if element is None else str(element.get(f"{{{WORD}}}{name}") or "")


def number(element: Element | None, name: str = "val") -> int | None:
    """Return an attribute that is a whole number below 100,000, else None."""
    value = attribute(element, name)
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 5 else None


def is_on(element: Element | None) -> bool:
    """Tell whether a toggle such as `w:vanish` is there and not switched off."""
    return element is not None and attribute(element) not in _OFF
