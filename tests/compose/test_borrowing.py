from __future__ import annotations

import pytest

from drafter.compose.borrowing import insert_borrowed
from drafter.errors import DrafterError
from drafter.model.brief import Borrowing, Brief
from drafter.model.draft import Origin
from drafter.model.passage import Passage
from drafter.model.vocabulary import Kind, Level, Move
from tests.compose.conftest import Drafting

PASSAGE = Passage(
    id="abc:3",
    speech_id="abc",
    title="在岚县推进会上的讲话",
    kind=Kind.PROJECT_PUSH,
    level=Level.COUNTY,
    year=2025,
    move=Move.DEPLOYMENT,
    theme="招商引资",
    heading_path=(),
    text="岚县要盯住28个在谈项目，岚县招商局每周会商一次。",
)


def test_words_are_replaced_numbers_left_open_and_all_is_marked(example: Brief, draft_of: Drafting) -> None:
    borrowing = Borrowing(
        passage=PASSAGE.id,
        theme="招商引资",
        replacements=(("岚县招商局", "镇招商中心"), ("岚县", "我镇")),
        path="借用.0",
    )
    before = draft_of(example)
    draft = insert_borrowed(before, [(borrowing, PASSAGE)])
    assert len(draft.blocks) == len(before.blocks) + 1
    (block,) = (block for block in draft.blocks if block not in before.blocks)
    assert block.text == "我镇要盯住【待补：数字】个在谈项目，镇招商中心每周会商一次。"
    assert {piece.origin for piece in block.pieces} == {Origin.BRIEF, Origin.MISSING, Origin.CORPUS}
    assert "28" not in block.text
    place = draft.blocks.index(block)
    assert draft.blocks[place - 1].theme == "招商引资"
    assert any("《在岚县推进会上的讲话》" in line for line in draft.remarks)
    assert any(item.path == "借用.0" for item in draft.missing)


def test_a_place_that_the_draft_has_not_is_told(example: Brief, draft_of: Drafting) -> None:
    with pytest.raises(DrafterError, match="没有“养蜂”一节"):
        insert_borrowed(
            draft_of(example), [(Borrowing(passage="abc:3", theme="养蜂", path="借用.0"), PASSAGE)]
        )
