"""The short speech before an assessment with briefs of other places, and with briefs that lack most parts."""

from __future__ import annotations

import pytest

from drafter.schema.brief import read_brief
from tests.compose.conftest import BRIEFS, Drafting

NAMES = [f"rectification-{name}.yaml" for name in ("second", "short", "department")]


@pytest.mark.parametrize("name", NAMES)
def test_the_three_headings_are_parallel(name: str, draft_of: Drafting) -> None:
    draft = draft_of(read_brief(BRIEFS / name))
    found = [block.text for block in draft.blocks if block.type == "heading"]
    assert [text[:6] for text in found] == ["一、思想上要", "二、行动上要", "三、工作上要"]
    assert len({len(text) for text in found}) == 1


@pytest.mark.parametrize("seed", range(3))
def test_what_is_watched_and_what_is_ensured_is_said_once(seed: int, draft_of: Drafting) -> None:
    text = "".join(
        block.text for block in draft_of(read_brief(BRIEFS / "rectification-second.yaml"), seed=seed).blocks
    )
    assert "两座污水处理厂，确保达标排放" in text  # the brief itself says 确保达标排放
    assert "滨河绿道沿线，确保看不见裸土和垃圾，由区城管局负责" in text
