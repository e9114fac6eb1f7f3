from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.model.lexicon import Lexicon
from drafter.model.vocabulary import Move
from drafter.retrieval.blend import structure_share
from drafter.retrieval.build import build_index
from drafter.retrieval.index import Index, open_index
from drafter.retrieval.query import Query, parse_query
from drafter.retrieval.search import search
from tests.retrieval.conftest import make_passage

BUILD = (
    "一是抓进度，项目逐个过堂。二是抓质量，材料逐批抽检。三是抓安全，工地逐日巡查。四是抓廉洁，合同逐份公开。"
)


def best(index: Index, text: str) -> str:
    return search(index, parse_query(text))[0].passage.speech_id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("招商引资", "investment"),
        ("高标准农田", "farming"),
        ("河道 尾水", "environment"),
        ("烟花", "safety"),
        ("治水", "environment"),
        ("经济运行", "figures"),
    ],
)
def test_words_find_texts_headings_and_themes(index: Index, text: str, name: str) -> None:
    assert best(index, text) == name


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        (BUILD, "environment", "一是…四是"),
        ("狠抓落实。要定人。要定时。要定责。要问效。", "investment", "连用4个“要”"),
        (
            "工业产值完成61.2亿元，同比增长11%；社零总额完成9.7亿元，同比增长5%。",
            "figures",
            "接连写金额和增幅",
        ),
        ("谁主管谁负责，谁经办谁签字。", "conduct", "“谁…谁…”句式"),
    ],
)
def test_the_build_finds_what_is_built_alike(index: Index, text: str, name: str, why: str) -> None:
    hit = search(index, parse_query(text, by="structure"))[0]
    assert hit.passage.speech_id == name
    assert any(line.startswith("写法相同：") and why in line for line in hit.why)
    assert (hit.lexical, hit.matches) == (0.0, ())


def test_a_hit_explains_itself(index: Index) -> None:
    hit = search(index, parse_query("临港产业的招商引资项目落地"))[0]
    assert hit.matches[0].of(hit.passage.text) == "招商引资"
    assert hit.why[0].startswith("都讲到招商引资")
    assert hit.why[1].startswith("标题里有“")
    assert "“产业”" in hit.why[1]
    assert hit.why[2] == "属于招商引资、项目建设领域"
    assert 0 < hit.score <= 1
    assert hit.structure == 0


def test_near_words_are_shown_by_their_characters(index: Index) -> None:
    hit = search(index, parse_query("仓库管理员"))[0]
    assert hit.passage.speech_id == "safety"
    assert [span.of(hit.passage.text) for span in hit.matches] == ["仓库"]


def test_the_share_of_structure_grows_with_the_build(index: Index) -> None:
    def share(text: str) -> float:
        return structure_share(
            parse_query(text), index.structure.weights(index.features.of_query(text).structural)
        )

    assert share("招商引资") == 0
    assert share("养殖尾水没有处理好，影响河湖水质，需要治理。") == 0
    assert share("谁主管谁负责。") == pytest.approx(0.3)
    assert share("抓落实。要定人。要定责。一是看进度。二是看质量。谁签字谁负责。") == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"move": "部署"}, {"investment", "environment", "safety"}),
        ({"kind": "mobilisation"}, {"investment", "environment"}),
        ({"level": "市"}, {"safety"}),
        ({"theme": "项目建设"}, {"investment"}),
        ({"since": 2022, "until": 2022}, {"farming"}),
        ({"until": 2022}, {"farming", "figures"}),
        ({"since": 10**30}, set()),
        ({"speech_id": "conduct"}, {"conduct"}),
        ({"source": "自有"}, {"safety"}),
        ({"move": "部署", "level": "县"}, set()),
    ],
)
def test_filters(index: Index, options: dict[str, str], names: set[str]) -> None:
    text = "要抓好项目建设，高标准农田和安全生产。谁负责谁签字，同比增长3%，完成5亿元，排名第3位。"
    hits = search(index, parse_query(text, **options))  # type: ignore[arg-type]
    assert {hit.passage.speech_id for hit in hits} == names


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "演讲"}, "没有“演讲”这个文种，可用：动员大会"),
        ({"move": "部暑"}, "没有“部暑”这个语步，是不是“部署”？"),
        ({"level": "乡"}, "没有“乡”这个层级"),
        ({"by": "magic"}, "没有“magic”这种检索方式，可用：lexical"),
        ({"by": "struct"}, "是不是“structure”？"),
        ({"source": "owm"}, "没有“owm”这个来源，是不是“own”？"),
        ({"theme": "农业业"}, "没有领域“农业业”，是不是“农业”？"),
        ({"speech_id": "conducts"}, "没有代号为“conducts”的讲话，是不是“conduct”？"),
        ({"theme": "航天"}, "没有领域“航天”，可用：党建作风、农业"),
        ({"speech_id": "nobody"}, "没有代号为“nobody”"),
        ({"k": 0}, "结果条数"),
        ({"k": 101}, "结果条数"),
        ({"since": 2024, "until": 2023}, "晚于"),
    ],
)
def test_unknown_filters_are_told(index: Index, options: dict[str, str], message: str) -> None:
    with pytest.raises(DrafterError, match=message):
        search(index, parse_query("项目", **options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "是空的"),
        (" \n　，。！", "是空的"),
        ("项" * 1_000_000, "1000000 字，超过"),
        ("12.3% 的", "只有数字或过于常用的词"),
    ],
)
def test_queries_that_cannot_be_answered(index: Index, text: str, message: str) -> None:
    with pytest.raises(DrafterError, match=message):
        search(index, Query(text=text))


def test_structure_of_a_single_word(index: Index) -> None:
    with pytest.raises(DrafterError, match="看不出段落结构"):
        search(index, parse_query("烟花", by="structure"))


def test_unknown_words_find_nothing(index: Index) -> None:
    assert search(index, parse_query("zyx")) == ()


def test_copies_collapse_and_speeches_take_turns(tmp_path: Path, lexicon: Lexicon) -> None:
    tail = ("早动手早见效", "资金跟着项目走", "用地指标提前批", "银企对接不断线", "专班专人盯到底")
    passages = [
        make_passage("investment", number, f"招商引资第{number}件事，{text}。{text}，大家都要记牢。", "one")
        for number, text in enumerate(tail)
    ]
    copied = "招商引资在于坚持，去年签约项目{}个，到位资金{}亿元，都是一家一家跑出来的，功夫不会白费。"
    passages += [
        make_passage("investment", number, copied.format(number, number * 3), f"copy{number}")
        for number in range(1, 5)
    ]
    build_index(passages, tmp_path, "x", lexicon)
    index = open_index(tmp_path)
    speeches = [hit.passage.speech_id for hit in search(index, parse_query("招商引资", k=3))]
    assert speeches.count("one") == 2
    assert len([name for name in speeches if name.startswith("copy")]) == 1
    everything = search(index, parse_query("招商引资", k=10))
    assert len(everything) == len(tail) + 1
    assert [hit.copies for hit in everything if hit.passage.speech_id.startswith("copy")] == [3]
    assert [hit.rank for hit in everything] == [1, 2, 3, 4, 5, 6]
    own = search(index, parse_query("招商引资", k=10, speech_id="one"))
    assert len(own) == len(tail)


@given(st.text(max_size=80), st.sampled_from(["lexical", "structure", "both"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_answered_or_refused(index: Index, text: str, by: str) -> None:
    try:
        hits = search(index, parse_query(text, by=by))
    except DrafterError:
        return
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert 0 <= hit.score <= 1
        assert hit.why
        end = -1
        for span in hit.matches:
            assert end < span.start < span.end <= len(hit.passage.text)
            end = span.end


def test_the_moves_of_hits_are_members(index: Index) -> None:
    assert search(index, parse_query("招商引资"))[0].passage.move is Move.DEPLOYMENT
