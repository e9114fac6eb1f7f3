"""The variants of the economic-work speech with briefs of other places: rich, short, of a department, of a street."""

from __future__ import annotations

import dataclasses
import re

import pytest

from drafter.model.brief import Brief
from drafter.model.draft import Draft, DraftBlock
from drafter.schema.brief import read_brief
from tests.compose.conftest import BRIEFS, Drafting, text_of

NAMES = [
    "two_halves-second",
    "two_halves-short",
    "two_halves-department",
    "figure_review-second",
    "figure_review-short",
    "figure_review-street",
]
every_brief = pytest.mark.parametrize("name", NAMES)


def brief_of(name: str) -> Brief:
    return read_brief(BRIEFS / f"{name}.yaml")


def headings(draft: Draft, level: int) -> list[DraftBlock]:
    return [block for block in draft.blocks if block.type == "heading" and block.level == level]


@every_brief
def test_both_halves_have_their_headings(name: str, draft_of: Drafting) -> None:
    brief = brief_of(name)
    draft = draft_of(brief)
    assert len(headings(draft, 1)) == 2
    assert len(headings(draft, 2)) == len(brief.review) + len(brief.deployment)


@every_brief
def test_every_fact_of_the_brief_appears(name: str, draft_of: Drafting) -> None:
    brief = brief_of(name)
    draft = draft_of(brief)
    text = text_of(draft)
    for section in brief.deployment:
        for task in section.tasks:
            for fact in (task.object, task.target, task.deadline, *task.measures, *task.owners):
                assert fact in text
    for item in brief.review:
        for fact in (*item.all_results, *item.all_figures):
            assert fact in text
    for figure in brief.figures:
        assert figure.value.text in text
    for statement in (*brief.honours, *brief.thanks, *brief.problems, *brief.goals, *brief.requirement):
        assert statement.text in text


def test_a_part_of_the_year_is_reviewed_under_its_own_name(draft_of: Drafting) -> None:
    tops = headings(draft_of(brief_of("two_halves-department")), 1)
    assert [block.text for block in tops] == ["一、今年上半年工作回顾", "二、下一步工作安排"]


def test_figures_that_no_item_claims_stand_in_the_overview(draft_of: Drafting) -> None:
    brief = brief_of("two_halves-short")
    draft = draft_of(brief)
    overview = next(block for block in draft.blocks if "3.1亿元" in block.text)
    assert draft.blocks.index(overview) < draft.blocks.index(headings(draft, 2)[0])


def test_a_review_section_outside_the_banks_is_listed_as_missing_its_heading(draft_of: Drafting) -> None:
    brief = brief_of("figure_review-street")
    bare = dataclasses.replace(brief.review[0], heading="")
    draft = draft_of(dataclasses.replace(brief, review=(bare, *brief.review[1:])))
    assert "回顾.0.标题" in {item.path for item in draft.missing}
    assert "标题" in headings(draft, 2)[0].text


def test_a_heading_is_not_the_lead_sentence_below_it(draft_of: Drafting) -> None:
    draft = draft_of(brief_of("figure_review-second"))
    for at, block in enumerate(draft.blocks):
        if block.type == "heading" and block.level == 2:
            assert block.text.partition("）")[2] not in draft.blocks[at + 1].text


def test_numbered_reviews_count_from_one(draft_of: Drafting) -> None:
    draft = draft_of(brief_of("figure_review-second"))
    (creation,) = [block for block in draft.blocks if "瞪羚企业" in block.text]
    assert re.findall("[一二三四]是", creation.text) == ["一是", "二是", "三是"]


def test_without_a_deployment_there_is_no_second_half(draft_of: Drafting) -> None:
    brief = dataclasses.replace(brief_of("two_halves-short"), deployment=())
    draft = draft_of(brief)
    assert [block.text for block in headings(draft, 1)] == ["2025年工作回顾"]
    assert "两个方面" not in text_of(draft)
    assert "部署" in {item.path for item in draft.missing}


def test_named_projects_stand_in_the_section_on_projects(draft_of: Drafting) -> None:
    brief = brief_of("two_halves-second")
    (block,) = [block for block in draft_of(brief).blocks if "储能电池二期" in block.text]
    assert block.theme == "项目建设"
    for project in brief.projects:
        for fact in (project.name, project.target, project.deadline, *project.measures, *project.owners):
            assert fact in block.text
