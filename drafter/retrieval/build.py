"""Building the index: only what is new is cut into words, the rest is taken over from the generation before.

Speeches are told by a digest of their passages. New ones become a segment of their own; those that are gone
are marked deleted; small segments are joined now and then. Numbers of passages and scales are then counted
anew over all segments, so that the scores are those of an index built at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.errors import DrafterError
from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.retrieval.assembly import Part, Placed, finish_generation, link, place_parts, weigh_parts, whole
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.generations import current_generation, new_generation
from drafter.retrieval.header import DICTIONARY, changed_files, read_header
from drafter.retrieval.index import Index, open_generation
from drafter.retrieval.segments import Entry, Segment, entries, write_segments
from drafter.text.tokenize import Tokenizer, build_dictionary, jieba_version


class IndexSummary(NamedTuple):
    """What a build has made."""

    passages: int
    speeches: int
    folder: Path
    """The generation folder."""
    added: int = 0
    """Passages that were cut into words; the others were taken over."""


Weigh = Callable[[Placed], Mapping[Path, str] | None]
"""Writes the statistics of placed segments; may return the sums of their files."""
Work = Callable[[Path, "Stock", Iterator[Path]], tuple[list[Path], Weigh]]
"""Writes the segments of what the stock misses into a generation; returns their folders."""


def build_index(
    passages: Iterable[Passage], folder: Path, fingerprint: str, lexicon: Lexicon, *, anew: bool = False
) -> IndexSummary:
    """Build an index and put it in force.

    Args:
        passages: The passages, speech by speech; ids are unique.
        folder: The index folder; an older index in it stays in force until the new one is complete.
        fingerprint: Of the corpus, to tell later whether the index is out of date.
        lexicon: The word lists; they are kept in the index.
        anew: Whether to take nothing over from the older index.

    Returns:
        What was built.

    Raises:
        DrafterError: There are no passages, another build is at work, or the place can't be written.
    """

    def work(target: Path, stock: Stock, names: Iterator[Path]) -> tuple[list[Path], Weigh]:
        reader = FeatureReader(Tokenizer(target / DICTIONARY, bulk=True), lexicon)
        return write_segments(stock.missing(entries(passages)), names, reader), weigh_parts

    return build_with(work, folder, fingerprint, lexicon, anew=anew)


def build_with(
    work: Work, folder: Path, fingerprint: str, lexicon: Lexicon, *, anew: bool = False
) -> IndexSummary:
    """Build an index; where the work is done is the caller's choice.

    Args:
        work: Writes the segments of the speeches that are new.
        folder: The index folder.
        fingerprint: Of the corpus.
        lexicon: The word lists.
        anew: Whether to take nothing over from the older index.

    Raises:
        DrafterError: As for `build_index`.
    """
    with new_generation(folder) as target:
        stock = Stock(None if anew else reusable(folder, lexicon))
        place_dictionary(target, lexicon, stock.index)
        names = segment_folders(target)
        written, weigh = work(target, stock, names)
        fresh = [whole(Segment(path, weighted=False)) for path in written]
        parts = [*stock.parts(), *fresh]
        if not parts:
            raise DrafterError(
                "语料库里没有可以检索的段落，请先用 drafter corpus add 添加讲话稿", str(folder)
            )
        placed = place_parts(target, parts, names, stock.sums)
        placed.sums.update(weigh(placed) or {})
        header = finish_generation(target, placed, fingerprint, lexicon)
    added = sum(len(part.alive) for part in fresh)
    return IndexSummary(header.passages, len(header.names["speech_id"]), current_generation(folder), added)


class Stock:
    """The speeches of an older index, to be taken over.

    Args:
        index: The older index, or None.
    """

    def __init__(self, index: Index | None) -> None:
        self.index = index
        self.sums: dict[Path, str] = {}
        """The sums of the files of sound segments."""
        self._segments: list[Segment] = []
        self._kept: list[NDArray[np.bool_]] = []
        self._places: defaultdict[bytes, list[tuple[int, int, int]]] = defaultdict(list)
        if index is None:
            return
        header = read_header(index.folder)
        spoilt = {name.partition("/")[0] for name in changed_files(index.folder, header)}
        for segment in index.segments:
            # What is damaged is not taken over: a user who builds the index again wants it mended.
            if segment.folder.name in spoilt or not segment.is_sound():
                continue
            alive = segment.alive()
            for digest, start, end in segment.speeches():
                if alive[start]:
                    self._places[digest].append((len(self._segments), start, end))
            self._segments.append(segment)
            self._kept.append(np.zeros(segment.size, np.bool_))
        self.sums = {index.folder / name: digest for name, digest in header.sums.items()}

    def missing(self, speeches: Iterable[Entry]) -> Iterator[Entry]:
        """Yield the speeches that the index does not have, and keep those that it has."""
        for speech in speeches:
            places = self._places.get(speech.digest)
            if places:
                segment, start, end = places.pop(0)
                self._kept[segment][start:end] = True
            else:
                yield speech

    def parts(self) -> list[Part]:
        """Return what is kept; only when all speeches have been asked for."""
        return [
            Part(segment, kept)
            for segment, kept in zip(self._segments, self._kept, strict=True)
            if kept.any()
        ]


def reusable(folder: Path, lexicon: Lexicon) -> Index | None:
    """Return the index in force where its segments may be taken over: same format, same words, not damaged."""
    try:
        index = open_generation(current_generation(folder))
        header = read_header(index.folder)
    except DrafterError:
        return None
    return index if header.lexicon == lexicon and header.jieba == jieba_version() else None


def place_dictionary(target: Path, lexicon: Lexicon, index: Index | None) -> None:
    """Put the tokeniser's dictionary into a generation: that of the older index, else a new one."""
    if index is not None and Tokenizer(index.folder / DICTIONARY).verify():
        link(index.folder / DICTIONARY, target / DICTIONARY)
    else:
        build_dictionary(target / DICTIONARY, lexicon.user_words)


def segment_folders(target: Path) -> Iterator[Path]:
    """Yield new names of segments."""
    number = 0
    while True:
        number += 1
        yield target / f"s{number}"
