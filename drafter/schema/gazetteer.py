"""config/places/*.txt: the names of real places; a line of towns.txt holds a county with its towns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from drafter.model.gazetteer import Chain, Gazetteer


@cache  # half a megabyte that never changes while the program runs
def read_gazetteer(folder: Path) -> Gazetteer:
    """Read the lists of a folder: counties.txt, former.txt, towns.txt.

    Args:
        folder: The shipped folder, made by .ci/build_places.py.
    """
    chains: list[Chain] = [()]
    numbers: dict[Chain, int] = {(): 0}
    bearers: dict[str, tuple[int, ...]] = {}
    for line in _lines(folder / "towns.txt"):
        above, _, towns = line.partition("：")
        places = tuple(above.split())
        for depth, place in enumerate(places):
            if places[: depth + 1] not in numbers:  # met for the first time
                numbers[places[: depth + 1]] = len(chains)
                chains.append(places[: depth + 1])
                bearers[place] = (*bearers.get(place, ()), numbers[places[:depth]])
        own = (numbers[places],)
        for town in towns.split():
            bearers[town] = bearers[town] + own if town in bearers else own
    for name in ("counties.txt", "former.txt"):
        for place in _lines(folder / name):
            bearers.setdefault(place, (0,))
    return Gazetteer(chains, bearers)


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
