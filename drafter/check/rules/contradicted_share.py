"""FIG017: a share or a completion that contradicts the two numbers that it stands between; sure patterns only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.check.printed import EXACT, number_pattern, printed
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.growth import allows, ratio_interval
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_SHARE = re.compile(
    # 12.6亿元，占全年目标18亿元的70%
    rf"{number_pattern('value')}[，,]?(?:占|完成|相当于)(?P<of>[^\d，,。；;：:、（）()“”]{{0,14}}?)"
    rf"{number_pattern('base')}的(?P<rate>\d{{1,3}}(?:\.\d{{1,3}})?)(?:%|％)(?![以左多强余上])"
)
_CLAUSE = re.compile("[，,。；;：:、（）()]")
_LOOSE = ("余", "多")
_BEFORE = 16
"""Characters before the first number that may say that it is no total."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    counted = parameters.words("计数单位")
    other = re.compile(f"(?:{parameters.any_of('不是总数')})")
    goal = re.compile(parameters.any_of("目标"))
    about = parameters.words("约数")
    for block in context.speech.blocks:
        for sentence in sentences(block.text):
            text = sentence.of(block.text)
            for match in _SHARE.finditer(text):
                before = _CLAUSE.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
                if other.search(before) or before.endswith(about) or match["of"].endswith(about):
                    continue
                message = _contradiction(match, counted, goal.search(match["of"]) is not None)
                if message:
                    span = Span(match.start(), match.end()).shift(sentence.start)
                    yield Finding(context.place(block, span), message, "核对两个数和百分数，看哪一个写错了")


def _contradiction(match: re.Match[str], counted: tuple[str, ...], goal: bool) -> str:
    value, base = printed(match, "value", counted), printed(match, "base", counted)
    if goal:  # a goal is set, not measured: it is not rounded
        base = base._replace(decimals=EXACT)
    if not value.unit or value.unit != base.unit or value.unit.startswith(_LOOSE):
        return ""
    ratios = ratio_interval(value, base)
    if ratios is None or base.value <= 0:
        return ""
    if allows((ratios[0] * 100, ratios[1] * 100), Decimal(match["rate"])):
        return ""
    shown = round(value.value / base.value * 100, 1)
    return f"{value.text} 是 {base.text} 的 {shown}%，这里写的是“{match['rate']}%”"


RULE = Rule(code="FIG017", name="比例与数不符", function=_check)
