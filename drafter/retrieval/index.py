"""The search index of a corpus: built at once, opened in milliseconds, never trusted blindly.

A generation folder holds index.json (format, sizes, sums, word lists), the passages as JSON lines, their
filter columns, the tokeniser's dictionary, and for each view (lexical, structural) the postings by term.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.errors import DrafterError
from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.generations import current_generation, new_generation
from drafter.retrieval.records import COLUMNS, column_names, lexicon_of, line_of, passage_of
from drafter.retrieval.store import (
    REBUILD,
    DamagedError,
    Strings,
    checksum,
    read_array,
    write_array,
    write_strings,
)
from drafter.retrieval.views import View, write_view
from drafter.retrieval.weighting import fit_postings
from drafter.text.dictionary import DictionaryError
from drafter.text.tokenize import Tokenizer, build_dictionary, jieba_version

FORMAT = 1
_HEADER = "index.json"
_DICTIONARY = "dictionary.bin"
_PASSAGES = "passages"
_HEADER_LIMIT = 16 << 20
_MISUSE = (IndexError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An open index."""

    folder: Path
    """The generation folder."""
    fingerprint: str
    """Of the corpus that it was built from; see `explain_staleness`."""
    size: int
    """Number of passages."""
    lexicon: Lexicon
    lexical: View
    structure: View
    columns: NDArray[np.int32]
    """(len(COLUMNS), size): what filters look at, as ordinals into `names`; the year as it is, or 0."""
    names: Mapping[str, tuple[str, ...]]
    """The values of each column."""
    passages: Strings
    features: FeatureReader

    def passage(self, ordinal: int) -> Passage:
        """Return a passage.

        Raises:
            DamagedError: Its line can't be read.
        """
        try:
            return passage_of(self.passages[ordinal])
        except _MISUSE as error:
            raise DamagedError(self.folder) from error


class IndexSummary(NamedTuple):
    """What a build has made."""

    passages: int
    speeches: int
    folder: Path
    """The generation folder."""


def build_index(
    passages: Iterable[Passage], folder: Path, fingerprint: str, lexicon: Lexicon
) -> IndexSummary:
    """Build an index and put it in force.

    Args:
        passages: The passages; ids are unique.
        folder: The index folder; an older index in it stays in force until the new one is complete.
        fingerprint: Of the corpus, to tell later whether the index is out of date.
        lexicon: The word lists; they are kept in the index.

    Returns:
        What was built.

    Raises:
        DrafterError: There are no passages, another build is at work, or the place can't be written.
    """
    items = tuple(passages)
    if not items:
        raise DrafterError("语料库里没有可以检索的段落，请先用 drafter corpus add 添加讲话稿", str(folder))
    with new_generation(folder) as target:
        dictionary = build_dictionary(target / _DICTIONARY, lexicon.user_words)
        reader = FeatureReader(Tokenizer(target / _DICTIONARY), lexicon)
        structural: list[list[str]] = []
        write_view(target, "lexical", fit_postings(_lexical(items, reader, structural)))
        write_view(target, "structure", fit_postings(structural))
        write_strings(target / _PASSAGES, map(line_of, items))
        names, columns = column_names(items)
        write_array(target / "columns.npy", columns)
        files = {
            path.name: {"size": path.stat().st_size, "blake2": checksum(path)}
            for path in sorted(target.iterdir())
        }
        header = {
            "format": FORMAT,
            "passages": len(items),
            "fingerprint": fingerprint,
            "tokenizer": {"jieba": jieba_version(), "dictionary": dictionary},
            "files": files,
            "names": names,
            "lexicon": asdict(lexicon),
        }
        (target / _HEADER).write_text(json.dumps(header, ensure_ascii=False, indent=1), "utf-8", newline="\n")
    return IndexSummary(len(items), len(names["speech_id"]), current_generation(folder))


def open_index(folder: Path) -> Index:
    """Open the index of a folder.

    Raises:
        DrafterError: There is none, it is of another version or damaged; the message says how to build it.
    """
    for _ in range(3):
        generation = current_generation(folder)
        try:
            return _open(generation)
        except DamagedError:
            # Between reading CURRENT and opening, a build may have put a newer generation in force.
            if current_generation(folder) == generation:
                raise
    raise DamagedError(folder)


def verify(folder: Path) -> list[str]:
    """Read the whole index and compare every sum.

    Returns:
        What is wrong, a line each, in Chinese; empty when all is well.
    """
    try:
        index = open_index(folder)
        header = _header(index.folder)
    except DrafterError as error:
        return error.lines()
    faults = [
        f"{name}: 内容与校验和不符，{REBUILD}"
        for name, item in header["files"].items()
        if checksum(index.folder / name) != item["blake2"]
    ]
    return faults + [f"{name}: 编号超出范围，{REBUILD}" for name in _unsound(index)]


def explain_staleness(index: Index, fingerprint: str) -> str:
    """Return one line in Chinese when the corpus is no longer the one that was indexed, else ''."""
    if index.fingerprint == fingerprint:
        return ""
    return "语料库在建索引之后有改动，检索结果可能不全；请运行 drafter corpus index 更新"


def _lexical(
    items: Iterable[Passage], reader: FeatureReader, structural: list[list[str]]
) -> Iterator[list[str]]:
    """Yield the lexical terms and put the structural ones aside, each string kept once: a text is cut once."""
    known: dict[str, str] = {}
    for item in items:
        found = reader.of_passage(item)
        structural.append([known.setdefault(term, term) for term in found.structural])
        yield found.lexical


def _unsound(index: Index) -> Iterator[str]:
    for name, view in (("lexical", index.lexical), ("structure", index.structure)):
        if not view.is_sound(index.size):
            yield name
    if not index.passages.is_sound():
        yield _PASSAGES


def _header(generation: Path) -> dict[str, Any]:
    """Return index.json, its form checked."""
    path = generation / _HEADER
    try:
        if path.stat().st_size > _HEADER_LIMIT:
            raise DamagedError(generation)
        header: dict[str, Any] = json.loads(path.read_text("utf-8"))
        version = header["format"]
    except _MISUSE as error:
        raise DamagedError(generation) from error
    if version != FORMAT:
        raise DamagedError(
            generation, f"检索索引是另一个版本的程序建立的（格式 {version}，本程序用 {FORMAT}）"
        )
    return header


def _open(generation: Path) -> Index:
    header = _header(generation)
    try:
        for name, item in header["files"].items():
            if Path(name).name != name or (generation / name).stat().st_size != item["size"]:
                raise DamagedError(generation, f"检索索引的文件 {Path(name).name} 长度不对")
        size = int(header["passages"])
        lexicon = lexicon_of(header["lexicon"])
        tokenizer = Tokenizer(generation / _DICTIONARY)
        index = Index(
            folder=generation,
            fingerprint=str(header["fingerprint"]),
            size=size,
            lexicon=lexicon,
            lexical=View(generation, "lexical", size),
            structure=View(generation, "structure", size),
            columns=read_array(generation / "columns.npy", np.int32, 2),
            names={key: tuple(map(str, values)) for key, values in header["names"].items()},
            passages=Strings(generation / _PASSAGES),
            features=FeatureReader(tokenizer, lexicon),
        )
        agree = tokenizer.checksum == header["tokenizer"]["dictionary"]
    except (*_MISUSE, DictionaryError) as error:
        raise DamagedError(generation) from error
    if not agree or len(index.passages) != size or index.columns.shape != (len(COLUMNS), size):
        raise DamagedError(generation)
    return index
