"""Which of the ranked passages are shown: copies fall into one, and no speech takes all the places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from drafter.model.passage import Passage

_TURN = 0.9
"""What the score of a speech's third hit counts, of its fourth 0.81, and so on. On the evaluation set (dev) this
costs 0.01 nDCG@10, a limit of two hits a speech 0.04 to 0.06."""
_FREE = 2
_SCANNED = 50
"""So many passages are read for each hit asked for at most, however many copies there are."""
_COPY = 0.8
"""Passages that share so much of their character sequences are copies of one another."""
_GRAM = 4
_DIGITS = re.compile("[0-9０-９]+")


@dataclass(slots=True)
class Choice:
    """A passage to show."""

    ordinal: int
    passage: Passage
    score: float
    copies: int = 0
    """How many near-copies further down the ranking it stands for."""


def select(
    ranking: Iterable[tuple[int, float]],
    passage_of: Callable[[int], Passage],
    k: int,
    *,
    take_turns: bool = True,
) -> list[Choice]:
    """Return the best passages without copies, best first.

    Args:
        ranking: Ordinals and scores, best first; read as far as needed.
        passage_of: Returns a passage by its ordinal.
        k: Most passages to return.
        take_turns: Whether a speech's third and further hits give way to others that are nearly as good.
    """
    pool: list[Choice] = []
    seen: list[frozenset[str]] = []
    turns: Counter[str] = Counter()
    for ordinal, score in islice(ranking, _SCANNED * k):
        if len(pool) >= k and not _can_enter(pool, k, score, turns, take_turns=take_turns):
            break
        passage = passage_of(ordinal)
        grams = _grams(passage.text)
        original = next((place for place, other in enumerate(seen) if _alike(grams, other)), None)
        if original is not None:
            pool[original].copies += 1
            continue
        seen.append(grams)
        pool.append(Choice(ordinal, passage, score))
        turns[passage.speech_id] += 1
    best = _in_turns(pool)[:k] if take_turns else pool[:k]
    return sorted(best, key=lambda item: (-item.score, item.ordinal))


def _can_enter(pool: list[Choice], k: int, score: float, turns: Counter[str], *, take_turns: bool) -> bool:
    """Tell whether a passage of this score may still be shown or be a copy of one that is."""
    if not take_turns:
        return score >= pool[k - 1].score
    worst = pool[k - 1].score * _TURN ** max(0, max(turns.values()) - _FREE)
    return len(pool) < 2 * k and score > worst


def _in_turns(pool: list[Choice]) -> list[Choice]:
    """Return the passages by their scores, a speech's third and further ones discounted."""
    turns: Counter[str] = Counter()
    counted = []
    for item in pool:
        turn = max(0, turns[item.passage.speech_id] - _FREE + 1)
        counted.append((item.score * _TURN**turn, item))
        turns[item.passage.speech_id] += 1
    return [item for _, item in sorted(counted, key=lambda pair: (-pair[0], pair[1].ordinal))]


def _grams(text: str) -> frozenset[str]:
    """Return the character sequences of a text, numbers aside."""
    plain = _DIGITS.sub("0", text)
    return frozenset(plain[index : index + _GRAM] for index in range(max(1, len(plain) - _GRAM + 1)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _COPY * len(one | other)
