from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.export.title_lines import break_title
from drafter.model.page import PageProfile, TitleBreaks

NO_BREAKS = TitleBreaks(
    not_first=frozenset("的、上"), not_last=frozenset("在"), words=frozenset(), openers=()
)


@pytest.mark.parametrize(
    "lines",
    [
        ["在全镇安全生产工作会议上的讲话"],
        ["在青禾镇“大干一百天、夺取双丰收”", "动员大会上的讲话"],
        ["在全县重点项目建设推进会", "暨招商引资工作会议上的讲话"],
        ["在2026年云河市河东区经济工作会议", "暨营商环境建设大会上的讲话"],
        ["在青禾镇第十九届人民代表大会", "第三次会议闭幕会上的讲话"],
        ["政府工作报告", "——2026年1月8日在河东县第十八届", "人民代表大会第六次会议上"],
        ["在当选河东县人民政府", "县长时的表态发言和任职讲话"],
    ],
)
def test_titles_break_by_sense(lines: list[str], page: PageProfile) -> None:
    assert break_title("".join(lines), 20, page.title_breaks) == lines


def test_no_line_starts_with_a_particle_and_none_is_a_remnant(page: PageProfile) -> None:
    title = "在云河县委农村工作会议暨全县实施乡村振兴战略工作推进会议上的讲话"
    for limit in range(12, 21):
        lines = break_title(title, limit, page.title_breaks)
        assert "".join(lines) == title
        assert all(len(line) <= limit for line in lines)
        assert all(line[0] not in "的、上" for line in lines)
        assert len(lines[-1]) >= 4


def test_years_and_words_stay_whole(page: PageProfile) -> None:
    lines = break_title("云河县河东镇关于2026年工作的报告和2027年工作任务安排的讲话", 16, page.title_breaks)
    assert any("2026" in line for line in lines)
    assert any("2027" in line for line in lines)


@given(st.text(max_size=300) | st.text("—的“青禾镇", max_size=300), st.integers(1, 30))
def test_nothing_is_lost(title: str, limit: int) -> None:
    lines = break_title(title, limit, NO_BREAKS)
    assert "".join(lines) == title
    assert lines


def test_a_title_without_a_good_break_is_cut() -> None:
    assert break_title("的" * 50, 20, NO_BREAKS) == ["的" * 20, "的" * 20, "的" * 10]


def test_a_megabyte_is_no_trouble(page: PageProfile) -> None:
    for character in "“—的青":
        assert "".join(break_title(character * 1_000_000, 20, page.title_breaks)) == character * 1_000_000
