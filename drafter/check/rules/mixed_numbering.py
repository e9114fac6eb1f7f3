"""NUM006: one heading of a set numbered in another style: 一、 2. 三、."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.outline import headings
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.numbering import heading_number


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    found = [(item, item.number) for item in headings(context.speech) if item.number]
    for (_, before), (item, number), (_, after) in zip(found, found[1:], found[2:], strict=False):
        between = before.level == after.level != number.level
        if between and (before.value + 1, after.value - 1) == (number.value, number.value):
            right = heading_number(before.level, number.value)
            span = context.place(item.block, number.span)
            words = item.block.text[number.span.start : number.span.end]
            yield Finding(
                span,
                f"前后两条都是“{heading_number(before.level, 1)}”这一类编号，这一条用了“{words}”",
                f"改为“{right}”，同级编号用一种写法",
                Fix(span=span, text=right),
            )


RULE = Rule(code="NUM006", name="编号样式混用", function=_check)
