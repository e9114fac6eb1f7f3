"""FIG001: a number that neither stands in the brief nor follows from it by a declared formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.check.known_numbers import Known, holds, known_numbers, nearest, unit_of
from drafter.check.rule import CheckContext, Finding, Need, Part, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.numbering import parse_heading_number
from drafter.text.quantities import Quantity, quantities, whole_span
from drafter.text.spans import Span

_RANGE = re.compile(r"\s*[～~—–\-至到]{1,2}\s*(?=[0-9０-９])")
_SURE_DIGITS = 2
"""Digits but for zeros that a number must share with another to be taken for it."""
_NEAR = 30
"""How many characters before a number may name its figure."""
_BEHIND = 12
"""How many characters behind a number may say what it counts."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    numbers = known_numbers(context.brief)
    no_data = [re.compile(pattern) for pattern in parameters.table("非数据正则").values()]
    for part in context.parts():
        ignored = list(_ignored(part, no_data))
        found = list(quantities(part.text))
        for position, quantity in enumerate(found):
            if any(span.start <= quantity.span.start < span.end for span in ignored):
                continue
            following = found[position + 1] if position + 1 < len(found) else None
            readings = list(_readings(part.text, quantity, following))
            if any(holds(known, value, unit) for value, unit in readings for known in numbers):
                continue
            value, unit = readings[0]
            span = whole_span(part.text, quantity)
            before = part.text[max(0, span.start - _NEAR) : span.start]
            behind = part.text[quantity.span.end : quantity.span.end + _BEHIND]
            slipped = _slipped(numbers, value, unit)
            near = (slipped,) if slipped else nearest(numbers, value, unit, before, behind)
            yield Finding(
                context.place(part, span),
                f"“{span.of(part.text)}”在需求单里找不到，也不能由需求单里的数算出",
                ("只差小数点或万、亿的是：" if slipped else "需求单里最接近的是：")
                + "；".join(known.label for known in near)
                if near
                else "需求单里没有这一类的数，请补进需求单或删去",
            )


def _slipped(numbers: tuple[Known, ...], value: Decimal, unit: str) -> Known | None:
    """Return the number of the same digits of which only the point or the magnitude has slipped."""
    digits = _digits(value)
    if len(digits) < _SURE_DIGITS:
        return None
    return next((known for known in numbers if known.unit == unit and _digits(known.value) == digits), None)


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _ignored(part: Part, no_data: list[re.Pattern[str]]) -> Iterator[Span]:
    """Yield the stretches whose digits are no data: the heading's number, and what the settings list."""
    number = parse_heading_number(part.text)
    if number:
        yield number.span
    for pattern in no_data:
        for match in pattern.finditer(part.text):
            yield Span(match.start(), match.end())


def _readings(text: str, quantity: Quantity, following: Quantity | None) -> Iterator[tuple[Decimal, str]]:
    """Yield what a number may mean: itself, and at the start of a range (3～5万元) with the unit of its end."""
    yield quantity.value, unit_of(quantity, text)
    gap = _RANGE.match(text, quantity.span.end)
    if following is not None and gap and gap.end() == following.span.start:
        unit = unit_of(following, text)
        yield quantity.value, unit
        digits = Decimal(re.sub(r"[^\d.]", "", following.span.of(text)) or "0")
        if digits:
            yield quantity.value * (abs(following.value) / digits), unit


RULE = Rule(code="FIG001", name="数字无来源", needs=frozenset({Need.BRIEF}), function=_check)
