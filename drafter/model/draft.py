"""Outline and draft: what the composer makes of a brief."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafter.model.passage import Hit
from drafter.model.speech import BlockType
from drafter.model.vocabulary import Kind, Move


class Origin(StrEnum):
    """Where a piece of text comes from (出处)."""

    BRIEF = "brief"
    DERIVED = "derived"
    TEMPLATE = "template"
    CORPUS = "corpus"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a block with one origin."""

    text: str
    origin: Origin
    ref: str = ""
    """The place in the brief or the name of the template, such as `指标.0.本期`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBlock:
    """A block of a draft; its pieces, joined, are its text."""

    type: BlockType
    level: int | None
    move: Move
    theme: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The block's text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedFigure:
    """A number that stands in the draft, with its owner."""

    text: str
    value: str
    unit: str
    ref: str
    formula: str = ""
    """How it was derived, or empty when it stands in the brief."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that the shape needs and the brief lacks."""

    path: str
    """Where it belongs in the brief."""
    why: str
    """What it is needed for, in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A full draft (初稿)."""

    title: str
    title_pieces: tuple[Piece, ...]
    kind: Kind
    date: str
    """The date line, such as 2026年9月22日, or empty."""
    speaker: str
    blocks: tuple[DraftBlock, ...]
    figures: tuple[UsedFigure, ...]
    missing: tuple[Missing, ...]
    remarks: tuple[str, ...] = ()
    """What of the brief stands nowhere in the draft or at a place to think about, a line each in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlinePoint:
    """What one paragraph says."""

    text: str
    figures: tuple[str, ...] = ()
    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """A section of the outline."""

    move: Move
    theme: str
    heading: str
    """With its number; empty where the section has no heading."""
    level: int | None
    points: tuple[OutlinePoint, ...]
    hits: tuple[Hit, ...] = ()
    """Comparable passages of the corpus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The plan of a draft (提纲)."""

    title: str
    kind: Kind
    sections: tuple[OutlineSection, ...]
    missing: tuple[Missing, ...]
