"""NUM008: 一是 and 二要 in one enumeration. Source: custom; one way of counting is kept."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.enumerations import Enumerator, enumerators

_STYLES = ("一是", "一要")


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for block in context.speech.blocks:
        if block.type == "heading":
            continue
        previous: Enumerator | None = None
        for item in enumerators(block.text):
            if item.style not in _STYLES:
                continue
            if previous and item.value == previous.value + 1 and item.style != previous.style:
                words, before = (entry.span.of(block.text).strip() for entry in (item, previous))
                yield Finding(
                    context.place(block, item.span),
                    f"前面是“{before}”，这里是“{words}”，同一组序词不一致",
                    f"改成“{words[:-1]}{before[-1]}”，或全组统一",
                )
            previous = item


RULE = Rule(code="NUM008", name="序词不一致", function=_check)
