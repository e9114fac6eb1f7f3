"""The names of real places, from provinces down to towns, and where each lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.text.names import FoundName, NameFinder

Chain = tuple[str, ...]
"""The places above one, the highest first; empty where they are not known."""


class Gazetteer:
    """All names with the places above them; one name may belong to several places.

    Args:
        chains: Chains, named by their numbers.
        bearers: For each name, the numbers of the chains of the places that bear it.
    """

    def __init__(self, chains: Sequence[Chain], bearers: Mapping[str, Sequence[int]]) -> None:
        self._chains = chains
        self._bearers = bearers
        self._finder = NameFinder(bearers)

    def __contains__(self, name: str) -> bool:
        return name in self._bearers

    def find(self, text: str) -> Iterator[FoundName]:
        """Yield the full names in a text, in order; words that merely look like names among them."""
        yield from self._finder.find(text)

    def bearers(self, name: str) -> int:
        """Return how many places have a name."""
        return len(self._bearers.get(name, ()))

    def above(self, name: str) -> frozenset[str]:
        """Return the places above all bearers of a name."""
        return frozenset(place for number in self._bearers.get(name, ()) for place in self._chains[number])

    def is_within(self, name: str, places: frozenset[str]) -> bool:
        """Tell whether a bearer of a name is one of the places or lies in one of them."""
        return name in places or not places.isdisjoint(self.above(name))
