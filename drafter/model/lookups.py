"""What look-ups in the corpus return: lines of a concordance, phrases, sets of headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from drafter.model.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceLine:
    """One place of the word."""

    left: str
    word: str
    right: str
    start: int
    """Where the word begins in the passage."""
    passage: Passage


class HeadingPlace(NamedTuple):
    """A heading in which a word or a phrase stands."""

    heading: str
    passage: Passage
    """The first passage below it: says which speech it is."""


class Concordance(NamedTuple):
    """The places of a word."""

    total: int
    """How many there are."""
    speeches: int
    """In how many speeches."""
    lines: tuple[ConcordanceLine, ...]
    """The first of them, in the order that was asked for."""
    headings: tuple[HeadingPlace, ...] = ()
    """The headings with the word; not among the places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One way in which a pattern is filled."""

    text: str
    fills: tuple[str, ...]
    """What stands in the gaps."""
    count: int
    speeches: int
    """In how many speeches it occurs."""
    examples: tuple[str, ...]
    """Ids of the first passages with it."""


class PhraseTable(NamedTuple):
    """How a pattern is filled."""

    total: int
    """How many places fit the pattern."""
    different: int
    """How many phrases these are."""
    phrases: tuple[Phrase, ...]
    """The most frequent ones."""
    headings: tuple[HeadingPlace, ...] = ()
    """The headings that fit the pattern; not among the places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingSet:
    """Sibling headings of a speech."""

    rank: int
    """From 1."""
    passage: Passage
    """The first passage below them: says which speech it is."""
    parents: tuple[str, ...]
    """The headings above them, outermost first."""
    headings: tuple[str, ...]
    pattern: str
    """The pattern that most of them share, content masked, such as 聚焦◇，全力◇; empty where none does."""
    why: tuple[str, ...]
    """The reasons, in Chinese."""
    whole: bool = True
    """Whether a whole word of the query or its build is there, not only parts of words."""


class NearWord(NamedTuple):
    """An expression of the corpus that is like one which it has not."""

    text: str
    times: int
    """How often it was found."""
