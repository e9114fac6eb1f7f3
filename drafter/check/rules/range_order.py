"""FIG011: a range whose first number is the greater one (68%～63%)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.check.ranges import NumberRange, number_ranges
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters

_MAGNITUDES = {"": 0, "万": 4, "亿": 8, "万亿": 12}
_WORDS = ("至", "到")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    moments = parameters.words("不比大小的单位")
    changes = parameters.words("变化引导")
    for part in context.parts():
        for item in number_ranges(part.text):
            if not item.high_unit or item.high_unit.startswith(moments):
                continue
            before = part.text[max(0, item.span.start - 12) : item.span.start]
            if item.mark in _WORDS and any(word in before for word in changes):
                continue  # 由5%到3% is a change, no range
            if _low(item) > item.high:
                words = item.span.of(part.text)
                yield Finding(
                    context.place(part, item.span),
                    f"区间“{words}”前大后小",
                    "核对两个数，区间从小写到大",
                )


def _low(item: NumberRange) -> Decimal:
    """Return the first number, with the second's magnitude where it has none of its own."""
    return item.low if item.low_magnitude else item.low.scaleb(_MAGNITUDES[item.high_magnitude])


RULE = Rule(code="FIG011", name="区间倒置", function=_check)
