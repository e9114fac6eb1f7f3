"""Sibling headings as a parallel set: one pattern, equal clause lengths, no repeated key word."""

from __future__ import annotations

from itertools import product

from drafter.model.template import Theme
from drafter.text.sentences import clauses

_MAX_COMBINATIONS = 20_000


def clause_lengths(heading: str) -> tuple[int, ...]:
    """Return the number of characters of each clause of a heading."""
    return tuple(span.end - span.start for span in clauses(heading))


def parallel_set(
    names: list[str], themes: dict[str, Theme], given: list[str], *, seed: int
) -> tuple[str, list[str]] | None:
    """Choose a heading for each theme so that the set is parallel.

    Args:
        names: The themes of the sections, in order.
        themes: Themes by name and alias.
        given: The user's own heading for each section, or empty; they stay as they are.
        seed: Turns the order in which patterns are tried; the same seed gives the same set.

    Returns:
        The pattern's name and the headings, the best set that the banks allow; None where a section without a
        heading of its own has no theme bank, or the banks share no pattern.
    """
    open_themes = [themes.get(name) for name, own in zip(names, given, strict=True) if not own]
    if not open_themes or any(theme is None for theme in open_themes):
        return None
    banks = [theme.headings for theme in open_themes if theme is not None]
    patterns = [pattern for pattern in banks[0] if all(pattern in bank for bank in banks)]
    if not patterns:
        return None
    turn = seed % len(patterns)
    ranked = []
    for order, pattern in enumerate(patterns[turn:] + patterns[:turn]):
        chosen = _best([bank[pattern] for bank in banks], seed)
        ranked.append((_cost(chosen), order, pattern, chosen))
    _, _, pattern, chosen = min(ranked)
    rest = iter(chosen)
    return pattern, [own or next(rest) for own in given]


def _best(candidates: list[tuple[str, ...]], seed: int) -> list[str]:
    """Return the combination of least cost; the seed decides between equals."""
    turned = [items[seed % len(items) :] + items[: seed % len(items)] for items in candidates]
    size = 1
    for items in turned:
        size *= len(items)
    if size > _MAX_COMBINATIONS:
        return _greedy(turned)
    return list(min(product(*turned), key=lambda chosen: _cost(list(chosen))))


def _greedy(candidates: list[tuple[str, ...]]) -> list[str]:
    chosen: list[str] = []
    for items in candidates:
        chosen.append(min(items, key=lambda item: _cost([*chosen, item])))
    return chosen


def _cost(headings: list[str]) -> int:
    """Return how far a set is from parallel: 10 for each heading of another length, 1 for each shared word."""
    lengths = [clause_lengths(heading) for heading in headings]
    uneven = sum(length != lengths[0] for length in lengths)
    return 10 * uneven + repeated_words(headings)


def repeated_words(headings: list[str]) -> int:
    """Return how many character pairs stand in two headings of a set but not in all of them.

    What all share is the pattern (聚焦…，全力推进…); what only some share is a repeated key word.
    """
    pairs = [{heading[i : i + 2] for i in range(len(heading) - 1)} for heading in headings]
    if len(pairs) < 2:
        return 0
    common = set.intersection(*pairs)
    seen: dict[str, int] = {}
    for group in pairs:
        for pair in group - common:
            seen[pair] = seen.get(pair, 0) + 1
    return sum(count - 1 for count in seen.values())
