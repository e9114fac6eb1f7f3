from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import FaultListError
from drafter.model.diagnostic import Severity
from drafter.model.rule_settings import RuleSettings
from drafter.resources import shipped
from drafter.schema.rules import read_rule_settings


def _read(tmp_path: Path, text: str) -> RuleSettings:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return read_rule_settings(shipped("config", "rules"), [path])


def test_the_users_file_lies_over_the_shipped_one(tmp_path: Path) -> None:
    settings = _read(
        tmp_path,
        "规则:\n  LEN001: {级别: 警告, 参数: {最长一句: 80}}\n  HED001: {启用: 否}\n"
        "  PLH002: {参数: {错词: {竟争: , 洽淡: 洽谈}}}\n  FIG002: {参数: {增: [增长]}}\n",
    ).rules
    assert settings["LEN001"].severity is Severity.WARNING
    assert settings["LEN001"].parameters.number("最长一句") == 80
    assert settings["LEN001"].parameters.number("最长不停顿") == 40
    assert not settings["HED001"].enabled
    words = settings["PLH002"].parameters.table("错词")
    assert "竟争" not in words
    assert (words["洽淡"], words["松驰"]) == ("洽谈", "松弛")
    assert settings["FIG002"].parameters.words("增") == ("增长",)


def test_the_words_of_truth_values_are_words_in_lists(tmp_path: Path) -> None:
    settings = _read(tmp_path, "规则:\n  FIG002: {参数: {增: [增长, 是, 否]}}\n").rules
    assert settings["FIG002"].parameters.words("增") == ("增长", "是", "否")
    assert "是" in settings["LEK003"].parameters.words("前接")


def test_an_empty_file_of_the_user_changes_nothing(tmp_path: Path) -> None:
    assert _read(tmp_path, "规则:\n") == read_rule_settings(shipped("config", "rules"), [])


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("规则:\n  NUM999: {启用: 否}\n", ":2:3", "没有规则“NUM999”"),
        ("规则:\n  LEN001:\n    参数:\n      最长: 3\n", ":4:7", "没有参数“最长”"),
        ("规则:\n  LEN001:\n    参数: {最长一句: [1]}\n", ":3:16", "应填整数"),
        ("规则:\n  LEN001:\n    参数: {最长一句: -1}\n", ":3:16", "不能小于 0"),
        ("规则:\n  LEN001: {级别: 严重}\n", ":2:16", "只能填：错误、警告、建议"),
        ("规则:\n  LEN001: {依据: 规定}\n", ":2:12", "不认识的键“依据”"),
        ("规则:\n  PLH001: {参数: {占位正则: {甲: '['}}}\n", ":2:27", "正则表达式写法有误"),
        ("规则:\n  NUM002: {参数: {量词: 点}}\n", ":2:21", "应填整数、列表或若干“键: 值”"),
    ],
)
def test_faults_name_their_place(tmp_path: Path, text: str, place: str, message: str) -> None:
    with pytest.raises(FaultListError) as caught:
        _read(tmp_path, text)
    assert len(caught.value.faults) == 1
    assert caught.value.faults[0][0].endswith(place)
    assert message in caught.value.faults[0][1]
