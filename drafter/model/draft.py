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
    formula: str = ""
    """How a derived piece comes about, or empty."""


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
    subject: str = ""
    """The task or project that it belongs to, as the brief calls it; empty for a part of the brief."""
    who: str = ""
    """Who would know it, in Chinese; empty where anyone of the office does."""


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
    """What one item of the brief says, as an outline shows it."""

    text: str
    details: tuple[tuple[str, str], ...] = ()
    """Pairs of (key of the brief, text), such as (责任单位, 镇经发办、镇财政所)."""
    figures: tuple[str, ...] = ()
    """Names of the figures that it uses."""
    ref: str = ""
    """The item's place in the brief, such as 部署.0.任务.1; empty for a point that the user added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """A section of the outline."""

    move: Move
    theme: str
    heading: str
    """With its number; empty where the section has no heading."""
    level: int | None
    points: tuple[OutlinePoint, ...]
    ref: str = ""
    """Place in the brief of what has this heading, such as 部署.0; empty where the template set it."""
    characters: int = 0
    """Length of the section in the draft."""
    minutes: float = 0.0
    """How long it takes to read out."""
    hits: tuple[Hit, ...] = ()
    """Comparable passages of the corpus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The plan of a draft (提纲)."""

    title: str
    kind: Kind
    sections: tuple[OutlineSection, ...]
    missing: tuple[Missing, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """The places in the brief of all points, in order."""
        return tuple(point.ref for section in self.sections for point in section.points if point.ref)
