"""Where a piece of a draft comes from, in plain Chinese: what hovers over it and what its comment says."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.brief_path import ARROW, readable_path
from drafter.model.draft import Draft, Origin, Piece

LABELS = {
    Origin.BRIEF: "需求单所填",
    Origin.DERIVED: "程序算出或推出",
    Origin.TEMPLATE: "固定用语",
    Origin.CORPUS: "取自语料",
    Origin.MISSING: "待补",
}
"""The kinds of origin in the order of a legend."""
_HEADINGS = ("领域", "标题")
"""`领域.<theme>.标题.<set>`: a heading out of the bank of a theme."""


def explain_origin(piece: Piece, names: dict[str, str]) -> str:
    """Return where a piece comes from, such as 来自需求单：指标 → 一般公共预算收入 → 本期.

    Args:
        piece: The piece.
        names: From `item_names`.
    """
    place = readable_path(piece.ref, names)
    match piece.origin:
        case Origin.BRIEF:
            return f"来自需求单：{place}" if place else "来自需求单"
        case Origin.DERIVED:
            return _derivation(piece, place)
        case Origin.CORPUS:
            return f"取自语料：{piece.ref}"
        case Origin.MISSING:
            return f"待补，请填需求单：{place}"
    return LABELS[Origin.TEMPLATE]


def item_names(draft: Draft) -> dict[str, str]:
    """Return what the figures and sections of a brief are called, by path, as far as the draft shows it."""
    names = {}
    for block in draft.blocks:
        for piece in block.pieces:
            first, _, rest = piece.ref.partition(".")
            index, _, key = rest.partition(".")
            if first == "指标" and key == "名称" and index.isdigit():
                names[f"{first}.{index}"] = piece.text
            elif first in ("部署", "回顾") and index.isdigit() and block.theme:
                names.setdefault(f"{first}.{index}", block.theme)
    return names


def owned_pieces(pieces: tuple[Piece, ...]) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces that are not the wording's own, each with the offset at which it stands in the text."""
    position = 0
    for piece in pieces:
        if piece.origin is not Origin.TEMPLATE and piece.text:
            yield position, piece
        position += len(piece.text)


def _derivation(piece: Piece, place: str) -> str:
    if any(character.isdigit() for character in piece.formula):
        return f"程序算出：{piece.formula}"
    parts = piece.ref.split(".")
    if len(parts) == 4 and (parts[0], parts[2]) == _HEADINGS:
        return f"取自领域标题：{parts[1]}{ARROW}{parts[3]}"
    return f"由需求单推出：{place}" + (f"（{piece.formula}）" if piece.formula else "")
