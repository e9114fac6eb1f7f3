from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.model.derivation import derive_growth, derive_multiple, derive_share, derive_turn
from drafter.model.figure import Figure
from drafter.schema.amounts import parse_amount, parse_percentage, parse_share
from drafter.schema.brief import read_brief
from drafter.schema.figure_checks import contradictions
from drafter.schema.figure_fields import FigureFields

FRAME = """文种: 动员大会
地区: {名称: 槿溪区, 层级: 区}
讲话人: 区长
会议: {名称: 项目攻坚动员大会, 日期: 2026-10-08}
"""


def brief_of(folder: Path, figures: str) -> Path:
    path = folder / "b.yaml"
    path.write_text(FRAME + figures, encoding="utf-8")
    return path


def figures_of(folder: Path, *lines: str) -> tuple[Figure, ...]:
    text = "指标:\n" + "".join(f"  - {{{line}}}\n" for line in lines)
    return read_brief(brief_of(folder, text)).figures


def faults(folder: Path, *lines: str) -> str:
    with pytest.raises(DrafterError) as caught:
        figures_of(folder, *lines)
    return "\n".join(line.removeprefix(str(folder) + "/") for line in caught.value.lines())


def test_a_sum_is_added_up_with_its_formula(tmp_path: Path) -> None:
    total, *_ = figures_of(
        tmp_path,
        "名称: 财政收入, 合计: [税收收入, 非税收入], 上期: 1.1亿元",
        "名称: 税收收入, 本期: 0.86亿元",
        "名称: 非税收入, 本期: 3200万元",
    )
    assert (total.value.text, total.sum_formula) == ("1.18亿元", "税收收入0.86亿元＋非税收入3200万元")
    growth = derive_growth(total)
    assert growth is not None
    assert growth.formula == "（1.18亿元÷1.1亿元－1）×100%"


def test_sums_of_sums_work_in_any_order(tmp_path: Path) -> None:
    *_, top = figures_of(
        tmp_path,
        "名称: 甲, 本期: 3户",
        "名称: 乙, 本期: 4户",
        "名称: 小计, 合计: [甲, 乙]",
        "名称: 丙, 本期: 5户",
        "名称: 总计, 合计: [小计, 丙]",
    )
    assert top.value.text == "12户"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ("名称: 总, 本期: 8户, 合计: [甲, 乙]", "名称: 甲, 本期: 3户", "名称: 乙, 本期: 4户"),
            "b.yaml:6:17: 指标“总”写的是 8户，但 甲3户＋乙4户 等于 7户，请核对",
        ),
        (("名称: 总, 合计: [总, 甲]", "名称: 甲, 本期: 3户"), "绕回了它自己"),
        (("名称: 总, 合计: [乙, 甲]", "名称: 甲, 本期: 3户"), "合计里的“乙”不在“指标”里"),
        (("名称: 总, 合计: [甲, 乙]", "名称: 甲, 本期: 3户", "名称: 乙, 本期: 3%"), "比率不能相加"),
        (("名称: 总, 合计: [甲, 乙]", "名称: 甲, 本期: 3户", "名称: 乙, 本期: 3亿元"), "不能相加"),
        (("名称: 总, 合计: [甲]", "名称: 甲, 本期: 3户"), "至少要有两个指标"),
        (("名称: 甲",), "b.yaml:6:5: 缺少必填项“本期”"),
        (("名称: 甲, 本期: 3.00亿元, 全年目标: 4.00亿元, 完成率: 80%",), "核算应为 75.0%"),
        (("名称: 甲, 本期: 3亿元, 完成率: 2个百分点",), "看不懂这个完成率"),
        (("名称: 甲, 本期: 3亿元, 同比: 2个百分点",), "同比写的是百分点"),
        (("名称: 甲, 本期: 3亿元, 占比: 三成",), "看不懂这个占比"),
        (("名称: 甲, 本期: 3亿元, 占比对象: 全部工业",), "请填占比"),
        (
            ("名称: 甲, 本期: 3.0亿元, 占比: 40%, 占比对象: 乙", "名称: 乙, 本期: 60000万元"),
            "占比写的是 40%，但按本期 3.0亿元、“乙” 60000万元 核算应为 50.0%",
        ),
    ],
)
def test_each_contradiction_is_told(tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    assert message in faults(tmp_path, *lines)


def test_a_sum_within_the_rounding_of_its_parts_is_no_fault(tmp_path: Path) -> None:
    total, *_ = figures_of(
        tmp_path,
        "名称: 总, 本期: 8.9亿元, 合计: [甲, 乙]",
        "名称: 甲, 本期: 4.4亿元",
        "名称: 乙, 本期: 4.4亿元",
    )
    assert (total.value.text, total.sum_formula) == ("8.9亿元", "")


def test_shares_are_stated_or_follow_from_another_figure(tmp_path: Path) -> None:
    stated, part, _ = figures_of(
        tmp_path,
        "名称: 新材料产值, 本期: 7.1亿元, 占比: 占全部工业的38.2%",
        "名称: 税收收入, 本期: 9000万元, 占比对象: 财政收入",
        "名称: 财政收入, 本期: 1.2亿元",
    )
    assert stated.share is not None
    assert (stated.share.text, stated.share_of) == ("38.2%", "全部工业")
    share = derive_share(part)
    assert share is not None
    assert (share.text, share.formula) == ("75.0%", "9000万元÷1.2亿元×100%")


def test_keys_may_be_english_and_faults_still_have_their_place(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    text = """kind: mobilisation
locality: {name: 槿溪区, level: 区}
speaker: 区长
meeting: {name: 项目攻坚动员大会, date: 2026-10-08}
figures:
  - {name: 投资, value: 3.00亿元, unit: 亿元, previous: 2.50亿元, growth: 20%, previous_growth: -1%, target: 4亿元,
     completion: 75%, rank: 全市第2位, share: 30%, share_of: 全市, optional: 是, note: 统计局}
deployment:
  - theme: 项目建设
    tasks: [{object: 抓好开工, lead: 抓开工, measures: 逐个过, target: 全部开工, owners: 发改局, deadline: 10月底}]
"""
    path.write_text(text, encoding="utf-8")
    figure = read_brief(path).figures[0]
    assert (figure.optional, figure.rank, figure.note, figure.completion) == (
        True,
        "全市第2位",
        "统计局",
        Decimal(75),
    )
    path.write_text(text.replace("growth: 20%,", "growth: 12%,"), encoding="utf-8")
    with pytest.raises(DrafterError, match=r"b\.yaml:6:\d\d: 指标“投资”：同比写的是 12%"):
        read_brief(path)
    path.write_text(text.replace("deadline: 10月底", "deadline: 11月31日"), encoding="utf-8")
    with pytest.raises(DrafterError, match=r"b\.yaml:10:\d+: .*没有11月31日"):
        read_brief(path)
    path.write_text(text.replace("speaker: 区长", "speaker: 区长\n讲话人: 区长"), encoding="utf-8")
    with pytest.raises(DrafterError, match=r"b\.yaml:3:1: “speaker”就是“讲话人”，只留一个"):
        read_brief(path)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ("12户", "6户", "翻一番"),
        ("39户", "20户", ""),
        ("3户", "1户", ""),
        ("41户", "10户", ""),
        ("40户", "10户", "翻两番"),
        ("2.4亿元", "1.2亿元", "翻一番"),
        ("2.39亿元", "1.2亿元", "翻一番"),
        ("2.30亿元", "1.20亿元", ""),
        ("90%", "45%", ""),
    ],
)
def test_twice_as_much_is_said_only_where_it_is(now: str, before: str, words: str) -> None:
    value, previous = parse_amount(now), parse_amount(before)
    assert value
    found = derive_multiple(Figure(name="数", value=value, previous=previous))
    assert (found.statement if found else "") == words


def test_the_turn_to_growth() -> None:
    value, previous = parse_amount("5.2%"), parse_amount("-1.4%")
    assert value
    found = derive_turn(Figure(name="投资增速", value=value, previous=previous))
    assert found is not None
    assert found.formula == "上期-1.4%，本期5.2%"
    assert derive_turn(Figure(name="投资增速", value=value, previous=value)) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("持平", Decimal(0)),
        ("与上年同期基本持平", Decimal(0)),
        ("同比下降2.1%", Decimal("-2.1")),
        ("负增长2.1%", Decimal("-2.1")),
        ("10.5％", Decimal("10.5")),
        ("很高", None),
    ],
)
def test_percentages_as_people_write_them(text: str, number: Decimal | None) -> None:
    assert parse_percentage(text) == number


def test_long_input_does_no_harm() -> None:
    for text in ("占" * 100_000, "9" * 100_000, "与上年" * 50_000):
        assert parse_share(text) is None
        assert parse_percentage(text) is None


POSITIVE = st.decimals("0.5", "99999", allow_nan=False, allow_infinity=False, places=6)
PLACES = st.integers(0, 3)


def rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@given(POSITIVE, POSITIVE, PLACES, PLACES, PLACES)
def test_a_growth_that_is_only_rounded_is_never_a_contradiction(
    now: Decimal, before: Decimal, places: int, base_places: int, growth_places: int
) -> None:
    value = parse_amount(f"{rounded(now, places)}亿元")
    previous = parse_amount(f"{rounded(before, base_places)}亿元")
    growth = rounded((now / before - 1) * 100, growth_places)
    assert value
    fields = FigureFields.model_validate({"名称": "数"})
    figure = Figure(name="数", value=value, previous=previous, growth=growth)
    assert not list(contradictions(figure, fields))


@given(POSITIVE, POSITIVE)
def test_a_growth_that_is_off_by_more_than_rounding_always_is(now: Decimal, before: Decimal) -> None:
    value, previous = (parse_amount(f"{rounded(number, 3)}亿元") for number in (now, before))
    assert value
    assert previous
    growth = rounded((value.value / previous.value - 1) * 100, 1)
    slack = (value.value / previous.value) * (Decimal("0.1") / min(value.value, previous.value)) + 1
    figure = Figure(name="数", value=value, previous=previous, growth=growth + rounded(slack, 1))
    assert list(contradictions(figure, FigureFields.model_validate({"名称": "数"})))
