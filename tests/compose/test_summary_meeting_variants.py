from __future__ import annotations

import re

import pytest

from drafter.model.draft import Draft, Origin
from drafter.schema.brief import read_brief
from tests.compose.conftest import BRIEFS, Drafting

NAMES = [
    "reflection-second",
    "reflection-ten-lines",
    "reflection-department",
    "short-second",
    "short-ten-lines",
    "short-own-theme",
]


def lines(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if block.type == "paragraph"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(6))
def test_what_all_strive_for_is_joined_by_one_word(name: str, seed: int, draft_of: Drafting) -> None:
    assert not any("为让" in line for line in lines(draft_of(read_brief(BRIEFS / f"{name}.yaml"), seed=seed)))


@pytest.mark.parametrize(("name", "count"), [("reflection-second", 3), ("reflection-ten-lines", 2)])
def test_the_announced_points_are_the_headings(name: str, count: int, draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / f"{name}.yaml"))
    headings = [block.text for block in draft.blocks if block.type == "heading"]
    assert [text[:2] for text in headings] == ["一、", "二、", "三、"][:count]
    assert len({len(text) for text in headings}) == 1
    assert f"{'三' if count == 3 else '两'}个方面" in draft.blocks[1].text


def test_reviews_are_led_by_words_of_order_and_thoughts_by_numbers(draft_of: Drafting) -> None:
    text = lines(draft_of(read_brief(BRIEFS / "reflection-second.yaml")))
    assert [line[:3] for line in text if line.startswith(("首先", "其次", "再次", "最后"))] == [
        "首先，",
        "其次，",
        "最后，",
    ]
    assert [line[:2] for line in text if re.match(r"\d\.", line)] == ["1.", "2.", "3."] * 2


def test_without_thoughts_problems_and_situation_there_is_no_section_on_them(draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / "reflection-ten-lines.yaml"))
    assert not any("形势" in block.text for block in draft.blocks)


def test_a_heading_of_the_users_own_leads_its_paragraph(draft_of: Drafting) -> None:
    department = lines(draft_of(read_brief(BRIEFS / "reflection-department.yaml")))
    assert any(line.startswith("首先，修缮一期如期完工。") for line in department)
    assert any(line.startswith("1.把古堰看护好，组建护堰队") for line in department)
    short = lines(draft_of(read_brief(BRIEFS / "short-own-theme.yaml")))
    assert any("古桥保护迈出一大步。修好古桥7座" in line for line in short)
    assert any("要把古桥交给能守的人，给3座古桥立限高门" in line for line in short)


def test_problems_are_counted_unless_all_have_a_theme(draft_of: Drafting) -> None:
    text = "".join(lines(draft_of(read_brief(BRIEFS / "short-own-theme.yaml"))))
    assert "一是古桥保护方面，" in text
    assert "二是志愿护桥员只有14人。" in text


def test_every_fact_of_the_brief_appears(draft_of: Drafting) -> None:
    for name in ("reflection-second", "short-second"):
        brief = read_brief(BRIEFS / f"{name}.yaml")
        draft = draft_of(brief)
        text = "".join(
            piece.text
            for block in draft.blocks
            for piece in block.pieces
            if piece.origin is not Origin.TEMPLATE
        )
        for item in brief.review:
            assert all(result in text for result in item.all_results)
        for section in brief.deployment:
            for task in section.tasks:
                facts = (task.object, task.lead, *task.measures, task.target, *task.owners, task.deadline)
                assert all(fact in text for fact in facts)
        for point in brief.approach:
            assert all(part in text for part in (point.title, *point.body, *point.items))
        for statement in (*brief.honours, *brief.thanks, *brief.problems, *brief.situation, *brief.goals):
            assert statement.text in text
