"""One TF-IDF space of an index, and the cosine of a query with all passages in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from drafter.retrieval.store import DamagedError, Strings, read_array, write_array, write_strings
from drafter.retrieval.weighting import Postings


def write_view(folder: Path, name: str, postings: Postings) -> None:
    """Write the files `<name>.*` of a space."""
    write_strings(folder / f"{name}.terms", (term.encode() for term in postings.terms))
    write_array(folder / f"{name}.starts.npy", postings.starts)
    write_array(folder / f"{name}.passages.npy", postings.passages)
    write_array(folder / f"{name}.weights.npy", postings.weights)


class View:
    """A mapped TF-IDF space.

    Args:
        folder: The generation.
        name: As given to `write_view`.
        size: Number of passages in the index.

    Raises:
        DamagedError: Its files are missing or do not fit together.
    """

    def __init__(self, folder: Path, name: str, size: int) -> None:
        self._folder = folder
        self._size = size
        self._terms = Strings(folder / f"{name}.terms")
        self._starts = read_array(folder / f"{name}.starts.npy", np.int64)
        self._passages = read_array(folder / f"{name}.passages.npy", np.int32)
        self._weights = read_array(folder / f"{name}.weights.npy", np.float32)
        lengths = {len(self._passages), len(self._weights), int(self._starts[-1])}
        if len(self._starts) != len(self._terms) + 1 or len(lengths) > 1:
            raise DamagedError(folder)

    def weights(self, terms: Iterable[str]) -> dict[str, tuple[int, float]]:
        """Return ordinal and weight of the terms that the space knows.

        The weights are those of scikit-learn's TfidfTransformer (sublinear term frequency, smoothed idf,
        unit length), which leaves unknown terms out of the length.

        Raises:
            DamagedError: A term's number of passages is impossible.
        """
        found: dict[str, tuple[int, float]] = {}
        for term, count in Counter(terms).items():
            ordinal = self._terms.find(term.encode(errors="replace"))
            if ordinal is not None:
                df = int(self._starts[ordinal + 1]) - int(self._starts[ordinal])
                if not 0 < df <= self._size:
                    raise DamagedError(self._folder)
                idf = log((1 + self._size) / (1 + df)) + 1
                found[term] = ordinal, (1 + log(count)) * idf
        length = sqrt(sum(weight * weight for _, weight in found.values()))
        return {term: (ordinal, weight / length) for term, (ordinal, weight) in found.items()}

    def cosines(self, weights: Iterable[tuple[int, float]]) -> NDArray[np.float32]:
        """Return the cosine of a query with each passage, term at a time.

        Args:
            weights: Ordinals and weights of the query's terms, see `weights`.

        Returns:
            (number of passages,) array, 0..1.

        Raises:
            DamagedError: A posting points outside the index.
        """
        scores = np.zeros(self._size, np.float32)
        try:
            for ordinal, weight in weights:
                part = slice(int(self._starts[ordinal]), int(self._starts[ordinal + 1]))
                scores[self._passages[part]] += self._weights[part] * np.float32(weight)
        except (IndexError, ValueError) as error:
            raise DamagedError(self._folder) from error
        return scores

    def is_sound(self, size: int) -> bool:
        """Tell whether all numbers are in range; reads the whole space."""
        rising = np.all(np.diff(self._starts) >= 0) and self._starts[0] == 0
        inside = not len(self._passages) or (self._passages.min() >= 0 and self._passages.max() < size)
        finite = np.all(np.isfinite(self._weights))
        return bool(rising and inside and finite and self._terms.is_sound())
