"""Where the paragraphs of a document stand in the text that was made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.text.spans import Span

_SHORT = 8
"""A paragraph of fewer characters is only sought near by: its words may stand anywhere."""
_NEAR = 60
_FAR = 20_000
"""How far ahead a paragraph is sought, in characters without white space."""


def placed_in_order(pieces: Sequence[str], text: str) -> list[Span | None]:
    """Return where each piece stands in a text, white space aside; None for one that does not.

    The pieces are sought in their order, so the work grows with the length of the text.

    Args:
        pieces: The paragraphs of a document.
        text: What was read from it: automatic numbers may stand before a paragraph, cells may be joined.
    """
    offsets = [offset for offset, character in enumerate(text) if not character.isspace()]
    packed = "".join(text.split())
    places: list[Span | None] = []
    cursor = 0
    for piece in pieces:
        wanted = "".join(piece.split())
        reach = cursor + len(wanted) + (_FAR if len(wanted) >= _SHORT else _NEAR)
        start = packed.find(wanted, cursor, reach) if wanted else -1
        if start < 0:
            places.append(None)
            continue
        cursor = start + len(wanted)
        places.append(Span(offsets[start], offsets[cursor - 1] + 1))
    return places


def offset_within(piece: str, before: int) -> int:
    """Return the offset in a piece behind which `before` of its characters that are no white space stand."""
    for offset, character in enumerate(piece):
        if character.isspace():
            continue
        if before <= 0:
            return offset
        before -= 1
    return len(piece)


def solid_length(text: str) -> int:
    """Return how many characters of a text are no white space."""
    return sum(map(len, text.split()))


class ParagraphIndex:
    """Counts the paragraphs of a text: its lines that are not blank.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._numbers = list(_numbers(text))

    def of_line(self, line: int) -> int:
        """Return the number of the paragraph, from 1, on a line (from 1); on a blank line that of the next."""
        return self._numbers[min(line, len(self._numbers)) - 1]


def _numbers(text: str) -> Iterator[int]:
    count = 0
    for line in text.split("\n"):
        solid = bool(line.strip())
        count += solid
        yield count if solid else count + 1
