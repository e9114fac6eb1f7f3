"""Marks that come in pairs, and which of them lack the other half."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.text.spans import Span

CLOSING = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_HALF = {"(": "（", ")": "）"}
_OPENING = {close: mark for mark, close in CLOSING.items()}
_MARK = re.compile("[" + "".join(CLOSING) + "".join(_OPENING) + "()]")
_COUNTED = re.compile(r"(?:^|[。；;，：:\s])[0-9０-９A-Za-z一二三四五六七八九十]{1,3}$")


class Pair(NamedTuple):
    """A pair of marks."""

    span: Span
    """From the opening to the closing mark, both included."""
    mark: str
    """The opening mark, full-width."""
    depth: int
    """How many pairs of the same mark it stands in."""


class Pairing(NamedTuple):
    """All marks of a text."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[int, ...]
    """Places of opening marks without a closing one."""
    unopened: tuple[int, ...]
    """Places of closing marks without an opening one."""


def pair_marks(text: str) -> Pairing:
    """Return the pairs of a text. A closing mark closes the last open one of its kind, those between stay alone."""
    stack: list[tuple[str, int]] = []
    depths: dict[str, int] = {}
    pairs, unclosed, unopened = [], [], []
    for match in _MARK.finditer(text):
        mark, place = _HALF.get(match[0], match[0]), match.start()
        if mark in CLOSING:
            stack.append((mark, place))
            depths[mark] = depths.get(mark, 0) + 1
        elif depths.get(_OPENING[mark]):
            opening = _OPENING[mark]
            while True:
                last, start = stack.pop()
                depths[last] -= 1
                if last == opening:
                    break
                unclosed.append(start)
            pairs.append(Pair(Span(start, place + 1), opening, depths[opening]))
        elif not _stands_alone(text, mark, place):
            unopened.append(place)
    unclosed += [place for _, place in stack]
    return Pairing(tuple(pairs), tuple(sorted(unclosed)), tuple(unopened))


def _stands_alone(text: str, mark: str, place: int) -> bool:
    """Tell whether a closing mark needs no opening one: 1）, or an apostrophe of a foreign word."""
    if mark == "）":
        return bool(_COUNTED.search(text[max(0, place - 6) : place]))
    return mark == "’" and bool(re.match("[0-9A-Za-z]", text[place + 1 : place + 2]))
