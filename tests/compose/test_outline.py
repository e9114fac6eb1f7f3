"""Outlines: what stands in the draft, edited and drafted from again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.compose.plan import plan_outline
from drafter.compose.revision import revise_brief
from drafter.errors import DrafterError
from drafter.export.markdown import outline_markdown
from drafter.model.brief import Brief
from drafter.model.draft import Draft, Outline
from drafter.model.speaking import SpeakingRate
from drafter.schema.outline_markdown import read_outline
from drafter.text.characters import count_characters
from drafter.workflow.templates import phrase_resources
from drafter.workspace import Workspace
from tests.compose.conftest import Drafting

RATE = SpeakingRate(usual=170, slow=120, fast=200)
NOWHERE = Workspace(Path("nowhere"))


def outline_of(brief: Brief, draft: Draft) -> Outline:
    return plan_outline(brief, draft, phrase_resources(NOWHERE).themes, RATE)


def edited(brief: Brief, draft: Draft, change: str = "", to: str = "") -> Brief:
    """Return the brief after `change` was replaced by `to` in its outline."""
    outline = outline_of(brief, draft)
    text = outline_markdown(outline)
    assert change in text
    return revise_brief(brief, outline, read_outline(text.replace(change, to), "提纲.md"), "提纲.md")


def test_an_outline_left_alone_gives_the_same_draft(example: Brief, short: Brief, draft_of: Drafting) -> None:
    for brief in (example, short):
        draft = draft_of(brief)
        assert draft_of(edited(brief, draft)) == draft


def test_sections_add_up_to_the_draft(example: Brief, draft_of: Drafting) -> None:
    draft = draft_of(example)
    outline = outline_of(example, draft)
    whole = sum(count_characters(block.text) for block in draft.blocks)
    assert sum(section.characters for section in outline.sections) == whole
    assert sum(section.minutes for section in outline.sections) == pytest.approx(whole / 170)


def test_every_item_that_the_draft_uses_is_a_point_once(example: Brief, draft_of: Drafting) -> None:
    refs = outline_of(example, draft_of(example)).refs
    assert len(refs) == len(set(refs))
    for section in example.deployment:
        for task in section.tasks:
            assert task.path in refs
    assert {item.path for item in example.review} <= set(refs)
    assert {item.path for item in (*example.problems, *example.situation, *example.thanks)} <= set(refs)


def test_changed_words_stand_in_the_new_draft(example: Brief, draft_of: Drafting) -> None:
    brief = edited(example, draft_of(example), "时限：12月20日", "时限：12月10日")
    text = "".join(block.text for block in draft_of(brief).blocks)
    assert "12月10日" in text
    assert "12月20日" not in text


def test_a_point_taken_out_is_not_said(example: Brief, draft_of: Drafting) -> None:
    problem = example.problems[1]
    line = f"- {problem.text} <!-- {problem.path} -->\n"
    brief = edited(example, draft_of(example), line)
    assert problem not in brief.problems
    assert len(brief.problems) == len(example.problems) - 1


def test_a_point_added_is_said(example: Brief, draft_of: Drafting) -> None:
    task = example.deployment[0].tasks[0]
    line = f"- {task.object} <!-- {task.path} -->"
    new = "- 办一场线上推介会\n  - 责任单位：镇招商中心\n  - 时限：11月18日\n  - 目标：签约2个\n"
    brief = edited(example, draft_of(example), line, new + line)
    text = "".join(block.text for block in draft_of(brief).blocks)
    assert "办一场线上推介会" in text
    assert "11月18日" in text


def test_sections_change_places(example: Brief, draft_of: Drafting) -> None:
    draft = draft_of(example)
    outline = outline_of(example, draft)
    text = outline_markdown(outline)
    parts = re.split("(?m)^(?=## )", text)
    first, second = (next(part for part in parts if f"<!-- 部署.{i} -->" in part) for i in (0, 1))
    swapped = text.replace(first, "甲").replace(second, first).replace("甲", second)
    brief = revise_brief(example, outline, read_outline(swapped, "提纲.md"), "提纲.md")
    assert [section.theme for section in brief.deployment[:2]] == [
        example.deployment[1].theme,
        example.deployment[0].theme,
    ]


def test_a_changed_heading_is_the_users_own(example: Brief, draft_of: Drafting) -> None:
    draft = draft_of(example)
    heading = next(block.text for block in draft.blocks if block.type == "heading")
    brief = edited(example, draft, heading, "一、先把项目签下来")
    assert brief.deployment[0].heading == "先把项目签下来"
    assert any(block.text == "一、先把项目签下来" for block in draft_of(brief).blocks)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- 没有小节的要点", 1),
        ("## 一、部署\n\n随便写一句", 3),
        ("## 一、部署\n  - 责任单位：甲", 2),
        ("## 一、部署\n- 事\n   乱写", 3),
        ("## 一、部署\n- " + "长" * 3000, 2),
    ],
)
def test_what_can_not_be_read_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(DrafterError) as raised:
        read_outline(text, "提纲.md")
    assert raised.value.place == f"提纲.md:{line}:1"


@pytest.mark.parametrize("mark", ["部署.9.任务.0", "没有这个"])
def test_a_reference_to_nothing_is_told(example: Brief, draft_of: Drafting, mark: str) -> None:
    with pytest.raises(DrafterError, match="需求单里没有"):
        edited(example, draft_of(example), "<!-- 部署.0.任务.0 -->", f"<!-- {mark} -->")


def test_a_point_that_belongs_nowhere_is_told(example: Brief, draft_of: Drafting) -> None:
    with pytest.raises(DrafterError, match="不知道这一条"):
        edited(example, draft_of(example), "## 回顾\n", "## 别的\n- 一句话\n\n## 回顾\n")
