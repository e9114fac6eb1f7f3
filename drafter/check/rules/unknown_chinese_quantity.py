"""FIG007: a number in Chinese numerals or words (三千五百万元, 近三成, 翻一番) that the brief does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.brief_text import brief_text
from drafter.check.known_numbers import Known, known_numbers
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.chinese_quantities import ChineseQuantity, chinese_quantities


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    said = brief_text(context.brief)
    numbers = known_numbers(context.brief)
    told = tuple(chinese_quantities(said))
    no_data = re.compile("|".join(parameters.table("非数据正则").values()) or "(?!)")
    for part in context.parts():
        ignored = [match.span() for match in no_data.finditer(part.text)]
        for quantity in chinese_quantities(part.text):
            if any(start < quantity.span.end and quantity.span.start < end for start, end in ignored):
                continue
            words = quantity.span.of(part.text)
            if (
                words in said
                or _told(quantity, told)
                or any(_bears_out(known, quantity) for known in numbers)
            ):
                continue
            near = _nearest(quantity, numbers)
            yield Finding(
                context.place(part, quantity.span),
                f"“{words}”在需求单里找不到相应的数",
                f"需求单里最接近的是：{near.label}" if near else "需求单里没有这一类的数，请补进需求单或删去",
            )


def _told(quantity: ChineseQuantity, told: tuple[ChineseQuantity, ...]) -> bool:
    return any(item.unit == quantity.unit and quantity.low <= item.low <= quantity.high for item in told)


def _bears_out(known: Known, quantity: ChineseQuantity) -> bool:
    return known.unit == quantity.unit and quantity.low <= known.value <= quantity.high


def _nearest(quantity: ChineseQuantity, numbers: tuple[Known, ...]) -> Known | None:
    same = [known for known in numbers if known.unit == quantity.unit]
    return min(same, key=lambda known: (abs(known.value - quantity.low), known.label), default=None)


RULE = Rule(code="FIG007", name="汉字数量无来源", needs=frozenset({Need.BRIEF}), function=_check)
