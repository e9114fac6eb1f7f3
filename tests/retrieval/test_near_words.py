from dataclasses import replace
from pathlib import Path

import pytest

from drafter.model.lexicon import Lexicon
from drafter.retrieval.build import build_index
from drafter.retrieval.index import Index, open_index
from drafter.retrieval.near_words import near_words
from drafter.retrieval.query import Query, parse_query
from tests.retrieval.conftest import make_passage

TEXTS = (
    "各村扛责任，把安全当作头等大事。",
    "责任单位要上心，责任单位要到场。",
    "一查到底，决不松手。",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Index:
    folder: Path = tmp_path_factory.mktemp("near")
    passages = [make_passage("safety", number, text, f"s{number}") for number, text in enumerate(TEXTS)]
    groups = (("压实责任", "扛责任"), ("把*作为*", "把*当作*"))
    build_index(passages, folder, "x", replace(lexicon, synonyms=groups))
    return open_index(folder)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("压实责任", [("扛责任", 1)]),
        ("把*作为*", [("把*当作*", 1)]),
        ("扛责任", [("责任单位", 2)]),
        ("抓住责任", [("责任单位", 2)]),
        ("一抓到底", [("一查到底", 1)]),
        ("zyx", []),
        ("谁*谁*", []),
        ("压实责任" * 10, []),
    ],
)
def test_what_the_corpus_has_instead(corpus: Index, text: str, found: list[tuple[str, int]]) -> None:
    assert list(near_words(corpus, Query(text=text))) == found


def test_filters_hold(corpus: Index) -> None:
    assert near_words(corpus, parse_query("压实责任", kind="任职表态")) == ()
