"""The index and what is looked up in it: corpus index, suggest."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import DrafterError
from drafter.files import write_text
from drafter.workflow.progress import Report, silent
from drafter.workspace import Workspace, open_workspace

_SEEN = "SEEN"
"""In the index folder: the times of change of the corpus files when they were last found to be those indexed."""
_TICK = 3.0
"""Seconds; the clock of FAT disks ticks every two."""

if TYPE_CHECKING:
    from drafter.model.passage import Hit, Passage
    from drafter.retrieval.build import IndexSummary
    from drafter.retrieval.index import Index


def index_corpus(
    workspace: Path | None = None, *, anew: bool = False, cluster: str = ""
) -> tuple[IndexSummary, list[str]]:
    """Build the index over the shipped corpus and the workspace's.

    Args:
        workspace: The workspace.
        anew: Whether to take nothing over from the older index.
        cluster: Address of a dask scheduler that has the work done; empty for this process.

    Returns:
        What was built, and a line for each file that could not be read.

    Raises:
        DrafterError: There is nothing to index, the index can't be written or the cluster not be reached.
    """
    from drafter.library.fingerprint import corpus_fingerprint
    from drafter.library.folder import Skipped, read_speeches
    from drafter.library.passages import cut_passages
    from drafter.retrieval.build import build_index
    from drafter.schema.lexicon import read_lexicon

    place = open_workspace(workspace)
    folders = place.corpus_folders()
    # Before the files are read: one that changes meanwhile makes the index out of date, not wrong.
    fingerprint = corpus_fingerprint(folders)
    lexicon = read_lexicon(place.config_files("words.yaml"), place.config_files("structure.yaml"))
    skipped: list[str] = []

    def read() -> Iterator[Passage]:
        # One speech at a time: a corpus of a million passages need not be in memory.
        for item in read_speeches(folders):
            if isinstance(item, Skipped):
                skipped.append(f"{item.path.name}：{item.reason}")
                continue
            path, speech = item
            source = "own" if place.corpus in path.parents else "shipped"
            for passage in cut_passages(speech):
                yield replace(passage, source=source)

    if cluster:
        from drafter.retrieval.cluster import build_index_on, connect

        with connect(cluster) as client:
            summary = build_index_on(client, read(), place.index, fingerprint, lexicon, anew=anew)
    else:
        summary = build_index(read(), place.index, fingerprint, lexicon, anew=anew)
    return summary, skipped


def verify_index(workspace: Path | None = None) -> list[str]:
    """Return what is wrong with the index, a line each; empty when all is well."""
    from drafter.retrieval.verification import verify

    return verify(open_workspace(workspace).index)


def fresh_index(workspace: Path | None, report: Report, cluster: str = "") -> Index:
    """Open the index; build it where there is none, the corpus has changed or another version built it."""
    from drafter.retrieval.header import OtherFormatError
    from drafter.retrieval.index import open_index

    place = open_workspace(workspace)
    anew = False
    if (place.index / "CURRENT").is_file():
        try:
            index = open_index(place.index)
            if is_fresh(index, place):
                return index
            report("语料有变化，正在更新索引……")
        except OtherFormatError:
            anew = True
            report("检索索引是另一个版本的程序建立的，正在重建……")
    else:
        report("第一次检索，正在建立索引……")
    index_corpus(workspace, anew=anew, cluster=cluster)
    return open_index(place.index)


def is_fresh(index: Index, place: Workspace) -> bool:
    """Tell whether the corpus is the one that was indexed; its files are read only when one was touched."""
    from drafter.library.fingerprint import corpus_fingerprint, file_times
    from drafter.retrieval.index import explain_staleness

    folders = place.corpus_folders()
    times = file_times(folders)
    note = f"{times.digest} {index.fingerprint}"
    known = place.index / _SEEN
    try:
        if known.read_text("ascii") == note:
            return True
    except (OSError, ValueError):
        pass
    if explain_staleness(index, corpus_fingerprint(folders)):
        return False
    # A file changed just now may change again within the same tick of the disk's clock.
    if time.time() - times.newest > _TICK:
        with suppress(DrafterError):
            write_text(known, note, replace=True)
    return True


def suggest(
    query: str,
    workspace: Path | None = None,
    *,
    report: Report = silent,
    cluster: str = "",
    context: bool = False,
    **options: Any,  # noqa: ANN401
) -> tuple[Hit, ...]:
    """Return the passages of the corpus that compare with a query, best first.

    Args:
        query: Words, a sentence or a paragraph.
        workspace: The workspace.
        report: Is told when the index has to be built first.
        cluster: Address of a dask scheduler that has the work done; empty for this process.
        context: Whether to add the passages before and behind each hit.
        options: `by`, `k` and the filters of `drafter.retrieval.query.parse_query`.

    Raises:
        DrafterError: The query is empty or too long, a filter is unknown, or the index is damaged.
    """
    from drafter.retrieval.passages import with_neighbours
    from drafter.retrieval.query import parse_query
    from drafter.retrieval.search import search

    parsed = parse_query(query, **options)
    index = fresh_index(workspace, report, cluster)
    if cluster:
        from drafter.retrieval.cluster import cluster_ranker, connect

        with connect(cluster) as client:
            hits = search(index, parsed, partial(cluster_ranker, client))
    else:
        hits = search(index, parsed)
    return with_neighbours(index, hits) if context else hits
