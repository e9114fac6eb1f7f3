"""Passages of the corpus and the hits of a search."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafter.model.vocabulary import Kind, Level, Move
from drafter.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of a corpus speech with its place in it: the unit of retrieval (段落)."""

    id: str
    """`<speech id>:<ordinal of the block>`."""
    speech_id: str
    title: str
    kind: Kind
    level: Level
    year: int | None
    move: Move
    theme: str
    heading_path: tuple[str, ...]
    """The headings above the paragraph, outermost first."""
    text: str
    source: str = ""
    """`own` for the user's speeches, `shipped` for those of the product, empty where unknown."""


class Closeness(StrEnum):
    """How much a hit has to do with the query, in a user's words."""

    CLOSE = "很像"
    NEAR = "较像"
    MARGINAL = "只沾边"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that answers a query."""

    rank: int
    """From 1."""
    passage: Passage
    score: float
    """What the hits are ordered by, 0..1."""
    lexical: float
    """Cosine of the lexical TF-IDF vectors, 0..1."""
    structure: float
    """Cosine of the structural TF-IDF vectors, 0..1; 0 where it was not asked for."""
    matches: tuple[Span, ...]
    """Where matched words stand in the passage's text."""
    why: tuple[str, ...]
    """The reasons, in Chinese."""
    closeness: Closeness = Closeness.NEAR
    copies: int = 0
    """How many near-copies were found that it stands for."""
    before: str = ""
    """The passage before it in its speech, where neighbours were asked for."""
    after: str = ""
    """The passage behind it in its speech, where neighbours were asked for."""
