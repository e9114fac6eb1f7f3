"""A speech and its blocks, and what reading one file yields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from drafter.model.vocabulary import Kind, Level, Move
from drafter.text.spans import Span

BlockType = Literal["heading", "paragraph"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading or a paragraph of a speech."""

    type: BlockType
    level: int | None = None
    """Of a heading: 1 一、 · 2 （一） · 3 1.; None for a paragraph."""
    move: Move
    text: str
    """The source's own characters, without line breaks and stray blanks."""
    spans: tuple[Span, ...] = ()
    """Where the characters stand in the decoded file, in order."""
    also: tuple[Move, ...] = ()
    """Further moves of a mixed paragraph."""
    theme: str = ""
    """The theme (领域) of the section, where marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One speech (讲话稿)."""

    id: str
    """First 12 hexadecimal digits of a hash over kind-independent content: equal text, equal id."""
    title: str | None
    kind: Kind = Kind.OTHER
    level: Level = Level.OTHER
    date: str = ""
    """The date as the speech bears it, or empty."""
    speaker: str = ""
    """The speaker's office (职务), never a name, or empty."""
    complete: bool = True
    """False where the source cuts the text off."""
    blocks: tuple[Block, ...] = ()
    locality: str = ""
    superiors: tuple[str, ...] = ()
    year: int | None = None
    variant: str = ""
    themes: tuple[str, ...] = ()
    structure: str = ""
    """How the speech is built, in words, as its collector noted it."""
    source: str = ""
    """Name of the file that it was taken from."""
    masthead: tuple[Span, ...] = ()
    """Where title, date and speaker stand in the decoded file."""
    heading_note: str = ""
    """Why its sibling headings are not parallel, where its author meant them so."""

    def text(self) -> str:
        """Return the blocks' texts, one a line."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """A stretch of a file that belongs to no speech."""

    text: str
    span: Span
    rule: str
    """Name of the rule in config/noise.yaml that removed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Damage found in a text, and what it should probably read."""

    found: str
    suggested: str
    span: Span
    rule: str


def tally_repairs(repairs: Iterable[Repair]) -> list[tuple[Repair, int]]:
    """Return the first of each sort of damage, with how often it was found; the most frequent come first."""
    first: dict[tuple[str, str, str], Repair] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    for item in repairs:
        key = (item.rule, item.found, item.suggested)
        first.setdefault(key, item)
        counts[key] += 1
    return [(first[key], count) for key, count in counts.most_common()]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """What one file holds."""

    file: str
    text: str
    """The decoded file; all spans point into it."""
    speeches: tuple[Speech, ...] = ()
    noise: tuple[Noise, ...] = ()
    repairs: tuple[Repair, ...] = ()
    remark: str = field(default="")
    """Why there is no speech in it, in Chinese, or empty."""
