import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.structure import StructureReader
from drafter.retrieval.traits import shared_traits, trait


def terms(features: FeatureReader, text: str) -> set[str]:
    return set(features.of_query(text).structural)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("盯紧缺口稳工业。要一户一策。要逐月调度。要及时入库。", "run|要|3"),
        ("盯紧缺口稳工业。要一户一策。要逐月调度。要及时入库。", "lead|7"),
        ("要一户一策，要逐月调度，要及时入库。", "run|要|3"),
        ("要一户一策，要逐月调度。要及时入库。", "run|要|3"),
        ("以项目为抓手，以民生为根本，抓基础。", "run|以|2"),
        ("一是抓源头。二是抓过程。三是抓问责。四是抓长效。", "enumeration|一是|4"),
        ("一要讲大局，二要讲纪律；二要守规矩。", "enumeration|一要|2"),
        ("收入完成3.2亿元，同比增长6.5%；排名全县第3位。", "figures|金额→增幅"),
        ("收入完成3.2亿元，同比增长6.5%；排名全县第3位。", "figures|增幅→排名"),
        ("收入完成**亿元，同比增长xx%。", "figures|金额→增幅"),
        ("6月底前修路36公里，合格率98%。", "figures|数量→比例"),
        ("开会不念稿，调研不陪同，办事不推诿。", "parallel|5|3"),
        ("工期不等人，同时质量不能降。", "connective|同时"),
        ("坚持以项目为抓手，压茬推进。", "formula|以…为…"),
        ("谁的事情谁负责，没有例外。", "formula|谁…谁…"),
        ("坚持以项目为抓手，压茬推进。", "opener|坚持"),
        ("一查责任到人。二查进度快慢。三查群众认账。", "series|3"),
        ("第一件是修渠。第二件是清塘。", "series|2"),
        ("我代表全镇感谢各位！", "word|感谢"),
        ("凡是拖延的，一律不准过关。", "pair|一律不准"),
        ("为什么不修？没有人管。", "mark|？|1"),
    ],
)
def test_the_build_of_a_text(features: FeatureReader, text: str, term: str) -> None:
    assert term in terms(features, text)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("招商引资 项目落地", "run"),
        ("招商引资 项目落地", "lead"),
        ("这一句话没有第二句话跟着。", "lead"),
        ("一是抓源头。", "enumeration"),
        ("一年过去了。二十户搬走。三月开工。", "series"),
        ("要抓紧。别松劲。要抓实。", "run"),
        ("要抓紧，别松劲，要抓实。", "run"),
        ("开会不念稿，调研不陪同到底。", "parallel"),
    ],
)
def test_what_is_no_build(features: FeatureReader, text: str, family: str) -> None:
    assert not [term for term in terms(features, text) if term.startswith(family + "|")]


def test_place_and_heading_of_a_passage(features: FeatureReader, passages: tuple[Passage, ...]) -> None:
    found = set(features.of_passage(passages[0]).structural)
    assert {"move|deployment", "depth|1", "heading|聚焦◇，全力◇", "shape|6＋8"} <= found


def test_content_is_masked(features: FeatureReader) -> None:
    one, other = "要巡查湖蟹，三支队伍外出。", "要疏浚河道，五支机械联动。"
    assert terms(features, one) == terms(features, other)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (["run|要|2", "run|要|3", "run|要|4"], ["连用4个“要”"]),
        (["lead|", "lead|7"], ["开头用7字的短句总提"]),
        (["enumeration|一是", "enumeration|一是|4"], ["一是…四是"]),
        (["enumeration|第一", "enumeration|第一|3"], ["第一…第三"]),
        (["enumeration|首先"], ["首先…其次…"]),
        (["series|2", "series|3"], ["分三条说"]),
        (["series|2", "enumeration|一是|2"], ["一是…二是"]),
        (["figures|金额→增幅"], ["接连写金额和增幅"]),
        (["parallel|5|2", "parallel|5|3"], ["连用3个5字短句"]),
        (["skeleton|要◇，", "rhythm|112", "move|review", "opener|要", "word|要", "mark|？|1"], []),
    ],
)
def test_traits_are_told_in_words(found: list[str], shown: list[str]) -> None:
    assert [item.text for item in shared_traits(dict.fromkeys(found, 1.0))] == shown


@given(
    st.text(alphabet=st.sampled_from("一二是要，。；：项目增长1%亿元谁以为*x \n"), max_size=120) | st.text()
)
@settings(max_examples=300, deadline=None)
def test_any_text_has_terms_that_can_be_told(features: FeatureReader, text: str) -> None:
    for term in features.of_query(text).structural:
        assert "|" in term
        trait(term)


@pytest.mark.parametrize("unit", ["要", "要。", "谁", "一是", "1%", "，", "第一、", "以a"])
def test_long_input_is_no_trouble(features: FeatureReader, unit: str) -> None:
    features.of_query(unit * (100_000 // len(unit)))


def test_patterns_without_words(lexicon: Lexicon) -> None:
    reader = StructureReader(lexicon.structure)
    assert reader.pattern("二、") == ""
    assert reader.pattern("（一）治水") == "◇"
