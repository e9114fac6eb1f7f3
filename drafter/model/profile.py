"""Structure in numbers (结构画像): what one speech measures, and the band in which those of its kind lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from drafter.model.vocabulary import Kind, Move

SHARE = "占比"
"""The names of the measures of moves end so: 部署占比."""
LENGTH = "字数"
HEADINGS = ("一级标题数", "二级标题数", "三级标题数")
"""By level, from 1."""
UNEVENNESS = "节长不均"
MEAN_SENTENCE = "平均句长"
LONGEST_SENTENCE = "最长句"
FIGURES = "千字数字"
REVIEW_FIGURES = "回顾千字数字"
VAGUENESS = "空话率"
CONCRETE = "部署段含"
"""The names of the shares of paragraphs of the deployment that hold figures, deadlines, owners begin so."""
_UNITS = {
    LENGTH: " 字",
    **dict.fromkeys(HEADINGS, " 个"),
    MEAN_SENTENCE: " 字",
    LONGEST_SENTENCE: " 字",
    FIGURES: " 处",
    REVIEW_FIGURES: " 处",
}


class Position(StrEnum):
    """Where a value lies against a band."""

    BELOW = "低于"
    INSIDE = "在"
    ABOVE = "高于"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechProfile:
    """The structure of one speech."""

    moves: tuple[tuple[Move, float], ...]
    """The runs of moves in order, each with its share of the characters, 0..1."""
    measures: Mapping[str, float]
    """Values by Chinese name, such as 部署占比 (0..1), 一级标题数, 平均句长; see `drafter.library.speech_measures`."""

    def move_middles(self) -> dict[Move, float]:
        """Return by move the place (0..1) in the speech before which half of its characters stand."""
        runs: dict[Move, list[tuple[float, float]]] = {}
        position = 0.0
        for move, share in self.moves:
            runs.setdefault(move, []).append((position, share))
            position += share
        return {move: _middle(found) for move, found in runs.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Where a measure lies in the speeches of a kind."""

    low: float
    """5th percentile."""
    middle: float
    """Median."""
    high: float
    """95th percentile."""

    def place(self, value: float) -> Position:
        """Tell where a value lies."""
        if value < self.low:
            return Position.BELOW
        return Position.ABOVE if value > self.high else Position.INSIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class KindProfile:
    """The structure of the speeches of one kind."""

    kind: Kind
    count: int
    """How many speeches it was measured on."""
    bands: Mapping[str, Band] = field(default_factory=dict)
    """By the name of the measure."""
    order: tuple[Move, ...] = ()
    """The moves in the order in which most of the speeches have them; those that have no fixed place are left out."""
    usual: frozenset[Move] = frozenset()
    """The moves that at least nine in ten of the speeches have."""
    own: bool = False
    """Whether it was measured on the user's own speeches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileReport:
    """A speech beside its kind, or a kind alone."""

    name: str
    """The title of the speech or the name of the kind."""
    kind: Kind
    kind_guessed: bool = False
    """Whether the kind was read off the text."""
    measured: SpeechProfile | None = None
    """None for a kind alone."""
    profile: KindProfile | None = None
    """None where there is none of the kind."""
    headings: tuple[tuple[int, str], ...] = ()
    """Level and text of the headings of the speech."""


def _middle(runs: list[tuple[float, float]]) -> float:
    half = sum(share for _, share in runs) / 2
    for start, share in runs:
        if share >= half:
            return start + half
        half -= share
    return runs[-1][0]


def share_of(move: Move) -> str:
    """Return the name of the measure of a move's share."""
    return move.label + SHARE


def is_share(name: str) -> bool:
    """Tell whether a measure is a share, 0..1."""
    return name.endswith(SHARE) or name.startswith(CONCRETE) or name == VAGUENESS


def show_value(name: str, value: float) -> str:
    """Return the value of a measure as readers see it, with its unit: 35%, 4 个, 23.4 字."""
    if is_share(name) or name == UNEVENNESS:
        return f"{value:.1%}" if 0.0005 <= value < 0.0995 else f"{value:.0%}"
    whole = value >= 100 or value == int(value)
    return f"{value:.0f}{_UNITS.get(name, '')}" if whole else f"{value:.1f}{_UNITS.get(name, '')}"


def show_band(name: str, band: Band) -> str:
    """Return a band as readers see it: 35%～62% (GB/T 15834-2011: a wave dash joins values)."""
    low, high = (show_value(name, value) for value in (band.low, band.high))
    return f"{low.partition(' ')[0]}～{high}"
