from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.model.figure import Figure
from drafter.schema.brief import read_brief
from tests.schema.workbooks import Shown, Value, Wrong, workbook

FRAME = """文种: 动员大会
地区: {名称: 槿溪区, 层级: 区}
讲话人: 区长
会议: {名称: 项目攻坚动员大会, 日期: 2026-10-08}
"""
YEAR: list[list[Value]] = [
    ["主要指标", None, "单位：万元"],
    ["指标", "单位", "全年完成", "上年同期", "同比（%）", "年度目标", "完成率（%）", "备注"],
    ["一般公共预算收入", None, 12850.0, 11440.0, 12.3, 13000.0, 98.8, "区财政局"],
    ["固定资产投资", "亿元", 128.5, 114.4, 12.3, None, None, None],
    ["规上企业", "户", 12.0, 6.0, None, None, None, None],
]
HALF: list[list[Value]] = [["指标", "本期（亿元）"], ["固定资产投资", 60.0]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "报表.xlsx").write_bytes(
        workbook({"全年": YEAR, "上半年": HALF, "底稿": HALF}, hidden=frozenset({"底稿"}))
    )
    return tmp_path


def figures(folder: Path, text: str) -> dict[str, Figure]:
    path = folder / "b.yaml"
    path.write_text(FRAME + text, encoding="utf-8")
    return {figure.name: figure for figure in read_brief(path).figures}


def fault(folder: Path, text: str) -> str:
    with pytest.raises(DrafterError) as caught:
        figures(folder, text)
    return "\n".join(line.removeprefix(str(folder) + "/") for line in caught.value.lines())


def test_a_sheet_fills_the_figures_and_says_where_each_stands(folder: Path) -> None:
    found = figures(folder, "指标文件: {文件: 报表.xlsx, 工作表: 全年}\n")
    income = found["一般公共预算收入"]
    assert (income.value.text, income.path, income.optional) == ("12850万元", "指标.0", True)
    assert income.note == "报表.xlsx 全年!C3（区财政局）"
    assert found["规上企业"].path == "指标.2"


def test_the_brief_extends_and_overrides(folder: Path) -> None:
    text = """指标文件: [{文件: 报表.xlsx, 工作表: 全年, 只取: [固定资产投资, 规上企业]}]
指标:
  - {名称: 在建项目, 本期: 8个}
  - {名称: 固定资产投资, 位次: 全市第2位}
  - {名称: 规上企业, 本期: 13户}
"""
    found = figures(folder, text)
    investment, companies = found["固定资产投资"], found["规上企业"]
    assert list(found) == ["在建项目", "固定资产投资", "规上企业"]
    assert (investment.value.text, investment.rank, investment.path) == ("128.5亿元", "全市第2位", "指标.1")
    assert investment.note == "报表.xlsx 全年!C4"
    assert not investment.optional
    assert (companies.value.text, companies.note) == ("13户", "")
    assert companies.previous is not None


def test_the_review_may_name_figures_of_a_sheet(folder: Path) -> None:
    text = "指标文件: {文件: 报表.xlsx, 工作表: 全年}\n回顾:\n  - {领域: 经济运行, 指标: "
    assert figures(folder, text + "固定资产投资}\n")
    assert "已有的指标：一般公共预算收入、固定资产投资、规上企业" in fault(folder, text + "财政收入}\n")


def test_sums_may_have_parts_in_a_sheet(folder: Path) -> None:
    text = """指标文件: {文件: 报表.xlsx, 工作表: 全年}
指标: [{名称: 合计数, 合计: [一般公共预算收入, 固定资产投资]}]
"""
    assert figures(folder, text)["合计数"].value.text == "1297850万元"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("指标文件: 没有.xlsx\n", "b.yaml:5:7: 没有.xlsx：找不到这个文件"),
        ("指标文件: 报表.xlsx\n", "报表.xlsx：有几张指标表（全年、上半年），请写明用哪一张：工作表: 全年"),
        ("指标文件: {文件: 报表.xlsx, 工作表: 一季度}\n", "没有工作表“一季度”，有：全年、上半年、底稿"),
        (
            "指标文件: {文件: 报表.xlsx, 工作表: 全年, 只取: [产值]}\n",
            "报表.xlsx：没有“产值”或者它没有本期数",
        ),
        (
            "指标文件:\n  - {文件: 报表.xlsx, 工作表: 全年}\n  - {文件: 报表.xlsx, 工作表: 上半年}\n",
            "b.yaml:7:5: 报表.xlsx 上半年!A2：指标“固定资产投资”前面已有（报表.xlsx 全年!A4）",
        ),
        (
            "指标文件: {文件: 报表.xlsx, 工作表: 全年}\n指标: [{名称: 固定资产投资, 上期: 100.0亿元}]\n",
            "报表.xlsx 全年!E4：指标“固定资产投资”：同比写的是 12.3%，但按本期 128.5亿元、上期 100.0亿元",
        ),
    ],
)
def test_what_is_wrong_is_told_in_chinese_with_its_place(folder: Path, text: str, message: str) -> None:
    assert message in fault(folder, text)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["甲", "亿元", Wrong("#DIV/0!")], "报表.xlsx 全年!C2：这一格是错误值 #DIV/0!"),
        (["甲", None, 5.0], "报表.xlsx 全年!C2：指标“甲”看不出单位"),
        (["甲", "亿元", 5.00, 4.0, 60.0], "报表.xlsx 全年!E2：指标“甲”：同比写的是 60%"),
        (["甲", "亿元", 50.25, 40.25, 24.8, 60.25, 95.0], "报表.xlsx 全年!G2：指标“甲”：完成率写的是 95%"),
        (
            ["甲", "%", Shown(0.92, "0.0%"), Shown(0.9, "0.0%"), 9.0],
            "报表.xlsx 全年!E2：指标“甲”：同比写的是 9%",
        ),
        (["甲", "%", 0.92], "看不出 0.92 是不是 92%"),
    ],
)
def test_cells_are_named(tmp_path: Path, row: list[Value], message: str) -> None:
    (tmp_path / "报表.xlsx").write_bytes(workbook({"全年": [YEAR[1], row]}))
    assert message in fault(tmp_path, "指标文件: 报表.xlsx\n")


def test_without_a_table_it_says_what_a_table_needs(tmp_path: Path) -> None:
    (tmp_path / "报表.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert "要有一行表头" in fault(tmp_path, "指标文件: 报表.csv\n")
