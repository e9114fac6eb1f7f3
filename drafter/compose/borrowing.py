"""Passages of the corpus taken into a draft: the user's words put in, every number left open, marked as borrowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.errors import DrafterError
from drafter.model.brief import Borrowing
from drafter.model.draft import Draft, DraftBlock, Missing, Origin, Piece
from drafter.model.passage import Passage
from drafter.text.quantities import quantities

_OPEN_NUMBER = "【待补：数字】"


def insert_borrowed(draft: Draft, borrowed: Sequence[tuple[Borrowing, Passage]]) -> Draft:
    """Return a draft with passages of the corpus at the places that the brief names.

    Args:
        draft: The draft.
        borrowed: What to take, with the passage each names.

    Returns:
        The draft, a block more for each passage; a line among its remarks says from which speech it is.

    Raises:
        DrafterError: The draft has no section of that theme or no part of that move.
    """
    blocks = list(draft.blocks)
    remarks, missing = list(draft.remarks), list(draft.missing)
    for borrowing, passage in borrowed:
        pieces = tuple(_pieces(passage, borrowing))
        place = _place(blocks, borrowing)
        block = replace(blocks[place], type="paragraph", level=None, pieces=pieces)
        blocks.insert(place + 1, block)
        remarks.append(f"借用了《{passage.title}》的一段，请改成自己的话再用")
        if any(piece.origin is Origin.MISSING for piece in pieces):
            missing.append(Missing(path=borrowing.path, why=f"借用《{passage.title}》的那段里的数字"))
    return replace(draft, blocks=tuple(blocks), remarks=tuple(remarks), missing=tuple(missing))


def _place(blocks: list[DraftBlock], borrowing: Borrowing) -> int:
    """Return the last block of the section that a passage goes to."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.move is borrowing.move and (not borrowing.theme or block.theme == borrowing.theme):
            return index
    where = f"“{borrowing.theme}”一节" if borrowing.theme else f"“{borrowing.move.label}”部分"
    raise DrafterError(f"{borrowing.path}：初稿里没有{where}，放不进借用的段落")


def _pieces(passage: Passage, borrowing: Borrowing) -> Iterator[Piece]:
    """Yield the passage in pieces: borrowed words, the user's words, open numbers."""
    words = dict(borrowing.replacements)
    if not words:
        yield from _without_numbers(passage.text, passage.id)
        return
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
    position = 0
    for match in pattern.finditer(passage.text):
        yield from _without_numbers(passage.text[position : match.start()], passage.id)
        if words[match[0]]:
            yield Piece(text=words[match[0]], origin=Origin.BRIEF, ref=f"{borrowing.path}.替换.{match[0]}")
        position = match.end()
    yield from _without_numbers(passage.text[position:], passage.id)


def _without_numbers(text: str, ref: str) -> Iterator[Piece]:
    position = 0
    for quantity in quantities(text):
        start, end = quantity.span.start, quantity.span.end
        if start < position:
            continue
        if text[position:start]:
            yield Piece(text=text[position:start], origin=Origin.CORPUS, ref=ref)
        yield Piece(text=_OPEN_NUMBER, origin=Origin.MISSING, ref=ref)
        position = end
    if text[position:]:
        yield Piece(text=text[position:], origin=Origin.CORPUS, ref=ref)
