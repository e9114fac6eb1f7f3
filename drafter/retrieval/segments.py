"""Segments: parts of an index that never change once written, so that a few new speeches cost little.

A segment has its passages as JSON lines, their filter columns, the digests of its speeches and the postings of
each space. What depends on the other segments (numbers of passages, scales, deletions) is written anew beside
it with each generation; see `drafter.retrieval.build`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.model.passage import Passage
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.postings import PostingsCounter, join_postings
from drafter.retrieval.records import COLUMNS, ColumnCounter, join_columns, line_of
from drafter.retrieval.space import POSTINGS_FILES, SPACES, STATISTICS_FILES, SegmentSpace, write_postings
from drafter.retrieval.store import DamagedError, Strings, read_array, write_array, write_strings

PASSAGES_LIMIT = 1 << 18
"""Most passages of a segment, as long as one speech has no more: what a query sums up stays in the cache."""
TERMS_LIMIT = 24_000_000
"""Terms (each as often as it occurs) after which a segment is closed: they are held in memory."""
DEAD = "dead.npy"
_PASSAGES = "passages"
_NAMES = "names.json"
_NAMES_LIMIT = 64 << 20


FIXED = (
    "passages.bin",
    "passages.offsets.npy",
    "columns.npy",
    _NAMES,
    "digests.npy",
    "speeches.npy",
    *(f"{space}.{file}" for space in SPACES for file in POSTINGS_FILES),
)
"""The files of a segment that never change."""
FILES = (*FIXED, DEAD, *(f"{space}.{file}" for space in SPACES for file in STATISTICS_FILES))
"""All files of a segment."""


class Entry(NamedTuple):
    """A speech as the index sees it: its passages in a row."""

    digest: bytes
    """Of the passages with all their fields; the same speech has the same."""
    passages: tuple[Passage, ...]
    lines: tuple[bytes, ...]


class Segment:
    """An open segment of a generation.

    Args:
        folder: The segment.
        weighted: Whether deletions and statistics are written already.

    Raises:
        DamagedError: Its files are missing or do not fit together.
    """

    def __init__(self, folder: Path, *, weighted: bool = True) -> None:
        self.folder = folder
        self.passages = Strings(folder / _PASSAGES)
        self.size = len(self.passages)
        self.columns: NDArray[np.int32] = read_array(folder / "columns.npy", np.int32, 2)
        self.speech_starts: NDArray[np.int64] = read_array(folder / "speeches.npy", np.int64)
        self._digests: NDArray[np.uint64] = read_array(folder / "digests.npy", np.uint64, 2)
        self.dead: NDArray[np.int64] = (
            read_array(folder / DEAD, np.int64) if weighted else np.empty(0, np.int64)
        )
        self.spaces = tuple(SegmentSpace(folder, name, self.size, weighted=weighted) for name in SPACES)
        if self.columns.shape != (len(COLUMNS), self.size) or len(self.dead) > self.size:
            raise DamagedError(folder)
        if self._digests.shape != (max(0, len(self.speech_starts) - 1), 2):
            raise DamagedError(folder)

    def names(self) -> dict[str, list[str]]:
        """Return the values of the columns.

        Raises:
            DamagedError: They can't be read.
        """
        return read_names(self.folder)

    def alive(self) -> NDArray[np.bool_]:
        """Return for each passage whether it is not deleted.

        Raises:
            DamagedError: A number is out of range.
        """
        result = np.ones(self.size, np.bool_)
        try:
            result[self.dead.view(np.uint64)] = False
        except IndexError as error:
            raise DamagedError(self.folder) from error
        return result

    def speeches(self) -> Iterator[tuple[bytes, int, int]]:
        """Yield digest, first passage and end of each speech, deleted ones too."""
        starts = self.speech_starts.tolist()
        for row, start, end in zip(self._digests, starts, starts[1:], strict=False):
            yield row.tobytes(), start, end

    def is_sound(self) -> bool:
        """Tell whether all numbers are in range; reads the whole segment."""
        starts = self.speech_starts
        return bool(
            self.passages.is_sound()
            and len(starts)
            and starts[0] == 0
            and starts[-1] == self.size
            and np.all(np.diff(starts) > 0)
            and (not len(self.dead) or (self.dead.min() >= 0 and self.dead.max() < self.size))
            and all(space.is_sound() for space in self.spaces)
        )


def read_names(folder: Path) -> dict[str, list[str]]:
    """Return the values of a segment's columns.

    Raises:
        DamagedError: They can't be read.
    """
    path = folder / _NAMES
    try:
        if path.stat().st_size > _NAMES_LIMIT:
            raise DamagedError(folder)
        names = json.loads(path.read_text("utf-8"))
        return {name: list(map(str, names[name])) for name in COLUMNS[:-1]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedError(folder) from error


def entries(passages: Iterable[Passage]) -> Iterator[Entry]:
    """Yield the speeches of passages that come speech by speech."""
    for _, group in groupby(passages, key=lambda passage: passage.speech_id):
        items = tuple(group)
        lines = tuple(map(line_of, items))
        yield Entry(blake2b(b"".join(lines), digest_size=16).digest(), items, lines)


def write_segments(speeches: Iterable[Entry], folders: Iterator[Path], reader: FeatureReader) -> list[Path]:
    """Write speeches as segments without their statistics; memory is bounded by one segment.

    Args:
        speeches: The speeches.
        folders: Where to; none exists yet.
        reader: Finds the terms.

    Returns:
        The folders of the segments.
    """
    written: list[Path] = []
    rest = iter(speeches)
    while (first := next(rest, None)) is not None:
        written.append(next(folders))
        write_segment(chain([first], rest), written[-1], reader)
    return written


def write_segment(
    speeches: Iterator[Entry], folder: Path, reader: FeatureReader, *, limit: bool = True
) -> None:
    """Write one segment from as many speeches as it takes; from all without a limit."""
    counters = [PostingsCounter() for _ in SPACES]
    columns = ColumnCounter()
    digests: list[bytes] = []
    starts = [0]

    def lines() -> Iterator[bytes]:
        for speech in speeches:
            for passage in speech.passages:
                found = reader.of_passage(passage)
                counters[0].add(found.lexical)
                counters[1].add(found.structural)
                columns.add(passage)
            yield from speech.lines
            digests.append(speech.digest)
            starts.append(starts[-1] + len(speech.lines))
            full = starts[-1] >= PASSAGES_LIMIT or sum(map(len, counters)) >= TERMS_LIMIT
            if limit and full:
                return

    folder.mkdir()
    write_strings(folder / _PASSAGES, lines())
    _write_speeches(folder, digests, starts)
    _write_columns(folder, *columns.finish())
    for name in SPACES:
        write_postings(folder, name, counters.pop(0).finish())


def join_segments(parts: Sequence[Segment], alive: Sequence[NDArray[np.bool_]], folder: Path) -> None:
    """Write what is alive of several segments as one, without cutting a text again."""
    places, base = [], 0
    for mask in alive:
        place = np.cumsum(mask) - 1 + base
        places.append(np.where(mask, place, -1).astype(np.int64))
        base += int(mask.sum())
    digests: list[bytes] = []
    starts = [0]
    for part, mask in zip(parts, alive, strict=True):
        for digest, start, end in part.speeches():
            if mask[start]:
                digests.append(digest)
                starts.append(starts[-1] + end - start)
    folder.mkdir()
    write_strings(
        folder / _PASSAGES,
        (
            part.passages[ordinal]
            for part, mask in zip(parts, alive, strict=True)
            for ordinal in np.flatnonzero(mask).tolist()
        ),
    )
    _write_speeches(folder, digests, starts)
    columns = [(part.names(), part.columns[:, mask]) for part, mask in zip(parts, alive, strict=True)]
    _write_columns(folder, *join_columns(columns))
    for number, name in enumerate(SPACES):
        spaces = [part.spaces[number] for part in parts]
        read = [space.postings._replace(terms=space.terms()) for space in spaces]
        write_postings(folder, name, join_postings(read, places))


def _write_speeches(folder: Path, digests: Sequence[bytes], starts: Sequence[int]) -> None:
    table = np.frombuffer(b"".join(digests), "<u8").reshape(-1, 2)
    write_array(folder / "digests.npy", table)
    write_array(folder / "speeches.npy", np.array(starts, np.int64))


def _write_columns(folder: Path, names: dict[str, list[str]], columns: NDArray[np.int32]) -> None:
    write_array(folder / "columns.npy", columns)
    (folder / _NAMES).write_text(json.dumps(names, ensure_ascii=False), "utf-8", newline="\n")
