"""A TF-IDF space of an index: the files of one segment, and all segments together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log, sqrt
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.retrieval.postings import Postings, encoded, term_hashes
from drafter.retrieval.ranking import Scale, TermList, cosines, make_scale
from drafter.retrieval.store import DamagedError, Strings, read_array, write_array, write_strings
from drafter.retrieval.weighting import Statistics, idf

SPACES = ("lexical", "structure")
"""The spaces of an index."""

POSTINGS_FILES = (
    "terms.bin",
    "terms.offsets.npy",
    "hashes.npy",
    "starts.npy",
    "passages.npy",
    "counts.npy",
    "most.npy",
)
"""The files of `write_postings`, behind the name of the space."""
STATISTICS_FILES = ("frequencies.npy", "scales.npy")
"""The files of `write_statistics`, behind the name of the space."""
Weights = Mapping[str, tuple[int, float]]
"""The terms of a query that a space knows: number of passages and weight."""


class Question(NamedTuple):
    """What a query asks of a space: its terms in the order of their hashes."""

    terms: list[bytes]
    hashes: NDArray[np.uint64]
    weights: list[float]
    """What each adds to a passage that has it once, before scaling."""


def write_postings(folder: Path, name: str, postings: Postings) -> None:
    """Write the postings of a space in a segment; they never change."""
    write_strings(folder / f"{name}.terms", postings.terms)
    write_array(folder / f"{name}.hashes.npy", postings.hashes)
    write_array(folder / f"{name}.starts.npy", postings.starts)
    write_array(folder / f"{name}.passages.npy", postings.passages)
    write_array(folder / f"{name}.counts.npy", postings.counts)
    filled = len(postings.counts) > 0
    most = np.maximum.reduceat(postings.counts, postings.starts[:-1]) if filled else postings.counts
    write_array(folder / f"{name}.most.npy", most)


def write_statistics(folder: Path, name: str, statistics: Statistics) -> None:
    """Write what depends on the other segments too."""
    write_array(folder / f"{name}.frequencies.npy", statistics.frequencies)
    write_array(folder / f"{name}.scales.npy", statistics.scales)


class SegmentSpace:
    """The mapped postings of a space in one segment.

    Args:
        folder: The segment.
        name: The space.
        size: Number of passages in the segment.
        weighted: Whether its statistics are written already; without them it can't be searched.

    Raises:
        DamagedError: Its files are missing or do not fit together.
    """

    def __init__(self, folder: Path, name: str, size: int, *, weighted: bool = True) -> None:
        self._folder = folder
        self._terms = Strings(folder / f"{name}.terms")
        self._hashes = read_array(folder / f"{name}.hashes.npy", np.uint64)
        self._starts = read_array(folder / f"{name}.starts.npy", np.int64)
        self._passages = read_array(folder / f"{name}.passages.npy", np.uint32)
        self._counts = read_array(folder / f"{name}.counts.npy", np.uint8)
        self._most = read_array(folder / f"{name}.most.npy", np.uint8)
        number = len(self._terms)
        if weighted:
            self._frequencies = read_array(folder / f"{name}.frequencies.npy", np.int64)
            self._scales = read_array(folder / f"{name}.scales.npy", np.float32)
        else:
            self._frequencies, self._scales = np.zeros(number, np.int64), np.zeros(size, np.float32)
        lengths = {len(self._passages), len(self._counts), int(self._starts[-1])}
        fits = {len(self._hashes), len(self._most), len(self._frequencies), len(self._starts) - 1} == {number}
        if not fits or len(lengths) > 1 or len(self._scales) != size:
            raise DamagedError(folder)

    @cached_property
    def scale(self) -> Scale:
        """The scales of the passages; deleted ones have 0."""
        return make_scale(self._scales)

    @property
    def postings(self) -> Postings:
        """All postings, mapped, without the terms."""
        return Postings([], self._hashes, self._starts, self._passages, self._counts)

    def terms(self) -> list[bytes]:
        """Return all terms."""
        return [self._terms[ordinal] for ordinal in range(len(self._terms))]

    def find(self, terms: Sequence[bytes], hashes: NDArray[np.uint64]) -> list[int]:
        """Return the ordinal of each term, -1 where the segment does not have it."""
        number = len(self._hashes)
        result = [-1] * len(terms)
        if not number:
            return result
        places = self._hashes.searchsorted(hashes)
        known = self._hashes.take(places, mode="clip") == hashes
        for index in np.flatnonzero(known).tolist():
            place = int(places[index])
            while place >= 0 and self._terms[place] != terms[index]:
                place += 1
                if place == number or self._hashes[place] != hashes[index]:
                    place = -1
            result[index] = place
        return result

    def frequency(self, ordinal: int) -> int:
        """Return in how many passages of the whole index a term occurs."""
        return int(self._frequencies[ordinal])

    def term_lists(self, question: Question, number: int = 0) -> list[TermList]:
        """Return the lists of the terms that the segment has, for `drafter.retrieval.ranking`.

        Args:
            question: What is asked of the space.
            number: Ordinal of the space among those of the query.

        Raises:
            DamagedError: A list lies outside the file.
        """
        starts, most, last = self._starts.data, self._most.data, self._passages.data
        lists = []
        for ordinal, weight in zip(self.find(question.terms, question.hashes), question.weights, strict=True):
            if ordinal >= 0:
                start, end = starts[ordinal], starts[ordinal + 1]
                if not 0 <= start < end <= len(last) or last[end - 1] >= len(self._scales):
                    raise DamagedError(self._folder)
                part = slice(start, end)
                lists.append(
                    TermList(number, weight, most[ordinal], self._passages[part], self._counts[part])
                )
        return lists

    def is_sound(self) -> bool:
        """Tell whether all numbers are in range; reads the whole space."""
        return bool(
            self._terms.is_sound()
            and self._starts[0] == 0
            and np.all(np.diff(self._starts) > 0)
            and np.all(self._hashes[1:] >= self._hashes[:-1])
            and np.all(self._frequencies >= 0)
            and (not len(self._passages) or self._passages.max() < len(self._scales))
            and np.all(self._counts > 0)
            and np.all(np.isfinite(self._scales))
        )


class Space:
    """A TF-IDF space over all segments.

    Args:
        parts: The space in each segment.
        size: Number of passages that are not deleted.
        folder: The index, for messages.
    """

    def __init__(self, parts: Sequence[SegmentSpace], size: int, folder: Path) -> None:
        self.parts = tuple(parts)
        self._size = size
        self._folder = folder

    def weights(self, terms: Iterable[str]) -> dict[str, tuple[int, float]]:
        """Return number of passages and weight of the terms that the space knows.

        The weights are those of scikit-learn's TfidfTransformer (sublinear term frequency, smoothed idf,
        unit length), which leaves unknown terms out of the length.

        Raises:
            DamagedError: A term's number of passages is impossible.
        """
        counts = Counter(terms)
        frequencies = self.frequencies(counts)
        found: dict[str, tuple[int, float]] = {}
        for term, count in counts.items():
            df = frequencies.get(term, 0)
            if not 0 <= df <= self._size:
                raise DamagedError(self._folder)
            if df:
                found[term] = df, (1 + log(count)) * idf(df, self._size)
        length = sqrt(sum(weight * weight for _, weight in found.values()))
        return {term: (df, weight / length) for term, (df, weight) in found.items()}

    def cosines(self, weights: Weights) -> NDArray[np.float32]:
        """Return the cosine of a query with every passage, from all postings of its terms.

        Raises:
            DamagedError: A posting points outside the index.
        """
        question = make_question(weights, self._size)
        try:
            return np.concatenate(
                [cosines(part.term_lists(question), part.scale.values) for part in self.parts]
            )
        except (IndexError, ValueError) as error:
            raise DamagedError(self._folder) from error

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return the number of passages of the terms that are known, which any segment that has a term tells."""
        open_terms = {encoded(term): term for term in terms}
        result: dict[str, int] = {}
        for part in self.parts:
            keys = list(open_terms)
            for key, place in zip(keys, part.find(keys, term_hashes(keys)), strict=True):
                if place >= 0:
                    result[open_terms.pop(key)] = part.frequency(place)
        return result


def make_question(weights: Weights, size: int, share: float = 1.0) -> Question:
    """Return what a query asks of a space.

    Args:
        weights: See `Space.weights`.
        size: Number of passages in the whole index that are not deleted.
        share: What the space counts in the score.
    """
    terms = [encoded(term) for term in weights]
    hashes = term_hashes(terms)
    order = np.argsort(hashes, kind="stable")
    values = [share * weight * idf(df, size) for df, weight in weights.values()]
    places = order.tolist()
    return Question([terms[place] for place in places], hashes[order], [values[place] for place in places])
