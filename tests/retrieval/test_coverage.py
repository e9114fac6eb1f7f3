import pytest

from drafter.model.passage import Closeness
from drafter.retrieval.closeness import closeness_of_build
from drafter.retrieval.coverage import coverage
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.index import Index
from drafter.retrieval.query import Query, parse_query
from drafter.retrieval.search import search
from tests.retrieval.conftest import make_passage


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("怎么写转变作风、狠抓落实的一段", "转变作风、狠抓落实"),
        ("如何招商引资？", "招商引资"),
        ("招商引资 范文", "招商引资"),
        ("关于招商引资的段落", "招商引资"),
        ("最难走的一段路", "最难走的一段路"),
        ("怎么写", "怎么写"),
    ],
)
def test_the_question_is_no_part_of_what_is_sought(features: FeatureReader, asked: str, subject: str) -> None:
    assert features.subject(asked) == subject


def test_pasted_text_is_left_alone(features: FeatureReader) -> None:
    text = "关于" + "项目建设要抓紧，" * 10 + "写法"
    assert features.subject(text) == text


def test_the_share_of_a_query_that_a_passage_covers() -> None:
    passage = make_passage("safety", 0, "护林防火要紧。")
    assert coverage(passage, {"防火": 1.0, "抗旱": 3.0}) == 0.25
    assert coverage(passage, {"底线": 1.0}) == 1.0  # in the heading
    assert coverage(passage, {"森林防火": 1.0}) == 0.0
    assert 0 < coverage(passage, {"森林防火": 1.0}, parts=True) < 0.6
    assert coverage(passage, {}) == 0.0


def test_hits_tell_how_close_they_are(index: Index) -> None:
    best, *others = search(index, parse_query("招商引资"))
    assert best.closeness is Closeness.CLOSE
    assert Closeness.CLOSE not in {hit.closeness for hit in others}
    (hit, *_) = search(index, Query(text="沉湖"))
    assert hit.closeness is Closeness.MARGINAL
    assert [closeness_of_build(score) for score in (0.3, 0.1, 0.02)] == list(Closeness)


def test_reasons_name_no_parts_of_words(index: Index) -> None:
    for text in ("森林防火", "农田建设项目", "主要用一段", "民生实事"):
        for hit in search(index, parse_query(text)):
            assert not {"用", "主要", "一段"} & set("、".join(hit.why).replace("“", "、").split("、")), (
                hit.why
            )
