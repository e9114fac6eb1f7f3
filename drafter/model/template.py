"""What templates and themes hold: the shape of a kind, phrase banks, heading candidates."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from drafter.model.vocabulary import Kind, Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One wording with slots, a line of Jinja."""

    text: str
    needs: tuple[str, ...] = ()
    """Names that must be filled for it to be used, such as `任务.时限`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A part of the brief without which a kind's shape has a hole."""

    path: str
    """Key of the brief, such as `问题`."""
    why: str
    """What it is for, in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTemplate:
    """The shape of one kind of speech: the folder templates/<kind>."""

    kind: Kind
    folder: Path
    name: str
    """Chinese name."""
    description: str
    variants: tuple[str, ...]
    moves: tuple[Move, ...]
    """The moves of the shape, in order."""
    required_moves: frozenset[Move]
    requirements: tuple[Requirement, ...]
    phrases: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    """Phrase banks by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The phrase bank of one theme (领域)."""

    name: str
    aliases: tuple[str, ...]
    label: str
    """How the field is called in a review: `招商引资` in `招商引资方面`."""
    headings: dict[str, tuple[str, ...]]
    """Heading candidates by the name of their pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWording:
    """The words around figures (config/figures.yaml)."""

    verbs: tuple[tuple[str, str], ...]
    """Pairs of (part of the indicator's name, verb), the first that fits counts."""
    default_verb: str
    official_growth: tuple[str, ...]
    """Parts of names of indicators whose growth only the statistics office can tell."""
    level_threshold: Decimal
    """A growth below this, in per cent, is called level; 0.5 means below ±0.5 %."""
