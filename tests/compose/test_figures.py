from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.check.known_numbers import holds, known_numbers, unit_of
from drafter.compose.figures import figure_clause, figure_sentences, printed_amount
from drafter.compose.provenance import Traced
from drafter.model.brief import Brief
from drafter.model.draft import Origin
from drafter.model.figure import Amount, Figure
from drafter.model.magnitude import converted
from drafter.model.template import FigureWording
from drafter.resources import shipped
from drafter.schema.amounts import parse_amount
from drafter.schema.figure_wording import read_figure_wording
from drafter.text.quantities import quantities


@pytest.fixture(scope="module")
def wording() -> FigureWording:
    return read_figure_wording([shipped("config", "figures.yaml")])


def amount(text: str) -> Amount:
    found = parse_amount(text)
    assert found is not None
    return found


def figure(name: str = "固定资产投资", value: str = "128.5亿元", **more: object) -> Figure:
    amounts = {
        key: amount(str(text)) for key, text in more.items() if key in {"previous", "target", "share_base"}
    }
    others = {key: item for key, item in more.items() if key not in amounts}
    return Figure(name=name, value=amount(value), path="指标.0", **(amounts | others))  # type: ignore[arg-type]


def said(item: Figure, wording: FigureWording, *, period: bool = True, turn: int = 0) -> str:
    return "".join(figure_clause(item, wording, period=period, turn=turn))


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (figure(growth=Decimal("12.3")), "完成固定资产投资128.5亿元，同比增长12.3%"),
        (figure(previous="114.4亿元"), "完成固定资产投资128.5亿元，同比增长12.3%"),
        (figure(growth=Decimal("-2.1")), "完成固定资产投资128.5亿元，同比下降2.1%"),
        (figure(growth=Decimal("0.3")), "完成固定资产投资128.5亿元，与上年同期基本持平"),
        (figure(previous="64.2亿元"), "完成固定资产投资128.5亿元，比上年同期翻一番"),
        (figure(previous="32.1亿元"), "完成固定资产投资128.5亿元，比上年同期翻两番"),
        (
            figure(growth=Decimal("5.2"), previous_growth=Decimal("-1.4")),
            "完成固定资产投资128.5亿元，同比增长5.2%，增速由负转正",
        ),
        (figure(target="147.7亿元"), "完成固定资产投资128.5亿元，完成全年目标的87.0%"),
        (figure(completion=Decimal(87)), "完成固定资产投资128.5亿元，完成全年目标的87%"),
        (figure(rank="全区第2位"), "完成固定资产投资128.5亿元，居全区第2位"),
        (figure(rank="增速全区第2位"), "完成固定资产投资128.5亿元，增速居全区第2位"),
        (figure(rank="增速居全区第2位"), "完成固定资产投资128.5亿元，增速居全区第2位"),
        (
            figure(share=amount("38.2%"), share_of="全部投资"),
            "完成固定资产投资128.5亿元，占全部投资的38.2%",
        ),
        (
            figure(share_base="5140000万元", share_of="全市固定资产投资"),
            "完成固定资产投资128.5亿元，占全市固定资产投资的25.0%",
        ),
        (figure(value="12850万元"), "完成固定资产投资1.285亿元"),
        (figure(value="9850万元"), "完成固定资产投资9850万元"),
        (figure(value="0.86亿元"), "完成固定资产投资0.86亿元"),
        (figure("城镇登记失业率", "3.1%", previous="3.4%"), "城镇登记失业率为3.1%，同比回落0.3个百分点"),
        (figure("优良天数比例", "92.6%", previous="91.8%"), "优良天数比例达到92.6%，同比提高0.8个百分点"),
        (figure("优良天数比例", "92.6%", growth=Decimal(0)), "优良天数比例达到92.6%，与上年同期基本持平"),
    ],
)
def test_each_form_of_the_genre(item: Figure, expected: str, wording: FigureWording) -> None:
    assert said(item, wording) == expected


def test_a_whole_year_is_compared_with_the_year_before(wording: FigureWording) -> None:
    item = figure(growth=Decimal("12.3"), target="130亿元")
    assert (
        said(item, wording, period=False) == "完成固定资产投资128.5亿元，比上年增长12.3%，完成年度目标的98.8%"
    )


def test_ten_figures_in_a_row_do_not_read_alike(wording: FigureWording) -> None:
    items = [figure(f"甲{chr(0x4E00 + n)}投资", previous="114.4亿元") for n in range(10)]
    text = "".join(figure_sentences(items, wording, period=True))
    assert text.endswith("。")
    sentences = text.removesuffix("。").split("。")
    assert [sentence.count("；") for sentence in sentences] == [1, 2, 1, 2]
    clauses = [clause for sentence in sentences for clause in sentence.split("；")]
    assert clauses[0] == "完成甲一投资128.5亿元，同比增长12.3%"
    starts = [clause.replace(item.name, "X") for clause, item in zip(clauses, items, strict=True)]
    assert all(left != right for left, right in pairwise(starts))
    assert len(set(starts)) == 3


def test_a_figure_that_fell_is_never_said_to_reach_its_value(wording: FigureWording) -> None:
    for turn in range(6):
        text = said(figure("规模以上工业利润", previous="140亿元"), wording, turn=turn)
        assert "达到" not in text
        assert "下降8.2%" in text


def test_a_name_that_ends_like_a_number_is_kept_apart_from_its_value(wording: FigureWording) -> None:
    wording = replace(wording, following_builds=("{名称}{数值}，{增减}",))
    for turn in range(4):
        assert "PM2.532" not in said(figure("PM2.5", "32微克"), wording, turn=turn)


def test_no_figures_are_no_sentence(wording: FigureWording) -> None:
    assert figure_sentences([], wording, period=True) == []


def test_official_growth_is_never_computed(wording: FigureWording) -> None:
    item = figure("地区生产总值", previous="64.2亿元", official_growth=True, previous_growth=Decimal(-1))
    text = said(item, wording)
    assert "翻一番" not in text
    assert "由负转正" not in text
    assert "【待补：同比，按统计部门公布数】" in text


def test_each_number_has_its_owner(wording: FigureWording) -> None:
    item = figure(
        value="12850万元", previous="11440万元", target="20000万元", share_of="全部", share=amount("3%")
    )
    for part in figure_clause(item, wording, period=True):
        if not isinstance(part, Traced):
            assert not list(quantities(part))
    value = next(p for p in figure_clause(item, wording, period=True) if "亿元" in p)
    assert isinstance(value, Traced)
    assert (value.source.origin, value.source.ref) == (Origin.BRIEF, "指标.0.本期")
    assert value.source.formula == "12850万元＝1.285亿元"


@given(
    st.decimals("0.0001", "9999999", places=4, allow_nan=False),
    st.sampled_from(["万元", "亿元", "元", "户", "万户"]),
)
def test_a_conversion_keeps_every_digit_and_the_checker_finds_it(number: Decimal, unit: str) -> None:
    wording = read_figure_wording([shipped("config", "figures.yaml")])
    own = amount(f"{number.normalize():f}{unit}")
    shown = printed_amount(own, wording)
    assert converted(shown, own.unit).value == own.value
    assert shown.decimals <= max(own.decimals, wording.most_decimals)
    (left,), (right,) = quantities(own.text), quantities(shown.text)
    assert (left.value, left.unit) == (right.value, right.unit)


@pytest.mark.parametrize("turn", range(3))
def test_the_checker_knows_all_numbers_of_a_clause(example: Brief, wording: FigureWording, turn: int) -> None:
    item = figure(
        value="12850万元", previous="11440万元", target="20000万元", share_base="4亿元", share_of="全部"
    )
    known = known_numbers(replace(example, figures=(item,)))
    text = said(item, wording, turn=turn)
    for number in quantities(text):
        assert any(holds(one, number.value, unit_of(number, text)) for one in known), number
