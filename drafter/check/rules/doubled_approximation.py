"""PUN014: an approximation or a limit said twice: 约30个左右, 超过8%以上."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_NUMBER = "[0-9０-９.一二三四五六七八九十百千万亿两几]{1,12}[余多]?[^，。；、：！？）\\s0-9]{0,5}?"
_SORTS = (("约数前词", "约数后词"), ("以上前词", "以上后词"), ("以下前词", "以下后词"))


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    patterns = [
        re.compile(
            f"(?P<first>{parameters.any_of(first)})了?{_NUMBER}(?P<second>{parameters.any_of(second)})"
        )
        for first, second in _SORTS
    ]
    for part in context.parts():
        taken = -1
        for match in sorted(
            (match for pattern in patterns for match in pattern.finditer(part.text)), key=re.Match.start
        ):
            if match.start() <= taken:
                continue
            taken = match.end()
            yield Finding(
                context.place(part, Span(match.start(), match.end())),
                f"“{match['first']}”和“{match['second']}”意思重复：“{match[0]}”",
                f"“{match['first']}”“{match['second']}”只留一个",
            )


RULE = Rule(code="PUN014", name="约数重复", function=_check)
