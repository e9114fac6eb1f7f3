"""STR011: an opening that does not say what the meeting is for. Source: custom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.bands import place_of_block
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.characters import count_characters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    kind = context.profile.kind if context.profile else context.speech.kind
    signs = [re.compile(pattern) for pattern in parameters.table("主旨正则").values()]
    opening = []
    for block in context.speech.blocks:
        if block.type == "heading" or block.move is not Move.OPENING or block.also:
            break
        opening.append(block)
    length = sum(count_characters(block.text) for block in opening)
    if length < parameters.number("最少字数") or kind.label in parameters.words("不查"):
        return
    if not any(sign.search(block.text) for block in opening for sign in signs):
        yield Finding(
            place_of_block(context, opening[-1]),
            f"开场 {length} 字，没有交代这次会议要干什么",
            "加一句，如“今天会议的主要任务是……”",
        )


RULE = Rule(code="STR011", name="开场无主旨", function=_check)
