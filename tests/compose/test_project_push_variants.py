"""Project pushes, pressure-led and project by project: briefs of other places, and briefs that lack most parts."""

from __future__ import annotations

import pytest

from drafter.model.draft import Draft
from drafter.schema.brief import read_brief
from tests.compose.conftest import BRIEFS, Drafting, text_of


def headings(draft: Draft, level: int) -> list[str]:
    return [block.text for block in draft.blocks if block.type == "heading" and block.level == level]


@pytest.mark.parametrize("seed", range(4))
def test_the_three_parts_of_a_pressure_led_push_have_parallel_headings(seed: int, draft_of: Drafting) -> None:
    found = headings(draft_of(read_brief(BRIEFS / "pressure-second.yaml"), seed=seed), 1)
    assert [text[:3] for text in found] == ["一、要", "二、要", "三、要"]
    assert len({len(text) for text in found}) == 1


def test_problems_of_conduct_stand_with_the_part_on_execution(draft_of: Drafting) -> None:
    text = text_of(draft_of(read_brief(BRIEFS / "pressure-second.yaml")))
    second, third = text.index("二、要"), text.index("三、要")
    assert text.index("停工41天") < second
    assert text.index("问起进度一问三不知") > third


def test_self_checks_are_counted_and_one_alone_is_not(draft_of: Drafting) -> None:
    three = text_of(draft_of(read_brief(BRIEFS / "pressure-second.yaml")))
    assert "“三查三看”" in three
    assert "10月20日前完成自查" in three
    assert "查一查驻点情况，看是否存在人到心不到的问题；" in three
    one = text_of(draft_of(read_brief(BRIEFS / "pressure-department.yaml")))
    assert "一查一看" not in one
    assert "查一查施工日志，看是否存在补记造假的问题。" in one


def test_named_projects_stand_by_category_with_unit_and_deadline(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "by_project-second.yaml"))
    text = text_of(draft)
    for project in read_brief(BRIEFS / "by_project-second.yaml").projects:
        block = next(block.text for block in draft.blocks if f"{project.name}" in block.text)
        assert all(owner in text for owner in project.owners)
        assert project.target in text
        assert block
    assert "9月15日前双洞贯通" in text
    assert "国庆节前投入运营" in text
    assert "计划开工项目项目" not in text


def test_the_points_of_each_part_are_counted(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "by_project-second.yaml"))
    assert [text[:2] for text in headings(draft, 1)] == ["一、", "二、", "三、"]
    assert [text[:4] for text in headings(draft, 2)] == ["（一）要", "（二）要"] * 3
    assert "讲三点意见" in text_of(draft)


def test_a_part_with_one_point_has_no_heading_below_its_own(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "by_project-department.yaml"))
    assert headings(draft, 2) == []
    assert any(block.text.startswith("要补齐营地手续。") for block in draft.blocks)
    assert any(block.text.startswith("要严格考核。") for block in draft.blocks)
