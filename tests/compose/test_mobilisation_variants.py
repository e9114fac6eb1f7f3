"""The sprint and the launch of a campaign with briefs of other places, and with briefs that lack most parts."""

from __future__ import annotations

import dataclasses
import re

import pytest

from drafter.compose.view import meeting_subject
from drafter.model.draft import Draft
from drafter.model.vocabulary import Move
from drafter.schema.brief import read_brief
from tests.compose.conftest import BRIEFS, Drafting


def headings(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if block.type == "heading"]


def test_the_sections_of_a_sprint_are_counted_and_headed(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "sprint-second.yaml"))
    assert [text[:2] for text in headings(draft)] == ["一、", "二、", "三、", "四、", "五、"]
    assert all("聚焦" in text and "，全力推进" in text for text in headings(draft))
    assert any("从五个方面" in block.text or "五个方面的任务" in block.text for block in draft.blocks)


def test_a_sprint_has_no_lead_sentence_beside_the_task(draft_of: Drafting) -> None:
    texts = [block.text for block in draft_of(read_brief(BRIEFS / "sprint-short.yaml")).blocks]
    assert any(text.startswith("要完成老茶园修剪") for text in texts)


def test_the_parts_of_a_campaign_are_counted_as_they_are_there(draft_of: Drafting) -> None:
    full = draft_of(read_brief(BRIEFS / "campaign-second.yaml"))
    short = draft_of(read_brief(BRIEFS / "campaign-short.yaml"))
    assert [text[:2] for text in headings(full) if text[1] == "、"] == ["一、", "二、", "三、"]
    assert any("讲三点意见" in block.text for block in full.blocks)
    assert [text[:2] for text in headings(short) if text[1] == "、"] == ["一、", "二、"]
    assert any("讲两点意见" in block.text for block in short.blocks)


def test_a_campaign_is_called_by_the_name_of_its_meeting(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "campaign-second.yaml"))
    assert any(
        "“农文旅融合百日提升”活动" in block.text for block in draft.blocks if block.move is Move.SITUATION
    )
    assert len({len(text) for text in headings(draft) if re.match("[一二三]、", text)}) == 1  # parallel
    nameless = draft_of(read_brief(BRIEFS / "campaign-department.yaml"))
    assert not any("开展的" in block.text or "开展，" in block.text for block in nameless.blocks)


def test_what_is_missing_is_marked_in_its_place(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "sprint-department.yaml"))
    assert [item.path for item in draft.missing] == ["部署.0.任务.0.时限"]
    assert sum(block.text.count("【待补：时限】") for block in draft.blocks) == 1


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("“两个提升年”活动动员大会", "“两个提升年”活动"),
        ("国家卫生县城创建工作推进会", "国家卫生县城创建"),
        ("再动员再部署大会", ""),
        ("动员大会", ""),
        ("全区招商引资启动仪式", "招商引资"),
    ],
)
def test_what_a_meeting_is_about_is_its_name_without_the_kind_of_meeting(name: str, subject: str) -> None:
    brief = read_brief(BRIEFS / "short.yaml")
    meeting = dataclasses.replace(brief.meeting, name=name)
    assert meeting_subject(dataclasses.replace(brief, meeting=meeting)) == subject


def test_measures_with_commas_of_their_own_are_set_apart(draft_of: Drafting) -> None:
    text = "".join(block.text for block in draft_of(read_brief(BRIEFS / "campaign-second.yaml")).blocks)
    assert "县里成立工作专班，半个月调度一次；每个景区村安排一名县领导联系" in text
    assert "古茶道徒步线全线贯通，7家民宿挂上等级牌" in text
