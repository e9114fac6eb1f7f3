"""TF-IDF: sublinear term frequency, smoothed idf, cosine norm, as scikit-learn's TfidfTransformer has them.

The numbers of passages are those of the whole index, so that it does not matter how it is cut into segments.
The one door to scikit-learn, which checks the weights of an index (`reference_scales`); neither building nor
searching waits for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.retrieval.postings import Postings, pieces
from drafter.retrieval.ranking import SUBLINEAR

_PIECE = 1 << 21


class Statistics(NamedTuple):
    """What the postings of a segment need to know of the whole index."""

    frequencies: NDArray[np.int64]
    """In how many passages of the index each of the segment's terms occurs; 0 where all are deleted."""
    scales: NDArray[np.float32]
    """One over the length of each passage's vector; 0 for deleted passages and such without terms."""


class Frequencies(NamedTuple):
    """In how many passages terms occur, by the hashes of the terms."""

    hashes: NDArray[np.uint64]
    """Rising, each once."""
    numbers: NDArray[np.int64]


def idf(df: int, size: int) -> float:
    """Return the smoothed inverse document frequency of a term in `df` of `size` passages."""
    return log((1 + size) / (1 + df)) + 1


def count_frequencies(postings: Postings, alive: NDArray[np.bool_]) -> Frequencies:
    """Return in how many passages of a segment its terms occur, deleted ones left out."""
    if not len(postings.passages):
        return Frequencies(postings.hashes, np.zeros(len(postings.hashes), np.int64))
    numbers = np.diff(postings.starts)
    if not alive.all():
        numbers = np.add.reduceat(alive[postings.passages].astype(np.int64), postings.starts[:-1])
    return join_frequencies([Frequencies(postings.hashes, numbers)])


def join_frequencies(parts: Sequence[Frequencies]) -> Frequencies:
    """Return the sums over several segments; in any order and nesting the same."""
    hashes, places = np.unique(np.concatenate([part.hashes for part in parts]), return_inverse=True)
    numbers = np.zeros(len(hashes), np.int64)
    np.add.at(numbers, places, np.concatenate([part.numbers for part in parts]))
    return Frequencies(hashes, numbers)


def weigh(postings: Postings, alive: NDArray[np.bool_], total: Frequencies, size: int) -> Statistics:
    """Return the statistics of a segment.

    Args:
        postings: Of the segment.
        alive: For each passage of the segment whether it is not deleted.
        total: Of all segments.
        size: Number of passages in all segments that are not deleted.
    """
    frequencies = total.numbers[np.searchsorted(total.hashes, postings.hashes)]
    weights = np.log((1 + size) / (1 + frequencies)) + 1
    squares = np.zeros(len(alive))
    for first, last in pieces(postings.starts, _PIECE):
        part = slice(int(postings.starts[first]), int(postings.starts[last]))
        values = SUBLINEAR[postings.counts[part]]
        values *= np.repeat(weights[first:last], np.diff(postings.starts[first : last + 1]))
        np.add.at(squares, postings.passages[part], values * values)
    scales = np.zeros(len(alive), np.float32)
    filled = alive & (squares > 0)
    scales[filled] = 1 / np.sqrt(squares[filled])
    return Statistics(frequencies, scales)


def reference_scales(
    passages: Iterable[Sequence[str]], frequencies: Mapping[str, int], size: int
) -> NDArray[np.float64]:
    """Return the scales of some passages as scikit-learn finds them.

    Args:
        passages: Their terms, repeated as often as they occur.
        frequencies: In how many passages of the index each of their terms occurs.
        size: Number of passages in the index.
    """
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer  # noqa: PLC0415 - takes two seconds

    vectorizer = CountVectorizer(analyzer=_same, lowercase=False, token_pattern=None, dtype=np.float64)
    counts = vectorizer.fit_transform(passages)
    transformer = TfidfTransformer(sublinear_tf=True, norm=None)
    transformer.idf_ = np.array([idf(frequencies[term], size) for term in vectorizer.get_feature_names_out()])
    weights = transformer.transform(counts)
    squares: NDArray[np.float64] = np.asarray(weights.multiply(weights).sum(axis=1)).ravel()
    return 1 / np.sqrt(squares)


def _same(terms: Sequence[str]) -> Sequence[str]:
    return terms
