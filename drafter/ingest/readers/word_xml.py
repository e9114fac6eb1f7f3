"""WordprocessingML as trees; names without their namespace."""

from __future__ import annotations

from drafter.markup import Element, parse_markup

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFF = frozenset({"0", "false", "off", "none"})


def parse_part(data: bytes) -> Element:
    """Return the root of a part, those of the strict dialect in the namespace of the transitional one.

    Args:
        data: The part, of a bounded size.

    Raises:
        UnsafeMarkupError: As `parse_markup`.
        DamagedMarkupError: As `parse_markup`.
    """
    return parse_markup(data.replace(_STRICT, WORD.encode()), content_only=True)


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
