"""The passages of an index one after another, those of a speech, and the neighbours of a hit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from drafter.model.lookups import HeadingPlace
from drafter.model.passage import Hit, Passage
from drafter.retrieval.filters import admitted
from drafter.retrieval.index import Index
from drafter.retrieval.query import Query
from drafter.retrieval.records import COLUMNS


def admitted_passages(index: Index, query: Query, containing: Sequence[str] = ()) -> Iterator[Passage]:
    """Yield the passages that a query's filters admit, in the order of the index; its text is not sought.

    Args:
        index: The index.
        query: The filters.
        containing: Strings that must stand in the passage; what lacks one is passed over without being taken
            apart.

    Raises:
        DrafterError: A filter is unknown or the index is damaged.
    """
    mask = admitted(index, query)
    # JSON writes quotation marks and backslashes otherwise than they are sought.
    needles = [item.encode(errors="replace") for item in containing if not set(item) & set('"\\')]
    for start, segment in zip(index.starts, index.segments, strict=False):
        for place in np.flatnonzero(segment.alive()).tolist():
            if mask is not None and not mask[start + place]:
                continue
            line = segment.passages[place] if needles else b""
            if all(needle in line for needle in needles):
                yield index.passage(start + place)


class HeadingCollector:
    """Gathers headings from passages that come in the order of the index, each heading of a speech once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, tuple[str, ...]], HeadingPlace] = {}

    def add(self, passage: Passage, fits: Callable[[str], bool]) -> None:
        """Take those headings above a passage that fit."""
        for depth, heading in enumerate(passage.heading_path, 1):
            key = passage.speech_id, passage.heading_path[:depth]
            if key not in self._found and fits(heading):
                self._found[key] = HeadingPlace(heading, passage)

    def found(self) -> tuple[HeadingPlace, ...]:
        """Return the headings, in order."""
        return tuple(self._found.values())


def passages_of(index: Index, speech_id: str) -> list[Passage]:
    """Return the passages of a speech, in order."""
    names = index.names.get("speech_id", ())
    if speech_id not in names:
        return []
    column = index.columns[COLUMNS.index("speech_id")]
    return [index.passage(place) for place in np.flatnonzero(column == names.index(speech_id)).tolist()]


def with_neighbours(index: Index, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the hits with the texts of the passages before and behind them in their speeches."""
    texts: dict[str, tuple[str, str]] = {}
    for speech_id in dict.fromkeys(hit.passage.speech_id for hit in hits):
        found = passages_of(index, speech_id)
        bounded = ["", *(item.text for item in found), ""]
        for place, item in enumerate(found):
            texts[item.id] = bounded[place], bounded[place + 2]
    return tuple(
        replace(hit, before=texts[hit.passage.id][0], after=texts[hit.passage.id][1]) for hit in hits
    )
