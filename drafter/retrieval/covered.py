"""Which speeches of an index a text may have been copied from: a sieve, what passes it has to be compared.

A copy has the rare pairs of characters of what it was copied from, whatever names and numbers were put in. So all
pairs of the text are looked up at once, as they stand and without cutting it into words; each passage gets the
weight of those that it has (squared TF-IDF, the share of its vector that the text covers). Time is that of
reading their postings: some milliseconds for the shipped corpus.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.retrieval.header import MISUSE
from drafter.retrieval.index import Index
from drafter.retrieval.lexical import BIGRAM
from drafter.retrieval.postings import encoded, term_hashes
from drafter.retrieval.records import COLUMNS
from drafter.retrieval.space import SegmentSpace
from drafter.retrieval.store import DamagedError
from drafter.text.characters import squeeze

MOST = 8
"""Speeches to return at most for what they hold of the text, and as many again for one passage."""
LEAST_PASSAGE = 0.4
"""Share of a passage's vector: 99 % of copied passages have 0.44, 0.1 % of the unrelated 0.39 (corpus/)."""
LEAST_SPEECH = 0.28
"""Share of the text's weight: where half was copied at least 0.37, 99 % of the unrelated have less than 0.27
(corpus/)."""


class _Covered(NamedTuple):
    """What the passages of a segment have of a text."""

    masses: NDArray[np.float64]
    """Weight of the text's pairs in each passage."""
    shares: NDArray[np.float64]
    """What share of the passage's vector that is, 0..1."""


def covered_speeches(index: Index, text: str) -> list[str]:
    """Return the ids of the speeches that a text may hold much of, or a passage of; most likely ones first.

    Args:
        index: The index.
        text: The speech under check.

    Raises:
        DamagedError: A posting points outside the index.
    """
    body = squeeze(text)
    pairs = sorted({body[start : start + 2] for start in range(len(body) - 1)})
    hashes = np.sort(term_hashes(encoded(BIGRAM + pair) for pair in pairs))
    column = index.columns[COLUMNS.index("speech_id")]
    try:
        parts = [_covered(part, hashes, index.live) for part in index.lexical.parts]
        masses, shares = (np.concatenate(item) for item in zip(*parts, strict=True))
        alive = column >= 0
        names = index.names["speech_id"]
        whole = np.bincount(column[alive], masses[alive], len(names)) / _mass(index, hashes)
        best = np.zeros(len(names))
        np.maximum.at(best, column[alive], shares[alive])
    except MISUSE as error:
        raise DamagedError(index.folder) from error
    found = [*_highest(whole, LEAST_SPEECH), *_highest(best, LEAST_PASSAGE)]
    return [names[ordinal] for ordinal in dict.fromkeys(found)]


def _covered(part: SegmentSpace, hashes: NDArray[np.uint64], size: int) -> _Covered:
    postings = part.postings
    places, weights = _known(part, hashes, size)
    starts = postings.starts[places]
    lengths = postings.starts[places + 1] - starts
    ends = np.cumsum(lengths)
    every = np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)
    weighed = np.repeat(weights, lengths) * (1 + np.log(postings.counts[every])) ** 2
    scales = part.scale.values.astype(np.float64)
    masses = np.bincount(postings.passages[every], weighed, len(scales)).astype(np.float64)
    return _Covered(masses, masses * scales * scales)


def _known(
    part: SegmentSpace, hashes: NDArray[np.uint64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the ordinals of the terms that a segment has, and their squared idf."""
    known = part.postings.hashes
    places = np.searchsorted(known, hashes)
    inside = places < len(known)
    places = places[inside][known[places[inside]] == hashes[inside]]
    frequencies = np.array([part.frequency(place) for place in places.tolist()], np.float64)
    return places, (np.log((1 + size) / (1 + frequencies)) + 1) ** 2


def _mass(index: Index, hashes: NDArray[np.uint64]) -> float:
    """Return the weight of the pairs of the text that the index knows, each once; 1 where there are none."""
    known: dict[int, float] = {}
    for part in index.lexical.parts:
        places, weights = _known(part, hashes, index.live)
        known.update(zip(part.postings.hashes[places].tolist(), weights.tolist(), strict=True))
    return sum(known.values()) or 1.0


def _highest(values: NDArray[np.float64], least: float) -> list[int]:
    """Return the ordinals of the highest values that are not below `least`; of equal ones the first."""
    order = np.argsort(-values, kind="stable")[:MOST]
    return [int(ordinal) for ordinal in order if values[ordinal] >= least]
