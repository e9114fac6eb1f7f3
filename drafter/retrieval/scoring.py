"""The passages of an index that score best, segment after segment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.retrieval.index import Index
from drafter.retrieval.ranking import Ranking, exact, rank
from drafter.retrieval.scatter import Adder, add_postings
from drafter.retrieval.segments import Segment
from drafter.retrieval.space import Weights, make_question
from drafter.retrieval.store import DamagedError

Ranker = Callable[[int], Ranking]
"""Returns so many of the best passages."""


class Part(NamedTuple):
    """What a query asks of one space."""

    space: int
    """Ordinal in `drafter.retrieval.space.SPACES`."""
    weights: Weights
    share: float
    """What the cosine counts in the score, 0..1."""


class Stretch(NamedTuple):
    """A segment to search."""

    segment: Segment
    start: int
    """Ordinal of its first passage in the index."""
    mask: NDArray[np.bool_] | None
    """Its passages that come into question; None for all."""


def question(lexical: Weights, structure: Weights, share: float) -> tuple[Part, ...]:
    """Return what a query asks of the spaces; of none with a share of 0.

    Args:
        lexical: Weights of its lexical terms.
        structure: Weights of its structural terms.
        share: What structure counts, 0..1.
    """
    parts = (Part(0, lexical, 1 - share), Part(1, structure, share))
    return tuple(part for part in parts if part.share > 0)


def rank_index(index: Index, parts: Sequence[Part], k: int, mask: NDArray[np.bool_] | None = None) -> Ranking:
    """Return the best passages of an index.

    Args:
        index: The index.
        parts: See `question`.
        k: How many, from 1.
        mask: (index.size,) the passages that come into question; None for all.

    Raises:
        DamagedError: A posting points outside the index.
    """
    ranges = zip(index.segments, index.starts, index.starts[1:], strict=False)
    return rank_segments(
        [
            Stretch(segment, start, None if mask is None else mask[start:end])
            for segment, start, end in ranges
        ],
        parts,
        k,
        index.live,
        index.add,
    )


def rank_segments(
    stretches: Iterable[Stretch], parts: Sequence[Part], k: int, size: int, add: Adder = add_postings
) -> Ranking:
    """Return the best passages of some segments.

    Args:
        stretches: The segments.
        parts: See `question`.
        k: How many, from 1.
        size: Number of passages in the whole index that are not deleted.
        add: Adds up postings.

    Raises:
        DamagedError: A posting points outside the index.
    """
    questions = [make_question(part.weights, size, part.share) for part in parts]
    best = Ranking(np.empty(0, np.int64), np.empty(0, np.float64))
    for segment, start, mask in stretches:
        spaces = [segment.spaces[part.space] for part in parts]
        try:
            lists = [
                item
                for number, (space, asked) in enumerate(zip(spaces, questions, strict=True))
                for item in space.term_lists(asked, number)
            ]
            scales = [space.scale for space in spaces]
            if mask is not None:
                scales = [scale._replace(values=scale.values * mask) for scale in scales]
            if lists and (mask is None or mask.any()):
                threshold = float(best.scores[-1]) if len(best.scores) == k else 0.0
                found = rank(lists, scales, k, threshold, add)
                best = join_rankings([best, Ranking(found.ordinals + start, found.scores)], k)
        except (IndexError, ValueError) as error:
            raise DamagedError(segment.folder) from error
    return best


def join_rankings(rankings: Sequence[Ranking], k: int) -> Ranking:
    """Return the best `k` of several rankings."""
    ordinals = np.concatenate([ranking.ordinals for ranking in rankings])
    return Ranking(ordinals, np.concatenate([ranking.scores for ranking in rankings])).best(k)


def score_passages(index: Index, part: Part, ordinals: Sequence[int]) -> list[float]:
    """Return the cosines of some passages in one space.

    Raises:
        DamagedError: A posting points outside the index.
    """
    result = dict.fromkeys(ordinals, 0.0)
    asked = make_question(part.weights, index.live)
    try:
        for segment, start, end in zip(index.segments, index.starts, index.starts[1:], strict=False):
            inside = np.array(sorted({item for item in ordinals if start <= item < end}), np.int64)
            if len(inside):
                space = segment.spaces[part.space]
                found = exact(inside - start, space.term_lists(asked), [space.scale])
                result.update(zip((found.ordinals + start).tolist(), found.scores.tolist(), strict=True))
    except (IndexError, ValueError) as error:
        raise DamagedError(index.folder) from error
    return [result[ordinal] for ordinal in ordinals]
