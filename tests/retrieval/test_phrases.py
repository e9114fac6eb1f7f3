import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.retrieval.index import Index
from drafter.retrieval.phrases import WordEnds, count_phrases, parse_pattern, phrases_in
from drafter.retrieval.query import Query


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("加快*建设", "加快园区建设，加快建设", [("加快园区建设", ("园区",))]),
        (
            "加快*建设",
            "加快园区建设步伐，加快港口建设",
            [("加快园区建设", ("园区",)), ("加快港口建设", ("港口",))],
        ),
        ("加快*建设", "加快园区，建设港口", []),
        ("加快*建设", "加快" + "很" * 13 + "建设", []),
        ("加快*建设", "加快加快园区建设", [("加快加快园区建设", ("加快园区",))]),
        ("把？作为*", "把水作为头等大事来抓", [("把水作为头等大事来抓", ("水", "头等大事来抓"))]),
        ("*不准", "一律不准过关，不准", [("一律不准", ("一律",))]),
        ("由*牵头？", "由镇长牵头办，由他牵头", [("由镇长牵头办", ("镇长", "办"))]),
        ("抓？？抓", "抓住就抓", [("抓住就抓", ("住", "就"))]),
        ("从*到*为止", "从春到秋为止", [("从春到秋为止", ("春", "秋"))]),
        ("a?c", "abc，ac", [("abc", ("b",))]),
    ],
)
def test_patterns(pattern: str, text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert list(phrases_in(text, parse_pattern(pattern))) == found


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "没有字"),
        ("*", "没有字"),
        ("加快建设", "没有 \\* 或 ？"),
        ("加快**建设", "挨着"),
        ("加快*？建设", "挨着"),
        ("加快，*建设", "标点"),
        ("一*二*三*四*五*六", "最多 4 处"),
        ("项" * 1_000_000 + "*", "1000001 字"),
    ],
)
def test_wrong_patterns_are_told(pattern: str, message: str) -> None:
    with pytest.raises(DrafterError, match=message):
        parse_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("坚持*", "坚持以习近平新时代中国特色社会主义思想为指导", "坚持以习近平新时代中国特色社会主义思想"),
        ("坚持*", "坚持把发展经济的着力点放在实体经济上", "坚持把发展经济的着力点放在实体经济"),
        ("坚持*", "坚持稳中求进", "坚持稳中求进"),
        (
            "*牵头",
            "全镇高标准农田建设和人居环境整治由农业综合服务中心牵头",
            "人居环境整治由农业综合服务中心牵头",
        ),
    ],
)
def test_a_gap_at_an_end_cuts_no_word_or_name(index: Index, pattern: str, text: str, found: str) -> None:
    ends = WordEnds(index.features.cut, index.lexicon.stop_words)
    ((phrase, _),) = phrases_in(text, parse_pattern(pattern), ends)
    assert phrase == found


def test_headings_are_told_apart_from_the_text(index: Index) -> None:
    table = count_phrases(index, Query(text="聚焦*产业"))
    assert table.total == 0
    assert [place.heading for place in table.headings] == ["一、聚焦临港产业，全力引项目扩投资"]


def test_frequencies(index: Index) -> None:
    table = count_phrases(index, Query(text="抓*"))
    assert table.total >= table.different == len(table.phrases) > 3
    counts = [item.count for item in table.phrases]
    assert counts == sorted(counts, reverse=True)
    assert all(item.text == "抓" + item.fills[0] and item.examples for item in table.phrases)
    with pytest.raises(DrafterError, match="条数"):
        count_phrases(index, Query(text="抓*"), count=0)


@pytest.mark.parametrize("unit", ["加快", "加", "建设", "加快建"])
def test_long_input_is_no_trouble(unit: str) -> None:
    list(phrases_in(unit * (1_000_000 // len(unit)), parse_pattern("加快*建设*加快*建设")))


def test_long_clauses_cost_no_more_with_whole_words(index: Index) -> None:
    ends = WordEnds(index.features.cut, index.lexicon.stop_words)
    list(phrases_in("加快" * 5000, parse_pattern("加快*"), ends))
    list(phrases_in("很" * 20_000 + "建设", parse_pattern("*建设"), ends))


@given(st.text(alphabet="加快建设，*？园", max_size=12), st.text(alphabet="加快建设，园区", max_size=60))
def test_what_is_found_fits(pattern: str, text: str) -> None:
    try:
        parsed = parse_pattern(pattern)
    except DrafterError:
        return
    for phrase, fills in phrases_in(text, parsed):
        assert phrase in text
        assert all(1 <= len(fill) <= 12 for fill in fills)
        joined = parsed.parts[0] + "".join(
            fill + part for fill, part in zip(fills, parsed.parts[1:], strict=True)
        )
        assert joined == phrase
