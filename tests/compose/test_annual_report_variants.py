"""The annual report with briefs of other places: to a congress, of ten lines, of a department."""

from __future__ import annotations

import dataclasses

import pytest

from drafter.model.brief import Brief
from drafter.model.draft import Draft
from drafter.model.vocabulary import Move
from drafter.schema.brief import read_brief
from tests.compose.conftest import BRIEFS, Drafting, text_of

every_brief = pytest.mark.parametrize("name", ["report-second", "report-short", "report-department"])


def brief_of(name: str) -> Brief:
    return read_brief(BRIEFS / f"{name}.yaml")


def tops(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if block.type == "heading" and block.level == 1]


@every_brief
def test_the_three_parts_have_their_headings(name: str, draft_of: Drafting) -> None:
    brief = brief_of(name)
    draft = draft_of(brief)
    assert tops(draft) == ["一、2025年工作回顾", "二、2026年工作总体要求和目标", "三、2026年主要任务"]
    below = [block for block in draft.blocks if block.type == "heading" and block.level == 2]
    assert len(below) == len(brief.review) + len(brief.deployment)


@every_brief
def test_every_fact_of_the_brief_appears(name: str, draft_of: Drafting) -> None:
    brief = brief_of(name)
    text = text_of(draft_of(brief))
    for section in brief.deployment:
        for task in section.tasks:
            for fact in (task.object, task.target, task.deadline, *task.measures, *task.owners):
                assert fact in text
    for fact in (fact for item in brief.review for fact in (*item.all_results, *item.all_figures)):
        assert fact in text
    for statement in (*brief.honours, *brief.thanks, *brief.problems, *brief.situation, *brief.goals):
        assert statement.text in text
    for point in brief.approach:
        for fact in (point.title, *point.body, *point.items):
            assert fact in text


def test_a_congress_is_addressed_as_one(draft_of: Drafting) -> None:
    draft = draft_of(brief_of("report-short"))
    assert draft.title == "政府工作报告"
    assert draft.blocks[0].text == "各位代表："
    assert "请予审议" in draft.blocks[1].text
    assert draft.blocks[-1].text.startswith("各位代表，")
    other = draft_of(brief_of("report-department"))
    assert other.blocks[0].text == "同志们："
    assert "请予审议" not in text_of(other)


def test_the_points_announced_are_the_parts(draft_of: Drafting) -> None:
    brief = brief_of("report-department")
    assert "讲三个方面" in text_of(draft_of(brief))
    draft = draft_of(dataclasses.replace(brief, deployment=()))
    assert "讲两个方面" in text_of(draft)
    assert len(tops(draft)) == 2


def test_the_approach_is_said_as_a_whole_and_then_point_by_point(draft_of: Drafting) -> None:
    draft = draft_of(brief_of("report-second"))
    goals = [block.text for block in draft.blocks if block.move is Move.GOALS and block.type == "paragraph"]
    assert any(text.endswith("必须打好生态牌，走好融合路。") for text in goals)
    assert any(text.startswith("走好融合路。一是") for text in goals)
