"""Styles of a Word file: which level of heading, which list and which font a paragraph has through them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from drafter.ingest.readers.word_xml import attribute, child, children, is_on, number
from drafter.markup import Element

_CHAIN_LIMIT = 20
_HEADING = re.compile(r"(?:heading|标题)([1-9])")
_CONTENTS = re.compile(r"(?:toc|目录)[1-9]?")
_BODY_OUTLINE = 9
_Found = TypeVar("_Found")


class ListPlace(NamedTuple):
    """The list to which a paragraph belongs."""

    identifier: str
    """Empty or `0` where the paragraph is taken out of any list."""
    depth: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style, without what it inherits."""

    name: str
    based_on: str
    outline: int | None
    place: ListPlace | None
    font: str
    hidden: bool | None


class Styles:
    """The styles of a document with their inheritance.

    Args:
        root: The root of word/styles.xml, or None where the file has none.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        self.linked_lists: dict[str, str] = {}
        """Lists by the numbering style that names them."""
        for item in children(root, "style") if root is not None else ():
            identifier, kind = attribute(item, "styleId"), attribute(item, "type")
            style = _style(item)
            self._styles[identifier] = style
            if kind == "numbering" and style.place:
                self.linked_lists[identifier] = style.place.identifier
            if kind in {"", "paragraph"} and attribute(item, "default") in {"1", "true", "on"}:
                self.default = identifier

    def level(self, identifier: str) -> int | None:
        """Return the level of heading that a paragraph style means: 0 title, 1 and on headings, None text."""
        return self._first(identifier, _level)

    def outline(self, identifier: str) -> int | None:
        """Return the outline level, from 0; 9 is body text."""
        return self._first(identifier, lambda style: style.outline)

    def place(self, identifier: str) -> ListPlace | None:
        """Return the list to which paragraphs of a style belong."""
        return self._first(identifier, lambda style: style.place)

    def owner_of_place(self, identifier: str) -> str:
        """Return the style in the chain that names the list: a list's levels know styles by it."""
        return next((name for name, style in self._chain(identifier) if style.place is not None), "")

    def font(self, identifier: str) -> str:
        """Return the East Asian font, empty where the chain names none."""
        return self._first(identifier, lambda style: style.font or None) or ""

    def is_hidden(self, identifier: str) -> bool:
        """Tell whether text of a style is hidden."""
        return bool(self._first(identifier, lambda style: style.hidden))

    def is_contents(self, identifier: str) -> bool:
        """Tell whether a style is that of a line in a table of contents."""
        style = self._styles.get(identifier)
        return style is not None and _CONTENTS.fullmatch(style.name) is not None

    def _chain(self, identifier: str) -> Iterator[tuple[str, Style]]:
        for _ in range(_CHAIN_LIMIT):
            style = self._styles.get(identifier)
            if style is None:
                return
            yield identifier, style
            identifier = style.based_on

    def _first(self, identifier: str, get: Callable[[Style], _Found | None]) -> _Found | None:
        found = (get(style) for _, style in self._chain(identifier))
        return next((value for value in found if value is not None), None)


def _level(style: Style) -> int | None:
    if style.name in {"title", "标题"}:
        return 0
    match = _HEADING.fullmatch(style.name)
    if match:
        return int(match[1])
    return style.outline + 1 if style.outline is not None and style.outline < _BODY_OUTLINE else None


def _style(item: Element) -> Style:
    runs = child(item, "rPr")
    vanish = child(runs, "vanish")
    return Style(
        name=attribute(child(item, "name")).strip().lower().replace(" ", ""),
        based_on=attribute(child(item, "basedOn")),
        outline=number(child(item, "pPr", "outlineLvl")),
        place=list_place(child(item, "pPr")),
        font=east_asian_font(runs),
        hidden=None if vanish is None else is_on(vanish),
    )


def list_place(properties: Element | None) -> ListPlace | None:
    """Return the list that paragraph properties name, or None."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    return ListPlace(attribute(child(numbering, "numId")), number(child(numbering, "ilvl")))


def east_asian_font(properties: Element | None) -> str:
    """Return the East Asian font that run properties name, or an empty text."""
    return attribute(child(properties, "rFonts"), "eastAsia")
