"""The plenary with a character for each section: briefs of other places, and briefs that lack most parts."""

from __future__ import annotations

import re

import pytest

from drafter.model.draft import Draft
from drafter.schema.brief import read_brief
from tests.compose.conftest import BRIEFS, Drafting, text_of

ONE_WORD = re.compile("[一二三四五]、..一个“(.)”字，.+")


def headings(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if block.type == "heading"]


@pytest.mark.parametrize("seed", range(6))
def test_each_section_has_a_character_of_its_own(seed: int, draft_of: Drafting) -> None:
    found = headings(draft_of(read_brief(BRIEFS / "one_word-second.yaml"), seed=seed))
    characters = [match[1] for text in found if (match := ONE_WORD.fullmatch(text))]
    assert len(characters) == len(found) == 4
    assert len(set(characters)) == 4


def test_a_section_is_one_paragraph_and_its_tasks_are_counted_in_turn(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "one_word-second.yaml"))
    sections = [
        follower.text
        for block, follower in zip(draft.blocks, draft.blocks[1:], strict=False)
        if block.type == "heading"
    ]
    assert "一要帮11家下滑企业爬出来。" in sections[0]
    assert "二要盘活闲置厂房。" in sections[0]
    assert "一是把晚稻和秋油菜种足种好。" in sections[1]
    assert "三是守好耕地。" in sections[1]
    assert "一要" not in sections[2]  # a task alone is not counted
    assert "要把信访问题解决在初访" in sections[2]


def test_a_meeting_of_the_government_is_not_called_the_whole_countys(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "one_word-second.yaml"))
    assert draft.title == "在县政府全体会议上的讲话"
    assert "全县县政府" not in text_of(draft)


def test_a_section_alone_has_no_number_and_is_not_announced(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "one_word-department.yaml"))
    assert headings(draft) == ["突出一个“全”字，应收尽收历史档案"]
    assert "点意见" not in text_of(draft)
