"""How the paragraphs of a Word file look: fonts, sizes, spacing, through the chain of styles.

Source: ECMA-376 part 1, 17.7.2 (order of styles), 17.3.1 (paragraphs), 17.3.2 (runs).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from drafter.ingest.readers.word_xml import attribute, child, children, is_on, number
from drafter.markup import Element

_CHAIN_LIMIT = 20
_TWIPS = 20
_WIDE = "\u3000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of one paragraph."""

    font: str
    size: float | None
    """Points."""
    bold: bool
    line_spacing: float | None
    """Points; None where the lines take their height from the type."""
    first_line_indent: float | None
    """Characters."""
    alignment: str


class Looks:
    """Resolves properties: a run's own, its style, the paragraph's style with what it is based on, the defaults.

    Args:
        styles: The root of word/styles.xml, or None.
        grid: The distance of the lines of the page's grid in points; None without one.
    """

    def __init__(self, styles: Element | None, grid: float | None) -> None:
        self._grid = grid
        self._styles: dict[str, Element] = {}
        self._default = ""
        for item in children(styles, "style") if styles is not None else ():
            identifier = attribute(item, "styleId")
            self._styles[identifier] = item
            if attribute(item, "type") == "paragraph" and is_on_attribute(item, "default"):
                self._default = identifier
        defaults = child(styles, "docDefaults") if styles is not None else None
        self._defaults = (child(defaults, "pPrDefault"), child(defaults, "rPrDefault"))

    def of(self, paragraph: Element) -> Look:
        """Return the look of `w:p`; of its runs that of most characters."""
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle")) or self._default
        chain = [properties, *self._chain(style, "pPr"), child(self._defaults[0], "pPr")]
        fonts: Counter[tuple[str, float | None, bool]] = Counter()
        text = ""
        for run in paragraph.iter(paragraph.tag.replace("}p", "}r")):
            words = "".join(item.text or "" for item in children(run, "t"))
            text += words
            if words.strip():
                fonts[self._type(child(run, "rPr"), style)] += len(words.strip())
        (font, size, bold), _ = fonts.most_common(1)[0] if fonts else (("", None, False), 0)
        return Look(
            font=font,
            size=size,
            bold=bold,
            line_spacing=self._line(chain),
            first_line_indent=_indent(chain, text, size),
            alignment=next((value for item in chain if (value := attribute(child(item, "jc")))), ""),
        )

    def _type(self, own: Element | None, style: str) -> tuple[str, float | None, bool]:
        chain = [own]
        chain += self._chain(attribute(child(own, "rStyle")), "rPr")
        chain += self._chain(style, "rPr")
        chain.append(child(self._defaults[1], "rPr"))
        half_points = next(
            (value for item in chain if (value := number(child(item, "sz"))) is not None), None
        )
        bold = next((item for item in chain if child(item, "b") is not None), None)
        return (
            _font(chain),
            half_points / 2 if half_points is not None else None,
            is_on(child(bold, "b")),
        )

    def _chain(self, identifier: str, part: str) -> list[Element | None]:
        found = []
        for _ in range(_CHAIN_LIMIT):
            style = self._styles.get(identifier)
            if style is None:
                break
            found.append(child(style, part))
            identifier = attribute(child(style, "basedOn"))
        return found

    def _line(self, chain: list[Element | None]) -> float | None:
        spacing = next((found for item in chain if _has(found := child(item, "spacing"), "line")), None)
        line = number(spacing, "line")
        rule = attribute(spacing, "lineRule")
        if line is not None and rule in {"exact", "atLeast"}:
            return line / _TWIPS
        snap = next((found for item in chain if (found := child(item, "snapToGrid")) is not None), None)
        if self._grid is not None and (snap is None or is_on(snap)):
            return self._grid * (line or 240) / 240
        return None


def is_on_attribute(element: Element, name: str) -> bool:
    """Tell whether an attribute says yes."""
    return attribute(element, name) in {"1", "true", "on"}


def _font(chain: list[Element | None]) -> str:
    """Return the East Asian font; empty where the theme names it or nothing does."""
    for item in chain:
        fonts = child(item, "rFonts")
        if fonts is None:
            continue
        if attribute(fonts, "eastAsiaTheme"):
            return ""
        if attribute(fonts, "eastAsia"):
            return attribute(fonts, "eastAsia")
    return ""


def _has(element: Element | None, name: str) -> bool:
    return element is not None and bool(attribute(element, name))


def _indent(chain: list[Element | None], text: str, size: float | None) -> float | None:
    blanks = len(text) - len(text.lstrip(_WIDE))
    if blanks:
        return float(blanks)
    narrow = len(text) - len(text.lstrip(" \u2002\u2003"))
    if narrow > 1:
        return narrow / 2
    for item in chain:
        indent = child(item, "ind")
        for name, unit in (("firstLineChars", 100.0), ("firstLine", _TWIPS * (size or 16.0))):
            value = number(indent, name)
            if value is not None and (value or name == "firstLine"):
                return value / unit
        if _has(indent, "hanging"):
            return None
    return None
