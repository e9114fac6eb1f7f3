"""FIG012: a value of a well-known indicator that no place can have: 一般公共预算收入1.26万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.check.printed import number_pattern, printed
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_BOUNDS = re.compile(r"(?P<low>[\d.]+(?:万亿|亿|万)?)—(?P<high>[\d.]+(?:万亿|亿|万)?)(?P<unit>.*)")
_NUMBER = re.compile(number_pattern("value"))


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    bounds = parameters.table("常见范围")
    other = re.compile(parameters.any_of("另一种指标"))
    names = "|".join(re.escape(name) for name in sorted(bounds, key=len, reverse=True)) or "(?!)"
    statement = re.compile(
        rf"(?P<name>{names})(?:{parameters.any_of('谓词')})?{number_pattern('value')}(?=[，,。；;、！（(]|$)"
    )
    for part in context.parts():
        for match in statement.finditer(part.text):
            if other.search(part.text, max(0, match.start() - 6), match.start()):
                continue
            found = _BOUNDS.fullmatch(bounds[match["name"]])
            value = printed(match, "value", ())
            if found is None or value.unit != found["unit"]:
                continue
            if not _number(found["low"]) <= value.value <= _number(found["high"]):
                shown = f"{found['low']}—{found['high']}{found['unit']}"
                yield Finding(
                    context.place(part, Span(match.start("value"), match.end("value_u"))),
                    f"“{match['name']}”写成 {value.text}，不在常见范围（{shown}）里，多半是小数点或万、亿错了位",
                    "对照报表核对数量级",
                )


def _number(text: str) -> Decimal:
    match = _NUMBER.match(text)
    return printed(match, "value", ()).value if match else Decimal(0)


RULE = Rule(code="FIG012", name="数量级可疑", function=_check)
