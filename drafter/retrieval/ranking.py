"""The best passages of a segment, exactly, without looking at most of their postings.

Term at a time in the manner of MaxScore (Turtle and Flood 1995): rare terms first. What is still to come can
add no more than a known bound to a passage; as soon as only a few passages can reach the k-th best score so
far, the remaining long lists are not walked through: the few are looked up in them.

A score is the sum over the spaces of `scale[passage] * sum(weight * tf[passage])`, where the scale is one over
the length of the passage's vector. Bounds are taken before scaling, so short passages do not spoil them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.retrieval.postings import MOST

SUBLINEAR = np.concatenate([[0.0], 1 + np.log(np.arange(1, MOST + 1))])
"""Sublinear term frequency by count."""
_SUBLINEAR = SUBLINEAR.astype(np.float32)
_SLACK = np.float32(1 - 1e-5)  # sums of 32-bit numbers err by less
_SHARE = 24
_ROWS = 1024
_SAMPLE = 1000
_LOOK_UP = 8
"""Looking a passage up in a list takes as long as walking over so many postings (measured)."""

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

    def among(self, found: NDArray[np.int64]) -> Scale:
        """Return the scale of some passages."""
        return Scale(self.values[found], self.usual)


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


def rank(lists: Sequence[TermList], scales: Sequence[Scale], k: int, threshold: float = 0.0) -> Ranking:
    """Return the best passages of a segment.

    Args:
        lists: The query's terms that the segment has, in the order in which sums are made.
        scales: The scale of each space.
        k: How many, from 1.
        threshold: Passages below this score are not wanted.

    Returns:
        Up to `k` passages with a positive score not below the threshold; of equal ones those of lower ordinal.
    """
    order = sorted(lists, key=lambda item: len(item.passages))
    rest = _bounds(order, len(scales))
    sums = [np.zeros(len(scale.values), np.float32) for scale in scales]
    lowest = np.float32(threshold) * _SLACK
    position = 0
    while True:
        stop = _next_look(order, rest, position, lowest, scales)
        for item in order[position:stop]:
            _walk(item, sums[item.space])
        first, position = position == 0, stop
        if position == len(order):
            found = _seen(sums, scales, k, lowest)
            break
        if not (first and threshold):
            lowest = max(lowest, _reachable(sums, order[position:], scales, k) * _SLACK)
        if lowest > 0:
            found = _where(_scaled(sums, scales, rest[position]) >= lowest)
            left = sum(len(item.passages) for item in order[position:])
            if len(found) * (len(order) - position) * _LOOK_UP < left:
                found = _narrowed(found, sums, order[position:], scales, k, lowest)
                break
    return exact(found, lists, scales).best(k)


def _next_look(
    order: Sequence[TermList],
    rest: NDArray[np.float32],
    position: int,
    lowest: np.float32,
    scales: Sequence[Scale],
) -> int:
    """Return how many lists to walk through before it pays to look which passages can still be among the best."""
    limit = lowest if lowest > 0 else np.inf
    walked, budget = 0, len(scales[0].values) // _SHARE
    usual = np.array([scale.usual for scale in scales], np.float32)
    for stop in range(position, len(order)):
        # Looking costs about as much as walking over the budget, so that much is walked between two looks.
        if stop > position and walked + len(order[stop].passages) > budget and rest[stop] @ usual < limit:
            return stop
        walked += len(order[stop].passages)
    return len(order)


def _seen(sums: Sequence[Scores], scales: Sequence[Scale], k: int, lowest: np.float32) -> NDArray[np.int64]:
    """Return the passages that can be among the best when every list was walked through."""
    partial = _scaled(sums, scales)
    found = _where((partial >= lowest) & (partial > 0))
    if len(found) > k:
        scores = partial[found]
        found = found[scores >= np.sort(scores)[-k] * _SLACK]  # equal scores make np.partition slow
    return found


def _where(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return where a mask holds; quick where that is in few places."""
    whole = len(mask) // 8 * 8
    words = np.flatnonzero(mask[:whole].view(np.uint64))
    if len(words) > len(mask) >> 6:
        return np.flatnonzero(mask)
    places = np.append((words[:, None] * 8 + np.arange(8)).ravel(), np.arange(whole, len(mask)))
    return places[mask[places]]


def _walk(item: TermList, sums: Scores) -> None:
    """Add what a term gives to the sums of all its passages."""
    if item.most == 1:
        np.add.at(sums, item.passages, np.float32(item.weight))
    else:
        np.add.at(sums, item.passages, (_SUBLINEAR * np.float32(item.weight)).take(item.counts, mode="clip"))


def _look_up(item: TermList, found: NDArray[np.int64]) -> Scores:
    """Return what a term gives to each of some passages."""
    return _SUBLINEAR.take(_counts(item, found.astype(np.uint32))) * np.float32(item.weight)


def _counts(item: TermList, passages: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return how often each of some passages has the term; numbers of another type would be slow to compare."""
    places = item.passages.searchsorted(passages)
    counts = item.counts.take(places, mode="clip")
    counts[item.passages.take(places, mode="clip") != passages] = 0
    return counts


def _bounds(order: Sequence[TermList], spaces: int) -> NDArray[np.float32]:
    """Return (lists + 1, spaces): the most that the lists from each place on can add, before scaling."""
    most = np.zeros((len(order) + 1, spaces))
    for position, item in enumerate(order):
        most[position, item.space] = item.weight * SUBLINEAR[item.most]
    return np.cumsum(most[::-1], axis=0)[::-1].astype(np.float32)


def _scaled(
    sums: Sequence[Scores], scales: Sequence[Scale], rest: NDArray[np.float32] | None = None
) -> Scores:
    """Return the scores of the sums; with `rest`, as if all had that much more."""
    total: Scores | None = None
    for space, (part, scale) in enumerate(zip(sums, scales, strict=True)):
        scores = part * scale.values if rest is None else part + rest[space]
        if rest is not None:
            scores *= scale.values
        total = scores if total is None else np.add(total, scores, out=total)
    assert total is not None
    return total


def _reachable(
    sums: Sequence[Scores], rest: Sequence[TermList], scales: Sequence[Scale], k: int
) -> np.float32:
    """Return a score that k passages reach: that of the k-th of some promising ones, looked up to the end."""
    partial = _scaled(sums, scales)
    found = _promising(partial, k)
    if len(found) < k:
        return np.float32(0)
    scores = partial[found]
    for item in rest:
        scores += _look_up(item, found) * scales[item.space].values[found]
    return _kth(scores, k)


def _promising(partial: Scores, k: int) -> NDArray[np.int64]:
    """Return where some of the highest scores are: the best of the columns of a table of them.

    Not np.argpartition, which is slow where many are equal.
    """
    rows = max(1, min(_ROWS, len(partial) // (16 * k)))
    width = len(partial) // rows
    table = partial[: rows * width].reshape(rows, width)
    columns = np.argsort(table.max(0))[-2 * k :]
    return np.sort(table[:, columns].argmax(0) * width + columns)


def _kth(scores: Scores, k: int) -> np.float32:
    """Return the k-th highest."""
    result: np.float32 = np.partition(scores, len(scores) - k)[-k]
    return result


def _narrowed(
    found: NDArray[np.int64],
    sums: Sequence[Scores],
    rest: Sequence[TermList],
    scales: Sequence[Scale],
    k: int,
    lowest: np.float32,
) -> NDArray[np.int64]:
    """Return those of the passages that can be among the best, the remaining lists looked up for them."""
    bounds = _bounds(rest, len(scales))
    here = [scale.among(found) for scale in scales]
    parts = [part[found] for part in sums]
    for position, item in enumerate(rest):
        parts[item.space] += _look_up(item, found)
        if len(found) > 4 * k:
            least = max(lowest, _kth(_scaled(parts, here), k) * _SLACK)
            kept = _scaled(parts, here, bounds[position + 1]) >= least
            found, here, parts = (
                found[kept],
                [item._replace(values=item.values[kept]) for item in here],
                [item[kept] for item in parts],
            )
    scores = _scaled(parts, here)
    if len(found) > k:
        lowest = max(lowest, _kth(scores, k) * _SLACK)
    return found[scores >= lowest]


def exact(found: NDArray[np.int64], lists: Sequence[TermList], scales: Sequence[Scale]) -> Ranking:
    """Return the scores in 64 bits, summed in the order of the lists: the same however they were found."""
    if not len(found):
        return Ranking(found, np.empty(0))
    passages = found.astype(np.uint32)
    total = np.zeros(len(found))
    for space, scale in enumerate(scales):
        sums = np.zeros(len(found))
        for item in lists:
            if item.space == space:
                sums += SUBLINEAR.take(_counts(item, passages)) * item.weight
        total += sums * scale.values[passages]
    kept = total > 0
    return Ranking(passages[kept].astype(np.int64), total[kept])


def cosines(lists: Sequence[TermList], scale: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the scores of all passages of a segment in one space, from every posting."""
    sums = np.zeros(len(scale), np.float32)
    for item in lists:
        _walk(item, sums)
    sums *= scale
    return sums
