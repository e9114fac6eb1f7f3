"""Text that remembers where it came from, through Jinja and back.

Values of the brief enter templates as `Traced` strings. The environment's finaliser writes each one between
private-use characters with the number of its source; after rendering, `split_pieces` reads them back. All
other characters came from the template itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from drafter.model.draft import Origin, Piece

_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_TRACE = re.compile(f"{_OPEN}(\\d+){_MIDDLE}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_SENTINELS = re.compile("[\ue000-\ue005]")
"""The characters of traces, and those that mark optional passages while a draft is rendered."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from."""

    origin: Origin
    ref: str
    formula: str = ""


class Traced(str):
    """A string with its source; operations on it give plain strings, so filters must trace anew."""

    __slots__ = ("source",)
    source: Source

    def __new__(cls, text: str, source: Source) -> Self:
        """Keep the source beside the text; stray sentinel characters of the user's are dropped."""
        value = super().__new__(cls, _SENTINELS.sub("", text))
        value.source = source
        return value


class Ledger:
    """The sources met while one draft is rendered."""

    def __init__(self) -> None:
        self._sources: list[Source] = []
        self._formulas: dict[tuple[Origin, str], str] = {}
        self._numbers: dict[Source, int] = {}

    def mark(self, value: object) -> object:
        """Return a traced value between sentinels; anything else unchanged (Jinja's finaliser)."""
        if not isinstance(value, Traced):
            return value
        number = self._numbers.setdefault(value.source, len(self._sources))
        if number == len(self._sources):
            self._sources.append(value.source)
            self._formulas.setdefault((value.source.origin, value.source.ref), value.source.formula)
        return f"{_OPEN}{number}{_MIDDLE}{value}{_CLOSE}"

    def source(self, number: int) -> Source:
        """Return the source with a number that `mark` gave."""
        return self._sources[number]

    def split_pieces(self, text: str, template: str) -> tuple[Piece, ...]:
        """Return a rendered text as pieces.

        Args:
            text: Rendered text with sentinels.
            template: The name of the template, the reference of all text that is not traced.
        """
        pieces: list[Piece] = []
        position = 0
        for match in _TRACE.finditer(text):
            _add(pieces, text[position : match.start()], Source(Origin.TEMPLATE, template))
            _add(pieces, match[2], self._sources[int(match[1])])
            position = match.end()
        _add(pieces, text[position:], Source(Origin.TEMPLATE, template))
        return tuple(pieces)

    def formula(self, piece: Piece) -> str:
        """Return the formula of a derived piece, or the empty string."""
        return self._formulas.get((piece.origin, piece.ref), "")


def _add(pieces: list[Piece], text: str, source: Source) -> None:
    """Append text, joined to the piece before it where both have the same source."""
    if _SENTINELS.search(text):
        raise ValueError("a trace was torn apart")  # better no draft than one with a number of ours in it
    if not text:
        return
    if pieces and (pieces[-1].origin, pieces[-1].ref) == (source.origin, source.ref):
        text = pieces.pop().text + text
    pieces.append(Piece(text=text, origin=source.origin, ref=source.ref, formula=source.formula))


def without_traces(text: str) -> str:
    """Return rendered text without sentinels."""
    return _TRACE.sub(lambda match: match[2], text)
