"""From segments to a generation: join small ones, count over all of them, write what depends on all."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.model.lexicon import Lexicon
from drafter.retrieval.header import COLUMNS, DICTIONARY, Header, write_header
from drafter.retrieval.records import join_columns
from drafter.retrieval.segments import DEAD, FILES, FIXED, Segment, join_segments
from drafter.retrieval.space import SPACES, write_statistics
from drafter.retrieval.store import checksum, write_array
from drafter.retrieval.weighting import Frequencies, count_frequencies, join_frequencies, weigh
from drafter.text.tokenize import Tokenizer, jieba_version

_JOIN = 8
"""So many segments of like size are joined to one (logarithmic merging: Manning, Raghavan and Schütze,
Introduction to Information Retrieval, 4.5)."""
JOIN_LIMIT = 1 << 18
"""Most passages of a segment that comes of joining; it is put together in memory."""
_MOST_DEAD = 4
"""A segment with more than one passage in so many deleted is written anew."""


class Part(NamedTuple):
    """A segment that goes into a generation."""

    segment: Segment
    alive: NDArray[np.bool_]
    """For each passage whether it is not deleted."""


class Placed(NamedTuple):
    """The segments of a generation, inside its folder."""

    parts: list[Part]
    sums: dict[Path, str]
    """The sums of files that are known already."""


def whole(segment: Segment) -> Part:
    """Return a new segment, nothing of it deleted."""
    return Part(segment, np.ones(segment.size, np.bool_))


def plan_joins(sizes: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return which segments are to be written anew as one.

    Args:
        sizes: For each segment the number of passages that are alive, and of all.
    """
    tiers: defaultdict[int, list[int]] = defaultdict(list)
    for number, (alive, _) in enumerate(sizes):
        if alive * _JOIN <= JOIN_LIMIT:
            tiers[int(log(alive) / log(_JOIN) + 1e-9)].append(number)
    groups = [tier for tier in tiers.values() if len(tier) >= _JOIN]
    joined = {number for group in groups for number in group}
    return groups + [
        [number]
        for number, (alive, size) in enumerate(sizes)
        if number not in joined and (size - alive) * _MOST_DEAD > size
    ]


def place_parts(
    target: Path, parts: Sequence[Part], names: Iterator[Path], sums: Mapping[Path, str]
) -> Placed:
    """Bring segments into a generation: linked where they lie elsewhere, joined where they are small.

    Args:
        target: The generation.
        parts: The segments; none is without a passage that is alive.
        names: New folders in the generation.
        sums: The sums of files of older generations.
    """
    places: dict[int, Part] = {}
    known: dict[Path, str] = {}
    gone: list[Path] = []
    for group in plan_joins([(int(part.alive.sum()), len(part.alive)) for part in parts]):
        folder = next(names)
        chosen = [parts[number] for number in group]
        join_segments([part.segment for part in chosen], [part.alive for part in chosen], folder)
        places[group[0]] = whole(Segment(folder, weighted=False))
        places.update((number, Part(parts[number].segment, np.zeros(0, np.bool_))) for number in group[1:])
        gone += [part.segment.folder for part in chosen if part.segment.folder.parent == target]
    for number, part in enumerate(parts):
        if number in places:
            continue
        folder = part.segment.folder
        if folder.parent != target:
            folder = next(names)
            folder.mkdir()
            for name in FIXED:
                source = part.segment.folder / name
                link(source, folder / name)
                if source in sums:
                    known[folder / name] = sums[source]
        places[number] = Part(Segment(folder, weighted=False), part.alive)
    for folder in gone:
        shutil.rmtree(folder)
    return Placed([places[number] for number in range(len(parts)) if len(places[number].alive)], known)


def weigh_parts(placed: Placed) -> None:
    """Write deletions and statistics of the segments of a generation."""
    total = join_counts([count_segment(part) for part in placed.parts])
    size = sum(int(part.alive.sum()) for part in placed.parts)
    for part in placed.parts:
        weigh_segment(part, total, size)


def join_counts(counts: Sequence[Sequence[Frequencies]]) -> list[Frequencies]:
    """Return for each space the numbers of several segments together."""
    return [join_frequencies([each[number] for each in counts]) for number in range(len(SPACES))]


def count_segment(part: Part) -> list[Frequencies]:
    """Return for each space in how many passages of a segment its terms occur."""
    return [count_frequencies(space.postings, part.alive) for space in part.segment.spaces]


def weigh_segment(part: Part, total: Sequence[Frequencies], size: int) -> None:
    """Write deletions and statistics of a segment.

    Args:
        part: The segment.
        total: For each space the numbers of all segments together.
        size: Number of passages in all segments that are not deleted.
    """
    folder = part.segment.folder
    write_array(folder / DEAD, np.flatnonzero(~part.alive).astype(np.int64))
    for name, space, frequencies in zip(SPACES, part.segment.spaces, total, strict=True):
        write_statistics(folder, name, weigh(space.postings, part.alive, frequencies, size))


def finish_generation(target: Path, placed: Placed, fingerprint: str, lexicon: Lexicon) -> Header:
    """Write the columns and the header of a generation whose segments are complete; return the header."""
    columns = []
    for part in placed.parts:
        table = np.where(part.alive, part.segment.columns, np.int32(-1))
        columns.append((part.segment.names(), table))
    names, joined = join_columns(columns)
    write_array(target / COLUMNS, joined)
    folders = [part.segment.folder for part in placed.parts]
    files = [target / DICTIONARY, target / COLUMNS]
    files += [folder / name for folder in folders for name in FILES]
    paths = {path.relative_to(target).as_posix(): path for path in files}
    header = Header(
        fingerprint=fingerprint,
        passages=sum(int(part.alive.sum()) for part in placed.parts),
        jieba=jieba_version(),
        dictionary=Tokenizer(target / DICTIONARY).checksum,
        segments=tuple(folder.name for folder in folders),
        sizes={name: path.stat().st_size for name, path in paths.items()},
        sums={name: placed.sums.get(path) or checksum(path) for name, path in paths.items()},
        names={name: tuple(values) for name, values in names.items()},
        lexicon=lexicon,
    )
    write_header(target, header)
    return header


def link(source: Path, target: Path) -> None:
    """Give a file a second name; copy it where the disk knows no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
