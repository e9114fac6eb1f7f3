"""Sibling headings as a parallel set: one pattern, equal clause lengths, no repeated key word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from drafter.model.template import HeadingPattern, Theme
from drafter.text.sentences import clauses

_BEAM = 48
"""How many unfinished sets are carried from one section to the next."""
_UNEVEN, _REPEATED, _FITTING = 10, 10, 1
"""What a heading of another length and a word said twice cost, and what a word of the section's tasks is worth: no
heading fits its section so well that it makes up for a word that two of the set share."""
_MOST_FITTING = 3
_GENERAL, _OFF_THE_POINT = 2, 4
"""What it is worth that a heading names the theme as such, and what it costs that it speaks of something else."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A section that wants a heading."""

    theme: str
    own: str = ""
    """The user's own heading, which stays as it is."""
    content: str = ""
    """What the section says: a heading that takes up its words is the better one."""


@dataclass(frozen=True, slots=True)
class HeadingSet:
    """Headings of one pattern for all sections, without numbers."""

    pattern: HeadingPattern
    headings: tuple[str, ...]
    cost: int


def clause_lengths(heading: str) -> tuple[int, ...]:
    """Return the number of characters of each clause of a heading."""
    return tuple(span.end - span.start for span in clauses(heading))


def heading_sets(
    slots: Sequence[Slot], themes: dict[str, Theme], patterns: Sequence[HeadingPattern], *, seed: int
) -> list[HeadingSet]:
    """Return a parallel set for each pattern that all open sections have entries for, in the order of preference.

    Args:
        slots: The sections in order.
        themes: Themes by name and alias.
        patterns: The patterns to try.
        seed: Turns the order of patterns and entries; the same seed gives the same sets.
    """
    wanted = [slot for slot in slots if not slot.own]
    if not wanted or any(slot.theme not in themes for slot in wanted):
        return []
    found = []
    turn = seed % len(patterns) if patterns else 0
    for pattern in [*patterns[turn:], *patterns[:turn]]:
        banks = [themes[slot.theme].headings.get(pattern.bank, ()) for slot in wanted]
        if all(banks):
            found.append(_best_set(pattern, banks, wanted, slots, themes, seed))
    return sorted(found, key=lambda item: item.cost > 0)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An entry of a bank with what decides on it."""

    entry: str
    pairs: frozenset[str]
    lengths: tuple[int, ...]
    worth: int
    """What it takes up of its section, less what a lead sentence below it says word for word."""


@dataclass(frozen=True, slots=True)
class _Partial:
    """A set as far as it is chosen."""

    cost: int
    chosen: tuple[str, ...]
    used: frozenset[str]


def _best_set(
    pattern: HeadingPattern,
    banks: list[tuple[str, ...]],
    wanted: list[Slot],
    slots: Sequence[Slot],
    themes: dict[str, Theme],
    seed: int,
) -> HeadingSet:
    """Return the set of a pattern that costs least; the seed decides between equals.

    A beam search: the sets of the first sections that cost least are carried on to the next section.
    """
    turned = [items[seed % len(items) :] + items[: seed % len(items)] for items in banks]
    frame = frozenset.intersection(*(frozenset(_pairs(entry)) for items in banks for entry in items))
    rows = [
        [_candidate(entry, slot, themes[slot.theme], frame) for entry in items]
        for items, slot in zip(turned, wanted, strict=True)
    ]
    lengths = rows[0][0].lengths
    beam = [_Partial(0, (), frozenset())]
    for row in rows:
        grown = (
            _Partial(
                partial.cost
                + _REPEATED * (_UNEVEN * (item.lengths != lengths) + len(item.pairs & partial.used))
                - _FITTING * item.worth,
                (*partial.chosen, item.entry),
                partial.used | item.pairs,
            )
            for partial in beam
            for item in row
        )
        beam = nsmallest(_BEAM, grown, key=lambda partial: partial.cost)
    chosen = list(beam[0].chosen)
    dressed = iter(_dressed(pattern, chosen, seed))
    return HeadingSet(pattern, tuple(slot.own or next(dressed) for slot in slots), parallel_cost(chosen))


def _candidate(entry: str, slot: Slot, theme: Theme, frame: frozenset[str]) -> _Candidate:
    pairs = frozenset(_pairs(entry))
    taken_up = sum(pair in slot.content for pair in pairs - frame)
    general = any(pair in name for pair in pairs - frame for name in (theme.name, theme.label))
    worth = min(_MOST_FITTING, taken_up) + general * _GENERAL
    if slot.content and not taken_up and not general:  # too special: it speaks of what the section does not
        worth -= _OFF_THE_POINT
    if entry in slot.content:  # said word for word by a lead sentence below it
        worth -= _UNEVEN
    return _Candidate(entry, pairs - frame, clause_lengths(entry), worth)


def _dressed(pattern: HeadingPattern, entries: list[str], seed: int) -> Iterator[str]:
    """Yield entries with prefix and suffix of the pattern, others for each heading.

    A prefix that has a character of the entry (以更优服务 before 优环境) gives way to the next.
    """
    prefixes, suffixes = _turned(pattern.prefixes, seed), _turned(pattern.suffixes, seed)
    for entry in entries:
        yield _next(prefixes, entry) + entry + _next(suffixes, entry)


def _turned(words: tuple[str, ...], seed: int) -> list[str]:
    turn = seed % len(words) if words else 0
    return [*words[turn:], *words[:turn]]


def _next(words: list[str], entry: str) -> str:
    """Take the next word that shares no character with an entry, and put it behind the others."""
    if not words:
        return ""
    index = next((i for i, word in enumerate(words) if not set(word) & set(entry)), 0)
    word = words.pop(index)
    words.append(word)
    return word


def parallel_cost(headings: list[str]) -> int:
    """Return how far a set is from parallel: 10 for each heading of another length, 1 for each shared word."""
    lengths = [clause_lengths(heading) for heading in headings]
    uneven = sum(length != lengths[0] for length in lengths)
    return _UNEVEN * uneven + repeated_words(headings)


def repeated_words(headings: list[str]) -> int:
    """Return how many character pairs stand in two headings of a set but not in all of them.

    What all share is the pattern (聚焦…，全力推进…); what only some share is a repeated key word.
    """
    pairs = [set(_pairs(heading)) for heading in headings]
    if len(pairs) < 2:
        return 0
    common = set.intersection(*pairs)
    seen: dict[str, int] = {}
    for group in pairs:
        for pair in group - common:
            seen[pair] = seen.get(pair, 0) + 1
    return sum(count - 1 for count in seen.values())


def _pairs(text: str) -> Iterator[str]:
    return (text[i : i + 2] for i in range(len(text) - 1))
