"""The best passages of a segment, exactly, without looking at most of their postings.

Term at a time in the manner of MaxScore (Turtle and Flood 1995): rare terms first. What the common ones can add
to a passage is bounded; where few passages can still be among the best, the long lists are not walked through:
the few are looked up in them.

A score is the sum over the spaces of `scale[passage] * sum(weight * tf[passage])`, where the scale is one over
the length of the passage's vector. Bounds are taken before scaling, so short passages do not spoil them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.retrieval.postings import MOST
from drafter.retrieval.scatter import Adder, add_postings

SUBLINEAR = np.concatenate([[0.0], 1 + np.log(np.arange(1, MOST + 1))])
"""Sublinear term frequency by count."""
_SUBLINEAR = SUBLINEAR.astype(np.float32)
_SLACK = np.float32(1 - 1e-5)  # sums of 32-bit numbers err by less
_LEAST = np.finfo(np.float32).tiny
_SAMPLE = 1000
_ROWS = 64
_LOOK_UP = 64
"""Looking a passage up in a list takes as long as walking over at most so many postings (a cautious estimate)."""
_OPEN = 0.5
"""Part of the score to beat that the lists not yet walked through may add when it pays to look (measured)."""

Scores = NDArray[np.float32]


class TermList(NamedTuple):
    """A term of a query in a segment."""

    space: int
    """Ordinal of the space, from 0."""
    weight: float
    """What the term adds to a passage that has it once, before scaling."""
    most: int
    """The highest count of the list."""
    passages: NDArray[np.uint32]
    counts: NDArray[np.uint8]


class Scale(NamedTuple):
    """What makes a sum of a space a cosine."""

    values: NDArray[np.float32]
    """For each passage; 0 where it does not come into question."""
    usual: float
    """Exceeded by few passages."""


def make_scale(values: NDArray[np.float32]) -> Scale:
    """Return the scale with these values; what is usual is told from a sample."""
    sample = np.sort(values[:: max(1, len(values) // _SAMPLE)])
    usual = float(sample[len(sample) * 199 // 200]) if len(sample) else 0.0
    return Scale(values, usual)


class Ranking(NamedTuple):
    """The best passages, most alike first."""

    ordinals: NDArray[np.int64]
    scores: NDArray[np.float64]

    def best(self, k: int) -> Ranking:
        """Return the first `k` by score, then by ordinal."""
        order = np.lexsort((self.ordinals, -self.scores))[:k]
        return Ranking(self.ordinals[order], self.scores[order])


def rank(
    lists: Sequence[TermList],
    scales: Sequence[Scale],
    k: int,
    threshold: float = 0.0,
    add: Adder = add_postings,
) -> Ranking:
    """Return the best passages of a segment.

    Args:
        lists: The query's terms that the segment has, in the order in which sums are made.
        scales: The scale of each space.
        k: How many, from 1.
        threshold: Passages below this score are not wanted.
        add: Adds up postings.

    Returns:
        Up to `k` passages with a positive score not below the threshold; of equal ones those of lower ordinal.
    """
    order = sorted(lists, key=lambda item: len(item.passages))
    rest = _bounds(order, len(scales))
    lowest = max(np.float32(threshold) * _SLACK, _LEAST)
    first = _first_look(rest, threshold, scales)
    left = sum(len(item.passages) for item in order[first:])
    if left:
        found = _above(_summed(order[:first], rest[first], scales, add), lowest, k)
        if len(found) * len(lists) * _LOOK_UP <= left:
            return exact(found, lists, scales).best(k)
    found = _above(_summed(order, rest[-1], scales, add), lowest, k, enough=True)
    return exact(found, lists, scales).best(k)


def _first_look(rest: NDArray[np.float32], threshold: float, scales: Sequence[Scale]) -> int:
    """Return how many lists to walk through before looking which passages can still be among the best."""
    if not threshold:
        return len(rest) - 1
    usual = np.array([scale.usual for scale in scales], np.float32)
    return int((rest @ usual <= threshold * _OPEN).argmax())


def _above(scores: Scores, lowest: np.float32, k: int, *, enough: bool = False) -> NDArray[np.int64]:
    """Return where scores are not below the lowest; with `enough`, `k` of the highest suffice and some more.

    The scores are laid out as a table; only columns with a high one are looked through.
    """
    rows = max(1, min(_ROWS, len(scores) // (16 * k)))
    width = len(scores) // rows
    whole = rows * width
    table = scores[:whole].reshape(rows, width)
    most = table.max(0)
    if enough and width >= k:
        lowest = max(lowest, np.partition(most, width - k)[-k] * _SLACK)
    columns = np.flatnonzero(most >= lowest)
    row, column = np.divmod(np.flatnonzero(table[:, columns] >= lowest), max(1, len(columns)))
    return np.append(row * width + columns[column], np.flatnonzero(scores[whole:] >= lowest) + whole)


def _bounds(order: Sequence[TermList], spaces: int) -> NDArray[np.float32]:
    """Return (lists + 1, spaces): the most that the lists from each place on can add, before scaling."""
    most = np.zeros((len(order) + 1, spaces), np.float32)
    bounds = SUBLINEAR.take([item.most for item in order]) * [item.weight for item in order]
    most[np.arange(len(order)), [item.space for item in order]] = bounds
    return most[::-1].cumsum(0)[::-1]


def _summed(
    lists: Sequence[TermList], more: NDArray[np.float32], scales: Sequence[Scale], add: Adder
) -> Scores:
    """Return the scores that passages have from some lists, if all had so much more of each space."""
    total: Scores | None = None
    for space, scale in enumerate(scales):
        sums = np.full(len(scale.values), more[space], np.float32)
        for item in lists:
            if item.space == space:
                add(sums, item.passages, item.counts, _SUBLINEAR * np.float32(item.weight))
        sums *= scale.values
        total = sums if total is None else np.add(total, sums, out=total)
    assert total is not None
    return total


def exact(found: NDArray[np.int64], lists: Sequence[TermList], scales: Sequence[Scale]) -> Ranking:
    """Return the scores in 64 bits, summed in the order of the lists: the same however they were found."""
    if not len(found):
        return Ranking(found, np.empty(0))
    passages = found.astype(np.uint32)  # numbers of another type would be slow to compare
    total = np.zeros(len(found))
    for space, scale in enumerate(scales):
        own = [item for item in lists if item.space == space]
        if own:
            frequencies = SUBLINEAR.take(_counts(own, passages))
            frequencies *= np.array([[item.weight] for item in own])
            total += frequencies.cumsum(0)[-1] * scale.values[passages]
    kept = total > 0
    return Ranking(passages[kept].astype(np.int64), total[kept])


def _counts(lists: Sequence[TermList], passages: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return (lists, passages): how often each of some passages has each term."""
    counts = np.empty((len(lists), len(passages)), np.uint8)
    there = np.empty(counts.shape, np.uint32)
    for row, item in enumerate(lists):
        places = item.passages.searchsorted(passages)
        there[row] = item.passages.take(places, mode="clip")
        counts[row] = item.counts.take(places, mode="clip")
    counts[there != passages] = 0
    return counts


def cosines(lists: Sequence[TermList], scale: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the scores of all passages of a segment in one space, from every posting."""
    own = [item._replace(space=0) for item in lists]
    return _summed(own, np.zeros(1, np.float32), [Scale(scale, 0.0)], add_postings)
