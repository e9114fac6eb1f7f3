"""FIG009: the rise of a rate given in per cent where percentage points are meant, or points of an amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.spans import Span

_CLAUSE = re.compile(r"[^。！？；;\n]+")
_NUMBER = r"\d{1,3}(?:\.\d{1,3})?"


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    ways = f"{parameters.any_of('增')}|{parameters.any_of('减')}"
    other = re.compile(parameters.any_of("另说一事"))
    rate = re.compile(
        rf"[{CJK}]{{1,12}}(?:{parameters.any_of('比率')})(?:达到|达|为|是|保持在)?{_NUMBER}(?:%|％)[，,、]"
        rf"(?P<between>[^，,、。；;\d]{{0,8}})(?:{ways})了?(?P<change>{_NUMBER}(?:%|％))(?![～~—\-至])"
    )
    amount = re.compile(
        rf"\d(?:万|亿|万亿|千)?(?:{parameters.any_of('总量单位')})[，,](?P<between>[^，,、。；;\d]{{0,8}})(?:{ways})了?"
        rf"(?P<change>{_NUMBER}个?百分点)"
    )
    for block in context.speech.blocks:
        for clause in _CLAUSE.finditer(block.text):
            for pattern, message, mend in (
                (rate, "比率的变化用百分点，这里写成了“{}”", "两个百分数相减，写“{}个百分点”"),
                (amount, "总量的变化用百分数，这里写成了“{}”", "写“{}%”，或核对前面的数"),
            ):
                for match in pattern.finditer(clause[0]):
                    if other.search(match["between"].replace("同比", "").replace("环比", "")):
                        continue
                    number = re.match(_NUMBER, match["change"])
                    assert number is not None
                    yield Finding(
                        context.place(block, Span(*match.span("change")).shift(clause.start())),
                        message.format(match["change"]),
                        mend.format(number[0]),
                    )


RULE = Rule(code="FIG009", name="百分点误用", function=_check)
