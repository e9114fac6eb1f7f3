"""The index and what is looked up in it: corpus index, suggest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.workflow.progress import Report, silent
from drafter.workspace import open_workspace

if TYPE_CHECKING:
    from drafter.model.passage import Hit
    from drafter.retrieval.index import Index, IndexSummary


def index_corpus(workspace: Path | None = None) -> tuple[IndexSummary, list[str]]:
    """Build the index over the shipped corpus and the workspace's.

    Returns:
        What was built, and a line for each file that could not be read.

    Raises:
        DrafterError: There is nothing to index or the index can't be written.
    """
    from drafter.library.folder import load_corpus
    from drafter.library.passages import cut_passages
    from drafter.retrieval.index import build_index
    from drafter.schema.lexicon import read_lexicon

    place = open_workspace(workspace)
    corpus = load_corpus(place.corpus_folders())
    lexicon = read_lexicon(place.config_files("words.yaml"), place.config_files("structure.yaml"))
    passages = (passage for speech in corpus.speeches for passage in cut_passages(speech))
    summary = build_index(passages, place.index, corpus.fingerprint, lexicon)
    return summary, [f"{item.path.name}：{item.reason}" for item in corpus.skipped]


def verify_index(workspace: Path | None = None) -> list[str]:
    """Return what is wrong with the index, a line each; empty when all is well."""
    from drafter.retrieval.index import verify

    return verify(open_workspace(workspace).index)


def fresh_index(workspace: Path | None, report: Report) -> Index:
    """Open the index; build it where there is none or the corpus has changed."""
    from drafter.library.fingerprint import corpus_fingerprint
    from drafter.retrieval.index import explain_staleness, open_index

    place = open_workspace(workspace)
    if (place.index / "CURRENT").is_file():
        index = open_index(place.index)
        if not explain_staleness(index, corpus_fingerprint(place.corpus_folders())):
            return index
        report("语料有变化，正在更新索引……")
    else:
        report("第一次检索，正在建立索引……")
    index_corpus(workspace)
    return open_index(place.index)


def suggest(
    query: str,
    workspace: Path | None = None,
    *,
    report: Report = silent,
    **options: Any,  # noqa: ANN401
) -> tuple[Hit, ...]:
    """Return the passages of the corpus that compare with a query, best first.

    Args:
        query: Words, a sentence or a paragraph.
        workspace: The workspace.
        report: Is told when the index has to be built first.
        options: `by`, `k` and the filters of `drafter.retrieval.query.parse_query`.

    Raises:
        DrafterError: The query is empty or too long, a filter is unknown, or the index is damaged.
    """
    from drafter.retrieval.query import parse_query
    from drafter.retrieval.search import search

    parsed = parse_query(query, **options)
    return search(fresh_index(workspace, report), parsed)
