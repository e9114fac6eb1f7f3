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
    who: str = ""
    """Who would know it, in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The build of a variant (骨架), as a draft of its example brief shows it."""

    moves: tuple[Move, ...] = ()
    """The sequence of moves, runs of one move taken together."""
    shares: dict[Move, int] = field(default_factory=dict)
    """The share of the text that each move has, in per cent."""
    headings: dict[int, int] = field(default_factory=dict)
    """How many headings each level has."""
    frames: tuple[str, ...] = ()
    """The build of the headings and runs in words, such as 聚焦…，全力推进…."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTemplate:
    """One variant of one kind of speech: the folder templates/<kind>/<variant>."""

    kind: Kind
    folder: Path
    """The variant's folder."""
    name: str
    """Chinese name of the kind."""
    description: str
    """What speeches of the kind do."""
    variant: str
    """Chinese name of this variant."""
    variant_description: str = ""
    variants: tuple[str, ...]
    """All variants of the kind, the usual one first."""
    moves: tuple[Move, ...]
    """The moves of the shape, in order."""
    required_moves: frozenset[Move]
    requirements: tuple[Requirement, ...]
    shape: Shape = field(default_factory=Shape)
    heading_patterns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The heading patterns that fit, by part of the brief (回顾, 部署); any where a part is not named."""
    phrases: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    """Phrase banks by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingPattern:
    """A build that sibling headings share (句式)."""

    name: str
    parts: frozenset[str]
    """Parts of the brief whose headings it suits: 部署, 回顾."""
    bank: str
    """The column of the theme banks that its entries come from."""
    prefixes: tuple[str, ...]
    """Put in front of the entries, in turn."""
    suffixes: tuple[str, ...]
    """Put behind them, in turn."""
    lengths: tuple[int, ...]
    """Characters of each clause of an entry."""
    reason: str
    """What it is good for, in Chinese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The phrase bank of one theme (领域)."""

    name: str
    aliases: tuple[str, ...]
    label: str
    """How the field is called in a review: `招商引资` in `招商引资方面`."""
    headings: dict[str, tuple[str, ...]]
    """Heading candidates by the name of their column."""
    sentences: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """General wording by its use: 部署段旨, 认识句, …."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRule:
    """When an amount is printed in another unit of the same kind."""

    unit: str
    to: str
    least: Decimal | None = None
    """From this number on (absolute, in `unit`), or None."""
    below: Decimal | None = None
    """Below this number, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanWords:
    """One wording for figures of a part of a year, one for those of a whole year."""

    part: str
    year: str

    def of(self, *, period: bool) -> str:
        """Return the one for a part of a year (`period`) or the other."""
        return self.part if period else self.year


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWording:
    """The words around figures (config/figures.yaml)."""

    verbs: tuple[tuple[str, str], ...]
    """Pairs of (part of the indicator's name, verb), the first that fits counts."""
    default_verb: str
    following_verbs: frozenset[str]
    """Verbs that stand behind the name."""
    neutral_verb: str
    """Behind the name of a figure that fell, of which 达到 can't be said."""
    leading_builds: tuple[str, ...]
    """Patterns for a verb before the name, used in turn."""
    following_builds: tuple[str, ...]
    rising_builds: tuple[str, ...]
    """Patterns that join them where a figure grew."""
    figures_per_sentence: int
    official_growth: tuple[str, ...]
    """Parts of names of indicators whose growth only the statistics office can tell."""
    level_threshold: Decimal
    """A growth below this, in per cent, is called level; 0.5 means below ±0.5 %."""
    since: SpanWords
    level: SpanWords
    multiple_since: SpanWords
    of_target: SpanWords
    directions: tuple[str, str]
    """Up and down, for per cent."""
    point_directions: tuple[str, str]
    """Up and down, for percentage points."""
    turning: str
    """What turns positive: 增速 in 增速由负转正."""
    unit_rules: tuple[UnitRule, ...]
    most_decimals: int
    """No conversion that would print more decimal places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleFrame:
    """A build of titles (config/titles.yaml)."""

    name: str
    text: str
    """With slots 正题, 号召, 四字 in double braces."""
    needs: tuple[str, ...]
    reason: str
    """What it is good for, in Chinese."""
    among: int
    """How many titles are offered at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWording:
    """Words that decide how tasks enter sentences (config/task_wording.yaml)."""

    open_endings: tuple[str, ...] = ()
    """Deadlines that end so stand as they are; behind all others 前 is put."""
    open_words: tuple[str, ...] = ()
    """Deadlines that hold one of these stand as they are."""
    endings: tuple[tuple[str, str], ...] = ()
    """Pairs of (part of a deadline, what is said behind it where a task has no target); else 完成."""
    bottom_lines: tuple[str, ...] = ()
    """Targets that start so hold all the time until the deadline and are not done by it."""
    times: tuple[str, ...] = ()
    """A target with one of these brings its own time along."""
    subjects: tuple[str, ...] = ()
    """A measure that starts so brings a subject of its own."""
    adverbs: tuple[str, ...] = ()
    """What a call or target starts with and the wording around it already says."""
    target_verbs: tuple[str, ...] = ()
    """A target that starts so follows its deadline without a comma."""
    joint_units: tuple[str, ...] = ()
    """Parts of names of bodies that one acts together with (会同) and that don't support (配合)."""
    common: tuple[str, ...] = ()
    """Words of two characters that say nothing of what a text is about."""
    wholes: tuple[str, ...] = ()
    """Words such as 要素, of which no leading 要 is taken off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseResources:
    """All that wording is made from beside the template itself."""

    themes: dict[str, Theme]
    """By name and alias."""
    heading_patterns: tuple[HeadingPattern, ...]
    figures: FigureWording
    tasks: TaskWording
