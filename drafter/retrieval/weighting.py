"""TF-IDF weights of the passages' terms: the one door to scikit-learn, used only while an index is built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Postings(NamedTuple):
    """The weights of a TF-IDF space by term."""

    terms: list[str]
    """All terms, sorted by code point."""
    starts: NDArray[np.int64]
    """Where each term's postings begin, and where the last end."""
    passages: NDArray[np.int32]
    """Ordinals of the passages, rising within a term."""
    weights: NDArray[np.float32]
    """Sublinear TF-IDF weights; each passage's vector has length 1."""


def fit_postings(passages: Iterable[Sequence[str]]) -> Postings:
    """Fit a TF-IDF space (sublinear term frequency, smoothed idf, cosine norm).

    Args:
        passages: The terms of each passage, repeated as often as they occur.

    Returns:
        The postings; empty where no passage has a term.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - takes two seconds

    vectorizer = TfidfVectorizer(
        analyzer=_same, lowercase=False, token_pattern=None, sublinear_tf=True, dtype=np.float32
    )
    try:
        matrix = vectorizer.fit_transform(passages).tocsc()
    except ValueError:  # "empty vocabulary"
        empty = np.empty(0, np.int32), np.empty(0, np.float32)
        return Postings([], np.zeros(1, np.int64), *empty)
    matrix.sort_indices()
    return Postings(
        list(vectorizer.get_feature_names_out()),
        matrix.indptr.astype(np.int64),
        matrix.indices.astype(np.int32),
        matrix.data.astype(np.float32),
    )


def _same(terms: Sequence[str]) -> Sequence[str]:
    return terms
