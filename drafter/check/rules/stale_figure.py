"""STL001: a number that the old speech has behind the same words, and the brief has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.check.known_numbers import holds, known_numbers, unit_of
from drafter.check.reuse import context_of_old
from drafter.check.rule import CheckContext, Finding, Need, Part, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.quantities import quantities
from drafter.text.spans import Span

_WORDS = re.compile(f"[{CJK}]+")
_WINDOW = 12
_RANGE = ("至", "到")


class _Said(NamedTuple):
    """A number with the words right before it."""

    words: str
    value: Decimal
    unit: str


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    known = known_numbers(context.brief) if context.brief else ()
    before: dict[_Said, str] = {}
    for old in context.old:
        for part in context_of_old(old).parts():
            for said, _ in _numbers(part, parameters):
                before.setdefault(said, old.file)
    for part in context.parts():
        for said, span in _numbers(part, parameters):
            if said in before and not any(holds(item, said.value, said.unit) for item in known):
                yield Finding(
                    context.place(part, span),
                    f"“{said.words}{span.of(part.text)}”与旧稿（{before[said]}）一字不差"
                    + ("，需求单里没有这个数" if context.brief else ""),
                    "多半是旧数没有换：核对今年的报表；确实没有变的，写进需求单",
                )


def _numbers(part: Part, parameters: Parameters) -> Iterator[tuple[_Said, Span]]:
    """Yield the numbers that are data, each with the last words before it."""
    no_data = [re.compile(pattern) for pattern in parameters.table("非数据正则").values()]
    ignored = {match.start() for pattern in no_data for match in pattern.finditer(part.text)}
    length = parameters.number("前文字数")
    for quantity in quantities(part.text):
        start = quantity.span.start
        if start in ignored or quantity.unit in parameters.words("不比的单位"):
            continue
        words = "".join(_WORDS.findall(part.text[max(0, start - _WINDOW) : start]))[-length:]
        if len(words) == length and not words.endswith("第"):
            unit = "" if quantity.unit in _RANGE else quantity.unit
            span = Span(start, quantity.span.end + len(unit))
            yield _Said(words, abs(quantity.value), unit_of(quantity, part.text)), span


RULE = Rule(code="STL001", name="旧稿的数没有换", needs=frozenset({Need.OLD}), function=_check)
