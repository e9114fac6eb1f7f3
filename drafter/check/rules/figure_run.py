"""SPK003: so many numbers in one sentence that nobody can take them in by ear."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.quantities import quantities
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_MOMENTS = ("年", "月", "日", "时", "点", "号")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    most = parameters.number("一句最多")
    for block in context.speech.blocks:
        if block.type == "heading":
            continue
        for sentence in sentences(block.text):
            text = sentence.of(block.text)
            found = [item for item in quantities(text) if item.unit not in _MOMENTS]
            if len(found) > most:
                span = Span(found[0].span.start, found[-1].span.end).shift(sentence.start)
                yield Finding(
                    context.place(block, span),
                    f"一句话里有 {len(found)} 个数，听的人记不住（参考上限 {most} 个）",
                    "留下最要紧的两三个，其余放进书面材料，或分成几句讲",
                )


RULE = Rule(code="SPK003", name="数字太密", function=_check)
