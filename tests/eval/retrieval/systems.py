"""The rankings that are compared: the product's three ways, and the baselines."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from drafter.errors import DrafterError
from drafter.library.folder import load_corpus
from drafter.library.passages import cut_passages
from drafter.model.passage import Passage
from drafter.resources import shipped
from drafter.retrieval.build import build_index
from drafter.retrieval.index import Index, open_index
from drafter.retrieval.query import By, Query
from drafter.retrieval.search import search
from drafter.schema.lexicon import read_lexicon
from drafter.text.tokenize import Tokenizer
from tests.eval.retrieval.baselines import BM25, BigramTfidf
from tests.eval.retrieval.metrics import DEPTH

System = Callable[[str], list[str]]
"""Returns the ids of the best passages for a text, best first."""


def all_systems(corpus: Path, folder: Path) -> dict[str, System]:
    """Return the rankings by their names.

    Args:
        corpus: The corpus folder.
        folder: An empty folder for the index.
    """
    passages = [item for speech in load_corpus([corpus]).speeches for item in cut_passages(speech)]
    lexicon = read_lexicon([shipped("config", "words.yaml")], [shipped("config", "structure.yaml")])
    build_index(passages, folder, "x" * 32, lexicon)
    index = open_index(folder)
    return {
        **_baselines(passages, Tokenizer(index.folder / "dictionary.bin")),
        "lexical": _product(index, "lexical"),
        "structure": _product(index, "structure"),
        "both": _product(index, "both"),
        "both, as shown": _product(index, "both", take_turns=True),
    }


def shipped_systems() -> dict[str, System]:
    """Return the rankings over the shipped corpus."""
    return all_systems(shipped("corpus"), Path(tempfile.mkdtemp()))


def _product(index: Index, by: By, *, take_turns: bool = False) -> System:
    def rank(text: str) -> list[str]:
        try:
            hits = search(index, Query(text=text, by=by, k=DEPTH, take_turns=take_turns))
        except DrafterError:  # a few words have no build
            return []
        return [hit.passage.id for hit in hits]

    return rank


def _baselines(passages: Sequence[Passage], tokenizer: Tokenizer) -> dict[str, System]:
    def words(text: str) -> list[str]:
        return [word for word, _ in tokenizer.cut(text)]

    plain = [item.text for item in passages]
    headed = ["。".join((*item.heading_path, item.text)) for item in passages]
    ids = [item.id for item in passages]
    bm25, bm25_headed = BM25([words(text) for text in plain]), BM25([words(text) for text in headed])
    bigrams, bigrams_headed = BigramTfidf(plain), BigramTfidf(headed)
    return {
        "BM25": lambda text: _best(ids, bm25.scores(words(text))),
        "BM25, headings too": lambda text: _best(ids, bm25_headed.scores(words(text))),
        "2-gram TF-IDF": lambda text: _best(ids, bigrams.scores(text)),
        "2-gram TF-IDF, headings too": lambda text: _best(ids, bigrams_headed.scores(text)),
    }


def _best(ids: Sequence[str], scores: Sequence[float]) -> list[str]:
    order = sorted(range(len(ids)), key=lambda ordinal: (-scores[ordinal], ordinal))
    return [ids[ordinal] for ordinal in order[:DEPTH] if scores[ordinal] > 0]
