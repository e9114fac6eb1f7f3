"""The search index of a corpus, opened in milliseconds and never trusted blindly.

A generation folder holds index.json (`drafter.retrieval.header`), the tokeniser's dictionary, the columns that
filters look at, and a folder for each segment (`drafter.retrieval.segments`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.generations import current_generation
from drafter.retrieval.header import COLUMNS as COLUMNS_FILE
from drafter.retrieval.header import DICTIONARY, MISUSE, read_header
from drafter.retrieval.records import COLUMNS, passage_of
from drafter.retrieval.scatter import Adder, add_postings, compiled_adder
from drafter.retrieval.segments import Segment
from drafter.retrieval.space import SPACES, Space
from drafter.retrieval.store import DamagedError, read_array
from drafter.text.dictionary import DictionaryError
from drafter.text.tokenize import Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An open index."""

    folder: Path
    """The generation folder."""
    fingerprint: str
    """Of the corpus that it was built from; see `explain_staleness`."""
    size: int
    """Number of ordinals: all passages, deleted ones too; see `ordinals`."""
    live: int
    """Number of passages that are not deleted."""
    lexicon: Lexicon
    lexical: Space
    structure: Space
    columns: NDArray[np.int32]
    """(len(COLUMNS), size): what filters look at, as ordinals into `names` (-1 for deleted passages); the year
    as it is, or 0."""
    names: Mapping[str, tuple[str, ...]]
    """The values of each column."""
    segments: tuple[Segment, ...]
    starts: tuple[int, ...]
    """The ordinal of the first passage of each segment, and behind the last `size`."""
    features: FeatureReader
    add: Adder
    """Adds up the postings of a query."""

    def passage(self, ordinal: int) -> Passage:
        """Return a passage.

        Raises:
            DamagedError: Its line can't be read.
        """
        try:
            number = bisect_right(self.starts, ordinal) - 1
            return passage_of(self.segments[number].passages[ordinal - self.starts[number]])
        except MISUSE as error:
            raise DamagedError(self.folder) from error

    def ordinals(self) -> Iterator[int]:
        """Yield the ordinals of the passages that are not deleted, in order.

        Raises:
            DamagedError: A number is out of range.
        """
        for start, segment in zip(self.starts, self.segments, strict=False):
            yield from (np.flatnonzero(segment.alive()) + start).tolist()


def open_index(folder: Path, *, warm: bool = False) -> Index:
    """Open the index of a folder.

    Args:
        folder: The folder.
        warm: Whether many queries are to come: all of it is read and checked and scipy loaded, which pays
            after some dozens of queries.

    Raises:
        DrafterError: There is none, it is of another version or damaged; the message says how to build it.
    """
    for _ in range(3):
        generation = current_generation(folder)
        try:
            return open_generation(generation, warm=warm)
        except DamagedError:
            # Between reading CURRENT and opening, a build may have put a newer generation in force.
            if current_generation(folder) == generation:
                raise
    raise DamagedError(folder)


def open_generation(generation: Path, *, warm: bool = False) -> Index:
    """Open a generation.

    Args:
        generation: The folder.
        warm: See `open_index`.

    Raises:
        DamagedError: It is of another version or damaged.
    """
    header = read_header(generation)
    try:
        segments = tuple(Segment(generation / name) for name in header.segments)
        tokenizer = Tokenizer(generation / DICTIONARY)
        columns = read_array(generation / COLUMNS_FILE, np.int32, 2)
    except (*MISUSE, DictionaryError) as error:
        raise DamagedError(generation) from error
    starts = [0]
    for segment in segments:
        starts.append(starts[-1] + segment.size)
    dead = sum(len(segment.dead) for segment in segments)
    if tokenizer.checksum != header.dictionary or columns.shape != (len(COLUMNS), starts[-1]):
        raise DamagedError(generation)
    if header.passages != starts[-1] - dead or header.passages < 1:
        raise DamagedError(generation)
    add: Adder = add_postings
    if warm:
        # The compiled loop trusts the postings.
        if not all(segment.is_sound() for segment in segments):
            raise DamagedError(generation)
        add = compiled_adder(max(segment.size for segment in segments))
    spaces = [
        Space([segment.spaces[number] for segment in segments], header.passages, generation)
        for number in range(len(SPACES))
    ]
    return Index(
        folder=generation,
        fingerprint=header.fingerprint,
        size=starts[-1],
        live=header.passages,
        lexicon=header.lexicon,
        lexical=spaces[0],
        structure=spaces[1],
        columns=columns,
        names=header.names,
        segments=segments,
        starts=tuple(starts),
        features=FeatureReader(tokenizer, header.lexicon),
        add=add,
    )


def explain_staleness(index: Index, fingerprint: str) -> str:
    """Return one line in Chinese when the corpus is no longer the one that was indexed, else ''."""
    if index.fingerprint == fingerprint:
        return ""
    return "语料库在建索引之后有改动，检索结果可能不全；请运行 drafter corpus index 更新"
