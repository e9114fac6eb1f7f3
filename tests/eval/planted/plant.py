"""What an error planted into a clean text is, and the edits by which errors are planted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple, TypeVar

from drafter.model.brief import Brief, Task
from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Move
from drafter.text.spans import Span

T = TypeVar("T")
CORPUS, DRAFTS = "corpus", "drafts"
BACK = (Move.REVIEW, Move.PROBLEMS, Move.THANKS)
"""The moves that speak of what has been."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """A text without known errors."""

    name: str
    source: str
    """`corpus` or `drafts`."""
    text: str
    speech: Speech
    year: int
    locality: str
    brief: Brief | None = None
    brief_source: str = ""
    """The brief as written (YAML), of a draft."""
    redraft: Callable[[str], str] | None = None
    """Makes the draft of a changed brief."""

    def blocks(self, *moves: Move) -> list[Block]:
        """Return the paragraphs, of some moves if wanted, that stand in one piece."""
        return [
            block
            for block in self.speech.blocks
            if block.type == "paragraph" and len(block.spans) == 1 and (not moves or block.move in moves)
        ]

    def of(self, block: Block) -> Span:
        """Return where a block stands."""
        return Span(block.spans[0].start, block.spans[-1].end)

    def tasks(self) -> list[tuple[Task, Block]]:
        """Return the tasks of the brief that a paragraph names, each with it."""
        if self.brief is None:
            return []
        wanted = [task for section in self.brief.deployment for task in section.tasks]
        blocks = self.blocks()
        pairs = [(task, [block for block in blocks if task.object in block.text]) for task in wanted]
        return [(task, found[0]) for task, found in pairs if len(found) == 1]


class Plant(NamedTuple):
    """A text with one error."""

    text: str
    places: tuple[Span, ...]
    """Where the error may be reported; empty for an error of the whole speech."""
    old: str = ""
    """The speech to hold it against, or empty."""
    brief_source: str = ""
    """The brief to hold it against where it is not the clean text's own."""
    clean: str = ""
    """The text without the error, where it is not the clean text."""
    note: str = ""
    """What was done, for the list of misses."""


class Ground(NamedTuple):
    """What a planter may take from beside the text."""

    others: Sequence[Clean]
    """The speeches of the corpus."""
    words: dict[str, list[list[str]]]
    """words.yaml."""


Planter = Callable[[Clean, Random, Ground], Plant | None]


class ErrorKind(NamedTuple):
    """One kind of error, with the rules of which one must find it."""

    name: str
    codes: tuple[str, ...]
    plant: Planter
    sources: tuple[str, ...] = (CORPUS, DRAFTS)


def pick(items: Sequence[T], random: Random) -> T | None:
    """Return one of the items, None where there are none."""
    return random.choice(items) if items else None


def replace(clean: Clean, span: Span, new: str, *, old: str = "", margin: int = 0) -> Plant:
    """Return a plant with one stretch replaced; an empty one is reported about where it stood."""
    text = clean.text[: span.start] + new + clean.text[span.end :]
    before, behind = clean.text[max(0, span.start - 12) : span.start], clean.text[span.end : span.end + 12]
    note = f"{before}[{span.of(clean.text)}→{new}]{behind}"
    place = Span(max(0, span.start - margin), min(len(text), span.start + max(len(new), 1) + margin))
    return Plant(text, (place,), old, note=note.replace("\n", "⏎"))


def insert(clean: Clean, position: int, new: str, *, old: str = "", old_is_clean: bool = False) -> Plant:
    """Return a plant with text added."""
    plant = replace(clean, Span(position, position), new, old=old)
    return plant._replace(clean=clean.text if old_is_clean else "")


def rewrite(clean: Clean, edits: Sequence[tuple[Span, str]]) -> str:
    """Return the text with several stretches replaced."""
    text = clean.text
    for span, new in sorted(edits, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def paragraph(clean: Clean, plant: Plant, block: Block) -> Plant:
    """Return a plant whose place is the paragraph that holds it."""
    span = clean.of(block)
    grown = len(plant.text) - len(clean.text)
    return plant._replace(places=(Span(span.start, span.end + grown),))
