"""XML of unknown origin as trees: parsed without entities, network or huge nodes."""

from __future__ import annotations

from typing import Any

TAGS_LIMIT = 2_000_000
"""Markup beyond this (opening angle brackets) would fill the memory as a tree: about 200 bytes each."""
_PROLOGUE = 4096

Element = Any
"""An lxml element; lxml is imported late and has no types."""


class UnsafeMarkupError(ValueError):
    """A document type declaration, or more markup than any document needs."""


class DamagedMarkupError(ValueError):
    """Markup that is not well-formed, or nested deeper than 256 levels."""


def parse_markup(data: bytes, *, content_only: bool = False) -> Element:
    """Return the root of a document.

    Args:
        data: The document, of a bounded size.
        content_only: Whether to leave out comments and processing instructions.

    Raises:
        UnsafeMarkupError: It declares a document type (office programs never do) or is too large as a tree.
        DamagedMarkupError: It is not well-formed.
    """
    from lxml import etree  # noqa: PLC0415 - a heavy import

    if data.count(b"<") > TAGS_LIMIT or b"<!DOCTYPE" in data[:_PROLOGUE]:
        raise UnsafeMarkupError
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=content_only,
        remove_pis=content_only,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError) as error:  # the latter two for encodings
        raise DamagedMarkupError from error
    if root.getroottree().docinfo.doctype:  # also where the encoding hid it
        raise UnsafeMarkupError
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
