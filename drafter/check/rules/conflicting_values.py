"""FIG003: one indicator with two values for one period; sure cases only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.indicators import indicator_statements
from drafter.check.printed import Printed, half_step
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters


class _Key(NamedTuple):
    name: str
    unit: str


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    seen: dict[_Key, Printed] = {}
    for statement in indicator_statements(context.speech, parameters):
        value = statement.value
        first = seen.setdefault(_Key(statement.name, value.unit), value)
        if abs(first.value - value.value) > half_step(first) + half_step(value):
            yield Finding(
                context.place(statement.block, statement.span),
                f"“{statement.name}”前面写的是 {first.text}，这里写的是 {value.text}",
                "同一时期的同一指标全文只能有一个数；时期或范围不同的，请写明",
            )


RULE = Rule(code="FIG003", name="前后数不一", function=_check)
