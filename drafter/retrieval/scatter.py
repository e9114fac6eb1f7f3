"""Adding postings to sums: sums[passage] += table[count] for each posting, most of the work of a query.

numpy does it in two steps. scipy has a compiled loop that does it in one, more than twice as fast; but importing
scipy takes longer than one query, so only an index that is opened for many queries uses it.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Adder(Protocol):
    """Adds `table[counts]` to the sums of passages, in place, in the order of the postings."""

    def __call__(
        self,
        sums: NDArray[np.float32],
        passages: NDArray[np.uint32],
        counts: NDArray[np.uint8],
        table: NDArray[np.float32],
        /,
    ) -> None:
        """Add them."""


def add_postings(
    sums: NDArray[np.float32],
    passages: NDArray[np.uint32],
    counts: NDArray[np.uint8],
    table: NDArray[np.float32],
) -> None:
    """See `Adder`.

    Raises:
        IndexError: A passage lies outside the sums.
    """
    np.add.at(sums, passages, table.take(counts, mode="clip"))


def compiled_adder(longest: int) -> Adder:
    """Return an adder that does the same with the product of a sparse matrix and a vector; imports scipy.

    It does not look whether the passages lie inside the sums: whoever uses it must have done so.
    The loop is a private one of scipy: where it is missing or does something else, `add_postings` is returned.

    Args:
        longest: Number of passages of the largest segment.
    """
    try:
        from scipy.sparse import _sparsetools  # noqa: PLC0415 - takes longer than a query
    except ImportError:
        return add_postings
    ones = np.ones(longest, np.float32)

    def add(
        sums: NDArray[np.float32],
        passages: NDArray[np.uint32],
        counts: NDArray[np.uint8],
        table: NDArray[np.float32],
    ) -> None:
        # The matrix has a one for each posting: its row is the passage, its column the count.
        size = len(passages)
        rows, columns = passages.view(np.int32), counts.astype(np.int32)
        _sparsetools.coo_matvec(size, rows, columns, ones[:size], table, sums)

    return add if _agrees(add, longest) else add_postings


def _agrees(add: Adder, longest: int) -> bool:
    """Tell whether an adder does what it should."""
    size = min(longest, 3)
    passages, counts = np.arange(size, dtype=np.uint32), np.arange(1, size + 1, dtype=np.uint8)
    table = np.linspace(0, 1, 256, dtype=np.float32)
    found, expected = np.ones((2, size), np.float32)
    try:
        for _ in range(2):
            add(found, passages, counts, table)
            add_postings(expected, passages, counts, table)
    except (AttributeError, TypeError, ValueError):
        return False
    return bool(np.array_equal(found, expected))
