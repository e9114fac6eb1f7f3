"""Building and searching on a dask cluster: the one door to dask, the optional extra `[cluster]`.

The workers run plain functions over segment folders on storage that all machines share. Each function can be
run again at any time: a segment is written beside its place and renamed when it is whole, an array is replaced
in one step, a search only reads. So a worker may die at any moment; dask gives its task to another one. The
index is the same as a local build makes, and either may search it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from drafter.errors import DrafterError
from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.retrieval import assembly
from drafter.retrieval.assembly import Part as IndexPart
from drafter.retrieval.build import IndexSummary, Stock, Weigh, build_with
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.filters import admitted
from drafter.retrieval.header import DICTIONARY
from drafter.retrieval.index import Index
from drafter.retrieval.query import Query
from drafter.retrieval.ranking import Ranking
from drafter.retrieval.records import passage_of
from drafter.retrieval.scoring import Part, Ranker, Stretch, join_rankings, rank_segments
from drafter.retrieval.segments import FILES, Entry, Segment, entries, write_segment
from drafter.retrieval.store import TEMPORARY, checksum
from drafter.retrieval.weighting import Frequencies
from drafter.text.tokenize import Tokenizer

Client = Any
"""A dask client; dask has no types and may not be installed."""
HOSTS = "DRAFTER_CLUSTER_HOSTS"
"""Environment variable: hosts beyond this machine that may be spoken to over tcp://, parted by commas."""
CHUNK = 1 << 16
"""Passages of a task of building."""
_INPUT = ".input"
_FAN_IN = 8
_TRIES = 4
_PATIENCE = 10


class Stored(NamedTuple):
    """A segment of the generation that is being built, as it travels to a worker."""

    folder: str
    dead: NDArray[np.int64]
    """Ordinals of the deleted passages."""


@contextmanager
def connect(address: str) -> Iterator[Client]:
    """Connect to a dask scheduler.

    Args:
        address: tcp://… on this machine or on one that `DRAFTER_CLUSTER_HOSTS` names, or tls://…

    Raises:
        DrafterError: dask is not installed, the address is not allowed, or no scheduler answers.
    """
    check_address(address, os.environ.get(HOSTS, ""))
    try:
        import distributed  # noqa: PLC0415 - an extra, and slow
    except ImportError as error:
        raise DrafterError("没有安装集群组件 dask 和 distributed，安装方法见 docs/scale.md") from error
    factory: Any = distributed.Client
    try:
        client = factory(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise DrafterError(f"连不上集群 {address}，请先启动 dask scheduler（见 docs/scale.md）") from error
    try:
        if not client.scheduler_info(n_workers=-1)["workers"]:
            raise DrafterError(f"集群 {address} 里没有工作进程，请先启动 dask worker（见 docs/scale.md）")
        yield client
    finally:
        client.close()


def check_address(address: str, trusted: str = "") -> None:
    """Refuse a cluster that anyone on the network could listen to: whoever reaches a scheduler runs code on it.

    Args:
        address: Of the scheduler.
        trusted: Hosts that are allowed over plain tcp, parted by commas.

    Raises:
        DrafterError: The address is malformed or not allowed.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or port is None or parts.scheme not in {"tcp", "tls"}:
        raise DrafterError(f"集群地址“{address}”不对，应当像 tcp://127.0.0.1:8786")
    local = host in {"localhost", "::1"} or re.fullmatch(r"127(?:\.[0-9]{1,3}){3}", host)
    if parts.scheme == "tcp" and not local and host not in [item.strip() for item in trusted.split(",")]:
        raise DrafterError(
            f"集群 {host} 不在本机：请改用 tls://，或在确认网络可信后把它写进环境变量 {HOSTS}（见 docs/scale.md）"
        )


def build_index_on(
    client: Client,
    passages: Iterable[Passage],
    folder: Path,
    fingerprint: str,
    lexicon: Lexicon,
    *,
    anew: bool = False,
    chunk: int = CHUNK,
) -> IndexSummary:
    """Build an index as `drafter.retrieval.build.build_index` does, on a cluster.

    Args:
        client: See `connect`.
        passages: The passages, speech by speech.
        folder: The index folder, at the same path on all machines.
        fingerprint: Of the corpus.
        lexicon: The word lists.
        anew: Whether to take nothing over from the older index.
        chunk: Passages of a segment.

    Raises:
        DrafterError: As there, or the cluster gave up a task.
    """

    def cut(speeches: Iterator[Entry], names: Iterator[Path], target: Path) -> list[Path]:
        (target / _INPUT).mkdir()
        words = client.scatter(lexicon, broadcast=True)
        futures, folders = [], []
        for path in _write_chunks(speeches, target / _INPUT, chunk):
            folders.append(next(names))
            futures.append(_submit(client, cut_chunk, str(path), str(folders[-1]), str(target), words))
        _results(client, futures)
        shutil.rmtree(target / _INPUT)
        return folders

    def weigh(placed: assembly.Placed) -> dict[Path, str]:
        stored = [
            Stored(str(part.segment.folder), np.flatnonzero(~part.alive).astype(np.int64))
            for part in placed.parts
        ]
        size = sum(int(part.alive.sum()) for part in placed.parts)
        level = [_submit(client, count_stored, item) for item in stored]
        while len(level) > 1:
            groups = [level[start : start + _FAN_IN] for start in range(0, len(level), _FAN_IN)]
            level = [_submit(client, assembly.join_counts, group) for group in groups]
        futures = [_submit(client, weigh_stored, item, level[0], size) for item in stored]
        sums: dict[Path, str] = {}
        for each in _results(client, futures):
            sums.update({Path(path): digest for path, digest in each.items()})
        return sums

    def work(target: Path, stock: Stock, names: Iterator[Path]) -> tuple[list[Path], Weigh]:
        return cut(stock.missing(entries(passages)), names, target), weigh

    return build_with(work, folder, fingerprint, lexicon, anew=anew)


def cut_chunk(chunk: str, folder: str, generation: str, lexicon: Lexicon) -> str:
    """Write the segment of a chunk of speeches; a task of a worker.

    Returns:
        The folder; one that is there already is whole.
    """
    target = Path(folder)
    if target.is_dir():
        return folder
    temporary = target.with_name(f"{TEMPORARY}{uuid4().hex}")
    reader = FeatureReader(Tokenizer(Path(generation) / DICTIONARY, bulk=True), lexicon)
    try:
        write_segment(_read_chunk(Path(chunk)), temporary, reader, limit=False)
        try:
            temporary.replace(target)
        except OSError:
            if not target.is_dir():  # else the same task has run elsewhere too and was faster
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


def count_stored(stored: Stored) -> list[Frequencies]:
    """Return for each space in how many passages of a segment its terms occur; a task of a worker."""
    return assembly.count_segment(_part(stored))


def weigh_stored(stored: Stored, total: Sequence[Frequencies], size: int) -> dict[str, str]:
    """Write the statistics of a segment; a task of a worker.

    Returns:
        The checksums of all files of the segment, by path.
    """
    assembly.weigh_segment(_part(stored), total, size)
    paths = [Path(stored.folder) / name for name in FILES]
    return {str(path): checksum(path) for path in paths}


def rank_stored(
    stretches: Sequence[tuple[str, int, NDArray[np.uint8] | None]], parts: Sequence[Part], k: int, size: int
) -> Ranking:
    """Return the best passages of some segments; a task of a worker.

    Args:
        stretches: Folder, first ordinal and packed mask of each segment.
        parts: See `drafter.retrieval.scoring.question`.
        k: How many.
        size: Number of passages in the whole index that are not deleted.
    """
    opened = ((Segment(Path(folder)), start, mask) for folder, start, mask in stretches)
    return rank_segments(
        (
            Stretch(
                segment,
                start,
                None if mask is None else np.unpackbits(mask, count=segment.size).astype(np.bool_),
            )
            for segment, start, mask in opened
        ),
        parts,
        k,
        size,
    )


def cluster_ranker(client: Client, index: Index, query: Query, parts: Sequence[Part]) -> Ranker:
    """Return what ranks the passages that a query's filters admit, on a cluster.

    Raises:
        DrafterError: A filter is unknown.
    """
    mask = admitted(index, query)
    stretches = []
    for segment, start, end in zip(index.segments, index.starts, index.starts[1:], strict=False):
        if mask is None or mask[start:end].any():
            packed = None if mask is None else np.packbits(mask[start:end])
            stretches.append((str(segment.folder.resolve()), start, packed))
    threads = sum(client.nthreads().values()) or 1
    groups = [stretches[number::threads] for number in range(min(threads, len(stretches)))]

    def ranker(k: int) -> Ranking:
        if not groups:
            return Ranking(np.empty(0, np.int64), np.empty(0, np.float64))
        futures = [_submit(client, rank_stored, group, parts, k, index.live) for group in groups]
        return join_rankings(_results(client, futures), k)

    return ranker


def _submit(client: Client, function: Any, *arguments: Any) -> Any:  # noqa: ANN401 - dask has no types
    """Hand a task to the cluster; a worker that dies under it is replaced by another."""
    return client.submit(function, *arguments, pure=False, retries=_TRIES)


def _results(client: Client, futures: Sequence[Any]) -> list[Any]:
    """Return what the tasks have returned."""
    try:
        return list(client.gather(futures))
    except Exception as error:
        # dask's own exceptions can't be named where it is not installed.
        if type(error).__name__ != "KilledWorker":
            raise
        raise DrafterError("集群的工作进程接连中断，任务没有完成，请检查内存和共享磁盘后再试") from error


def _part(stored: Stored) -> IndexPart:
    segment = Segment(Path(stored.folder), weighted=False)
    alive = np.ones(segment.size, np.bool_)
    alive[stored.dead] = False
    return IndexPart(segment, alive)


def _write_chunks(speeches: Iterator[Entry], folder: Path, chunk: int) -> Iterator[Path]:
    """Write the lines of speeches to files; yield each file when it is whole."""
    for number, first in enumerate(speeches):
        path = folder / f"{number}.jsonl"
        size = 0
        with path.open("wb") as stream:
            for speech in chain([first], speeches):
                head = {"digest": speech.digest.hex(), "passages": len(speech.lines)}
                stream.write(json.dumps(head).encode() + b"\n" + b"".join(speech.lines))
                size += len(speech.lines)
                if size >= chunk:
                    break
        yield path


def _read_chunk(path: Path) -> Iterator[Entry]:
    with path.open("rb") as stream:
        while head := stream.readline():
            fields = json.loads(head)
            lines = tuple(stream.readline() for _ in range(fields["passages"]))
            yield Entry(bytes.fromhex(fields["digest"]), tuple(map(passage_of, lines)), lines)
