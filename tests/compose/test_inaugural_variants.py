from __future__ import annotations

import re

import pytest

from drafter.model.draft import Draft
from drafter.schema.brief import read_brief
from tests.compose.conftest import BRIEFS, Drafting

NAMES = ("elected-second", "elected-ten-lines", "elected-department")
UNCLEAN = re.compile("[，。；：、！]{2,}|[，、：；]$|的的|由由|前前|一是[，。]|^[，。；、]")
"""Marks that meet, paragraphs that end or start with one, words said twice."""


def lines(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if block.type == "paragraph"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(6))
def test_the_text_is_clean(name: str, seed: int, draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / f"{name}.yaml"), seed=seed)
    for line in lines(draft)[1:]:
        assert not UNCLEAN.search(line), line
        assert line[-1] in "。！", line
    text = "".join(lines(draft))
    sentences = [sentence for sentence in re.split("[。！]", text) if len(sentence) > 5]
    assert len(sentences) == len(set(sentences))
    assert "【待补" not in text
    assert draft.remarks == ()


@pytest.mark.parametrize("name", NAMES)
def test_other_seeds_give_other_wording(name: str, draft_of: Drafting) -> None:
    brief = read_brief(BRIEFS / f"{name}.yaml")
    assert len({tuple(lines(draft_of(brief, seed=seed))) for seed in range(3)}) == 3


@pytest.mark.parametrize("seed", range(3))
def test_the_announced_pledges_follow(seed: int, draft_of: Drafting) -> None:
    brief = read_brief(BRIEFS / "elected-second.yaml")
    text = lines(draft_of(brief, seed=seed))
    at = next(index for index, line in enumerate(text) if "四条" in line)
    assert [line[:2] for line in text[at + 1 : at + 5]] == ["一是", "二是", "三是", "四是"]
    for pledge, line in zip(brief.pledges, text[at + 1 : at + 5], strict=True):
        assert all(part in line for part in (pledge.title, *pledge.body, *pledge.items))


def test_a_congress_bears_the_places_name_and_its_deputies_are_addressed(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "elected-ten-lines.yaml"))
    assert draft.title == "在榆汀县第三届人民代表大会第五次会议上的讲话"
    assert lines(draft)[0] == "各位代表、同志们："
    assert "全县人民" in lines(draft)[1]


@pytest.mark.parametrize("seed", range(3))
def test_a_department_has_colleagues_and_no_deputies(seed: int, draft_of: Drafting) -> None:
    text = "".join(lines(draft_of(read_brief(BRIEFS / "elected-department.yaml"), seed=seed)))
    assert "全局干部职工" in text
    assert "代表" not in text
    assert "人民放心" not in text
    assert "一是" not in text
