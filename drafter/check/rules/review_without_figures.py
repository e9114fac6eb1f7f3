"""STR008: a review of the work done without a single figure. Source: custom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.bands import place_of_block
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.characters import count_characters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    signs = [re.compile(pattern) for pattern in parameters.table("数字正则").values()]
    review = [block for block in context.speech.blocks if block.move is Move.REVIEW]
    length = sum(count_characters(block.text) for block in review)
    if length < parameters.number("最少字数"):
        return
    if not any(sign.search(block.text) for block in review for sign in signs):
        yield Finding(
            place_of_block(context, review[0]),
            f"回顾部分 {length} 字，没有一个数字",
            "用两三个主要指标、实事的数量把成绩落到实处",
        )


RULE = Rule(code="STR008", name="回顾无数字", function=_check)
