"""FIG016: a structure whose shares don't add up to a hundred: 三次产业结构为12:46:44."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_RATIO = re.compile(rf"(?<![\d.:：∶]){_NUMBER}(?:[:：∶]{_NUMBER}){{2}}(?![\d:：∶])")
_WHOLE = Decimal(100)


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    structure = re.compile(parameters.any_of("结构"))
    for block in context.speech.blocks:
        for sentence in sentences(block.text):
            text = sentence.of(block.text)
            if not structure.search(text):
                continue
            for match in _RATIO.finditer(text):
                numbers = [Decimal(number) for number in re.findall(_NUMBER, match[0])]
                slack = sum((_half_step(number) for number in numbers), Decimal(0))
                total = sum(numbers, Decimal(0))
                if abs(total - _WHOLE) > slack:
                    yield Finding(
                        context.place(block, Span(match.start(), match.end()).shift(sentence.start)),
                        f"“{match[0]}”加起来是 {total}，不是 100",
                        "核对各部分的占比",
                    )


def _half_step(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2


RULE = Rule(code="FIG016", name="构成之和", function=_check)
