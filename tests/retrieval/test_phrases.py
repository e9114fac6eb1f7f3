import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.retrieval.index import Index
from drafter.retrieval.phrases import count_phrases, parse_pattern, phrases_in
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
