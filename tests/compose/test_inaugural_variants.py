from __future__ import annotations

import pytest

from drafter.model.draft import Draft
from drafter.schema.brief import read_brief
from tests.compose.conftest import BRIEFS, Drafting


def lines(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if block.type == "paragraph"]


@pytest.mark.parametrize("name", ["elected-second", "elected-ten-lines", "elected-department"])
def test_even_ten_lines_make_a_speech_without_gaps(name: str, draft_of: Drafting) -> None:
    assert draft_of(read_brief(BRIEFS / f"{name}.yaml")).missing == ()


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
