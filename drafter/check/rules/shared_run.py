"""OVL003: a long run of text that stands in an old speech too; the longest ones are shown."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.reuse import comparable, context_of_old, set_phrases
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.overlap import common_runs
from drafter.text.spans import LineIndex, Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    own = comparable(context, set_phrases())
    found: list[tuple[int, Span, str]] = []
    for old in context.old:
        source = context_of_old(old)
        other = comparable(source, set_phrases())
        lines = LineIndex(old.text)
        for run in common_runs(own.text, other.text, parameters.number("最短字数")):
            there = other.place(source, Span(run.other_start, run.other_start + run.length))
            here = own.place(context, Span(run.start, run.start + run.length))
            found.append((run.length, here, f"{old.file}第 {lines.locate(there.start)[0]} 行"))
    found.sort(key=lambda item: (-item[0], item[1]))
    for length, span, where in found[: parameters.number("最多列出")]:
        yield Finding(
            span,
            f"与旧稿（{where}）连续 {length} 个字相同（地名、数字和标点不算）",
            "不是引文或规范提法的话，换成本次的说法",
        )


RULE = Rule(code="OVL003", name="连片相同", needs=frozenset({Need.OLD}), function=_check)
