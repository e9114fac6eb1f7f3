"""Figures of a ranking: nDCG@10 (Järvelin and Kekäläinen 2002, gains 2^grade - 1) and precision at 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

DEPTH = 10
RELEVANT = 2
"""The least grade that counts for precision."""


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Return the normalised discounted cumulative gain of the first `depth` ids; 0 without relevant ones.

    Args:
        ranking: Ids, best first.
        grades: Grades (1..3) of the relevant ids.
        depth: How many ids count.
    """
    ideal = _gain(sorted(grades.values(), reverse=True)[:depth])
    return _gain([grades.get(item, 0) for item in ranking[:depth]]) / ideal if ideal else 0.0


def precision(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 5) -> float:
    """Return the share of the first `depth` ids with grade 2 or 3."""
    return sum(grades.get(item, 0) >= RELEVANT for item in ranking[:depth]) / depth


def _gain(grades: Sequence[int]) -> float:
    return sum((float(2**grade) - 1) / log2(rank + 2) for rank, grade in enumerate(grades))
