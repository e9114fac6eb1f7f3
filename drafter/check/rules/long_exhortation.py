"""STR002: the final call is longer than the deployment."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.characters import count_characters
from drafter.text.sentences import sentences
from drafter.text.spans import Span


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    calls = [block for block in context.speech.blocks if block.move is Move.EXHORTATION and not block.also]
    call = sum(count_characters(block.text) for block in calls)
    tasks = sum(
        count_characters(block.text)
        for block in context.speech.blocks
        if Move.DEPLOYMENT in (block.move, *block.also)
    )
    if calls and tasks and call > tasks:
        first = calls[0]
        yield Finding(
            context.place(first, next(sentences(first.text), Span(0, len(first.text)))),
            f"号召部分 {call} 字，比部署部分的 {tasks} 字还长",
            "压缩号召，把篇幅留给任务、措施、责任单位和时限",
        )


RULE = Rule(code="STR002", name="号召过长", function=_check)
