from dataclasses import replace

import pytest

from drafter.errors import DrafterError
from drafter.model.lexicon import Lexicon
from drafter.retrieval.build import build_index
from drafter.retrieval.heading_sets import search_headings
from drafter.retrieval.index import Index, open_index
from drafter.retrieval.passages import passages_of, with_neighbours
from drafter.retrieval.query import Query, parse_query
from drafter.retrieval.search import search
from tests.retrieval.conftest import make_passage

SETS = {
    "one": (
        "一、聚焦港区产业，全力扩大投资",
        "二、聚焦湖区生态，全力修复水质",
        "三、聚焦镇区民生，全力办好实事",
    ),
    "two": ("一、把路修通", "二、把水引来", "三、把人留住"),
    "lone": ("一、只有这一条",),
}


@pytest.fixture(scope="module")
def headed(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Index:
    folder = tmp_path_factory.mktemp("headed")
    passages = [
        replace(make_passage("safety", number, f"第{number}段讲{heading}。", speech), heading_path=(heading,))
        for speech, headings in SETS.items()
        for number, heading in enumerate(headings)
    ]
    build_index(passages, folder, "x", lexicon)
    return open_index(folder)


def test_a_model_finds_headings_of_its_pattern(headed: Index) -> None:
    best = search_headings(headed, Query(text="聚焦城区交通，全力打通道路"))[0]
    assert best.headings == SETS["one"]
    assert best.pattern == "聚焦◇，全力◇"
    assert best.why[0] == "3条都是“聚焦◇，全力◇”式"


def test_a_topic_finds_headings_that_speak_of_it(headed: Index) -> None:
    found = search_headings(headed, Query(text="修路 引水 生态"))
    assert found[0].headings == SETS["one"]
    assert "“生态”" in found[0].why[0]
    assert all(len(item.headings) > 1 for item in found)


def test_whole_words_go_before_parts(headed: Index) -> None:
    whole = search_headings(headed, Query(text="怎么写湖区生态的范文"))
    assert [item.whole for item in whole] == [True]
    (part,) = search_headings(headed, Query(text="民生实事 安全生产"))
    assert not part.whole
    assert part.why[0].startswith("只有部分字相同")


def test_filters_and_refusals(headed: Index) -> None:
    assert search_headings(headed, parse_query("生态", since=2020)) == ()
    with pytest.raises(DrafterError, match="是空的"):
        search_headings(headed, Query(text=""))
    with pytest.raises(DrafterError, match="1000000 字"):
        search_headings(headed, Query(text="项" * 1_000_000))


def test_neighbours_of_a_hit(headed: Index) -> None:
    hits = search(headed, Query(text="聚焦湖区生态"))
    found = with_neighbours(headed, hits)
    hit = next(item for item in found if item.passage.id == "one:1")
    texts = [item.text for item in passages_of(headed, "one")]
    assert (hit.before, hit.after) == (texts[0], texts[2])
    first = next(item for item in with_neighbours(headed, hits) if item.passage.id == "one:0")
    assert first.before == ""
    assert passages_of(headed, "nobody") == []
