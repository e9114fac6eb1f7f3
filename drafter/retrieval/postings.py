"""Postings: for each term the passages that have it and how often, as plain arrays.

Terms are kept in the order of a 64-bit hash, so that the terms of a query are found, and segments joined, by
binary search over one array of numbers. The term itself stands beside its hash and is compared: a query never
takes one term for another. Two different terms share a hash in an index of ten million terms with a chance of
three in a million; then one of them would be told too common in the other's segment.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MOST = 255
"""A term counts at most so often in a passage."""
_SHIFT = 32  # keys are term << 32 | passage


class Postings(NamedTuple):
    """The terms of a space with their passages."""

    terms: list[bytes]
    """In the order of their hashes."""
    hashes: NDArray[np.uint64]
    """Rising."""
    starts: NDArray[np.int64]
    """Where each term's postings begin, and where the last end."""
    passages: NDArray[np.uint32]
    """Ordinals of the passages, rising within a term."""
    counts: NDArray[np.uint8]
    """How often the term occurs in the passage, 1..255."""


class PostingsCounter:
    """Counts the terms of passages, one passage after another."""

    def __init__(self) -> None:
        self._vocabulary: defaultdict[str, int] = defaultdict()
        self._vocabulary.default_factory = self._vocabulary.__len__
        self._ids = array("i")
        self._lengths = array("i")

    def __len__(self) -> int:
        """Number of terms seen, each as often as it occurs."""
        return len(self._ids)

    def add(self, terms: Iterable[str]) -> None:
        """Add the terms of the next passage, repeated as often as they occur."""
        before = len(self._ids)
        vocabulary = self._vocabulary
        self._ids.extend([vocabulary[term] for term in terms])
        self._lengths.append(len(self._ids) - before)

    def finish(self) -> Postings:
        """Return the postings; the counter is empty afterwards."""
        terms = [encoded(term) for term in self._vocabulary]
        hashes = term_hashes(terms)
        order = hash_order(hashes, terms)
        rank = np.empty(len(terms), np.int64)
        rank[order] = np.arange(len(terms))
        rank <<= _SHIFT
        keys = rank[np.frombuffer(self._ids, np.int32)] if self._ids else np.empty(0, np.int64)
        self._vocabulary.clear()
        self._ids = array("i")
        lengths = np.frombuffer(self._lengths, np.int32) if self._lengths else np.empty(0, np.int32)
        keys |= np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        self._lengths = array("i")
        keys.sort()
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        counts = np.minimum(np.diff(first, append=len(keys)), MOST).astype(np.uint8)
        return _from_keys([terms[index] for index in order.tolist()], hashes[order], keys[first], counts)


def join_postings(parts: Sequence[Postings], places: Sequence[NDArray[np.int64]]) -> Postings:
    """Return the postings of several segments as those of one.

    Args:
        parts: The postings of each segment.
        places: For each segment the new ordinal of each passage, or -1 where it goes.
    """
    known: dict[bytes, int] = {}
    ids = [np.array([known.setdefault(term, len(known)) for term in part.terms], np.int64) for part in parts]
    terms = list(known)
    hashes = term_hashes(terms)
    keys, counts = [], []
    for part, place, numbers in zip(parts, places, ids, strict=True):
        passages = place[part.passages]
        kept = passages >= 0
        found = np.repeat(numbers << _SHIFT, np.diff(part.starts)) | passages
        keys.append(found[kept])
        counts.append(part.counts[kept])
    used = np.unique(np.concatenate([item >> _SHIFT for item in keys]))
    order = used[hash_order(hashes[used], [terms[index] for index in used.tolist()])]
    rank = np.zeros(len(terms), np.int64)
    rank[order] = np.arange(len(order))
    mask = np.int64((1 << _SHIFT) - 1)
    every = np.concatenate([rank[item >> _SHIFT] << _SHIFT | (item & mask) for item in keys])
    sorting = np.argsort(every, kind="stable")  # the parts are sorted runs
    return _from_keys(
        [terms[index] for index in order.tolist()],
        hashes[order],
        every[sorting],
        np.concatenate(counts)[sorting],
    )


def encoded(term: str) -> bytes:
    """Return a term as it is stored; half characters of damaged text stay apart."""
    return term.encode(errors="surrogatepass")


def term_hashes(terms: Iterable[bytes]) -> NDArray[np.uint64]:
    """Return the 64-bit hash of each term."""
    joined = b"".join(blake2b(term, digest_size=8).digest() for term in terms)
    return np.frombuffer(joined, "<u8").astype(np.uint64)


def hash_order(hashes: NDArray[np.uint64], terms: Sequence[bytes]) -> NDArray[np.int64]:
    """Return the order of terms by hash; terms that share one by their bytes."""
    order: NDArray[np.int64] = np.argsort(hashes, kind="stable")
    if len(order) and np.any(np.diff(hashes[order].view(np.int64)) == 0):
        order = np.array(sorted(order.tolist(), key=lambda i: (int(hashes[i]), terms[i])), np.int64)
    return order


def pieces(starts: NDArray[np.int64], size: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of terms that together have about `size` postings."""
    first, last = 0, len(starts) - 1
    while first < last:
        end = int(np.searchsorted(starts, starts[first] + size, "right")) - 1
        end = min(max(end, first + 1), last)
        yield first, end
        first = end


def _from_keys(
    terms: list[bytes], hashes: NDArray[np.uint64], keys: NDArray[np.int64], counts: NDArray[np.uint8]
) -> Postings:
    starts = np.searchsorted(keys, np.arange(len(terms) + 1, dtype=np.int64) << _SHIFT)
    return Postings(terms, hashes, starts.astype(np.int64), keys.astype(np.uint32), counts)
