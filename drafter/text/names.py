"""Finding many names in one text at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from drafter.text.spans import Span


class FoundName(NamedTuple):
    """A name in a text."""

    name: str
    span: Span


class NameFinder:
    """Finds the names of a collection; the time grows with the text, hardly with the number of names.

    Args:
        names: The names; of names that end at the same place the longest is found.
    """

    def __init__(self, names: Collection[str]) -> None:
        self._names = names
        self._lengths: dict[str, list[int]] = {}
        lengths: dict[str, set[int]] = {}
        for name in names:
            if name:
                lengths.setdefault(name[-1], set()).add(len(name))
        self._lengths = {last: sorted(found, reverse=True) for last, found in lengths.items()}
        self._last = re.compile(f"[{re.escape(''.join(sorted(lengths)))}]" if lengths else "(?!)")

    def find(self, text: str) -> Iterator[FoundName]:
        """Yield the names in a text, in order, none over another."""
        start = 0
        for match in self._last.finditer(text):
            end = match.end()
            for length in self._lengths[match[0]]:
                if length <= end - start and text[end - length : end] in self._names:
                    yield FoundName(text[end - length : end], Span(end - length, end))
                    start = end
                    break
