import pytest

from drafter.errors import DrafterError
from drafter.retrieval.concordance import concordance
from drafter.retrieval.index import Index
from drafter.retrieval.query import Query, parse_query


def test_every_place_of_a_word_is_found(index: Index) -> None:
    found = concordance(index, Query(text="一是"))
    assert (found.total, found.speeches) == (1, 1)
    (line,) = found.lines
    assert (line.left, line.word, line.right[:3]) == ("", "一是", "抓源头")
    assert line.passage.text[line.start :].startswith("一是")


def test_sorting_by_what_stands_around(index: Index) -> None:
    rights = [line.right for line in concordance(index, Query(text="要"), order="right").lines]
    assert rights == sorted(rights)
    lefts = [line.left[::-1] for line in concordance(index, Query(text="要"), order="左").lines]
    assert lefts == sorted(lefts)


def test_headings_are_told_apart_from_the_text(index: Index) -> None:
    found = concordance(index, Query(text="守住底线"))
    assert found.total == 0
    assert [(place.heading, place.passage.speech_id) for place in found.headings] == [
        ("三、守住底线", "safety")
    ]
    assert concordance(index, parse_query("守住底线", kind="任职表态")).headings == ()


def test_only_so_many_lines(index: Index) -> None:
    found = concordance(index, Query(text="抓"), count=2)
    assert len(found.lines) == 2 < found.total


def test_filters_hold(index: Index) -> None:
    assert concordance(index, parse_query("要", kind="任职表态")).speeches == 1
    assert concordance(index, parse_query("要", source="own")).total == 0


@pytest.mark.parametrize("word", ['引"号', "反\\斜", "zyx", "x" * 40])
def test_words_that_do_not_occur(index: Index, word: str) -> None:
    assert concordance(index, Query(text=word)) == (0, 0, (), ())


@pytest.mark.parametrize(
    ("word", "options", "message"),
    [
        (" ", {}, "是空的"),
        ("。", {}, "是空的"),
        ("项" * 1_000_000, {}, "1000000 字，超过"),
        ("要", {"order": "lefft"}, "没有“lefft”这种排法，是不是“left”？"),
        ("要", {"count": 0}, "条数应在"),
    ],
)
def test_wrong_requests_are_told(index: Index, word: str, options: dict[str, str], message: str) -> None:
    with pytest.raises(DrafterError, match=message):
        concordance(index, Query(text=word), **options)  # type: ignore[arg-type]
