"""The engines that retrieval is measured against; each is left out where it is not installed.

`pip install -r tests/benchmarks/requirements-peers.txt`, not needed for anything else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol


class Search(Protocol):
    """Takes the tokens of a query and how many hits; returns ordinals."""

    def __call__(self, query: list[str], k: int) -> list[int]: ...


Tokens = list[list[str]]


def bm25s(passages: Tokens, folder: Path) -> Search:
    """Return bm25s with its fastest backend (numba), the index mapped."""
    engine: Any = import_module("bm25s")
    retriever: Any = engine.BM25(backend="numba")
    retriever.index(passages, show_progress=False)
    retriever.save(str(folder / "bm25s"))
    mapped: Any = engine.BM25.load(str(folder / "bm25s"), mmap=True)
    mapped.backend = "numba"

    def search(query: list[str], k: int) -> list[int]:
        found, _ = mapped.retrieve([query], k=k, show_progress=False, n_threads=1, backend_selection="numba")
        return [int(item) for item in found[0]]

    return search


def tantivy(passages: Tokens, folder: Path) -> Search:
    """Return tantivy over blank-separated tokens, without positions."""
    engine: Any = import_module("tantivy")
    builder: Any = engine.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field("number", stored=True, fast=True)
    schema = builder.build()
    (folder / "tantivy").mkdir()
    index: Any = engine.Index(schema, path=str(folder / "tantivy"))
    writer = index.writer(300_000_000, 2)
    for number, tokens in enumerate(passages):
        writer.add_document(engine.Document(text=" ".join(tokens), number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(query: list[str], k: int) -> list[int]:
        terms: list[Any] = [
            (engine.Occur.Should, engine.Query.term_query(schema, "text", token, "freq"))
            for token in dict.fromkeys(query)
        ]
        found = searcher.search(engine.Query.boolean_query(terms), k).hits
        return [int(searcher.doc(address)["number"][0]) for _, address in found]

    return search


def fts5(passages: Tokens, folder: Path) -> Search:
    """Return SQLite FTS5; each token is written as the code points of its characters, which it keeps whole."""
    base = sqlite3.connect(folder / "fts5.db")
    base.execute("CREATE VIRTUAL TABLE p USING fts5(t, tokenize='ascii')")
    base.executemany(
        "INSERT INTO p(rowid, t) VALUES (?, ?)",
        ((number, " ".join(map(_plain, tokens))) for number, tokens in enumerate(passages)),
    )
    base.commit()
    base.execute("INSERT INTO p(p) VALUES ('optimize')")

    def search(query: list[str], k: int) -> list[int]:
        match = " OR ".join(f'"{_plain(token)}"' for token in dict.fromkeys(query))
        rows = base.execute("SELECT rowid FROM p WHERE p MATCH ? ORDER BY rank LIMIT ?", (match, k))
        return [row[0] for row in rows]

    return search


def _plain(token: str) -> str:
    return "x" + token.encode().hex()


PEERS: dict[str, Callable[[Tokens, Path], Search]] = {"bm25s": bm25s, "tantivy": tantivy, "SQLite FTS5": fts5}
