"""A text of many short lines costs each line the same: calls are counted, since clocks depend on the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.workflow import checking

_FEW, _TIMES = 60, 6


def calls_of(action: Callable[[], object]) -> int:
    """Return how many calls an action makes, those of built-in functions among them."""
    count = 0

    def tally(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> checking.CheckRules:
    return checking.load_check_rules(tmp_path_factory.mktemp("工作区"))


@pytest.mark.parametrize(
    "line",
    [
        lambda number: f"第{number}件事要做好。",
        lambda number: f"{number}.抓好第{number}项工作",
        lambda _: "一是抓好工作。",
        lambda _: "（一）抓好工作。各部门要抓好落实。",
        lambda number: f"工业产值完成{number}.5亿元，增长{number % 30}%。",
    ],
    ids=["short", "numbered", "一是", "（一）", "figures"],
)
def test_calls_grow_with_the_lines(
    line: Callable[[int], str], rules: checking.CheckRules, tmp_path: Path
) -> None:
    def calls(lines: int) -> int:
        path = tmp_path / f"{lines}.txt"
        body = "\n".join(line(number) for number in range(1, lines + 1))
        path.write_text(f"在全县工作会议上的讲话\n同志们：\n{body}\n谢谢大家！\n", encoding="utf-8")
        return calls_of(lambda: checking.check_file(path, rules=rules))

    calls(_FEW)  # what is read and compiled once does not count
    few, many, most = (calls(_FEW * times) for times in (1, _TIMES, 2 * _TIMES))
    assert many <= 1.2 * _TIMES * few
    assert most - many <= 1.3 * _TIMES / (_TIMES - 1) * (many - few)
