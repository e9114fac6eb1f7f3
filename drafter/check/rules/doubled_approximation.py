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
    no_word = re.compile(f"(?:{parameters.any_of('不算约数')})$")
    about = parameters.any_of("约数前词")
    patterns = [
        *(
            re.compile(
                f"(?P<first>{parameters.any_of(first)})了?{_NUMBER}(?P<second>{parameters.any_of(second)})"
            )
            for first, second in _SORTS
        ),
        re.compile(f"(?P<first>{about})(?P<second>{about}){_NUMBER}(?=[，。；、：！？）\\s的]|$)"),
        re.compile(
            f"{_NUMBER}(?P<first>{parameters.any_of('界限后词')})(?P<second>{parameters.any_of('约数后词')})"
        ),
    ]
    for part in context.parts():
        taken = -1
        for match in sorted(
            (match for pattern in patterns for match in pattern.finditer(part.text)), key=re.Match.start
        ):
            if match.start() <= taken or no_word.search(
                part.text, max(0, match.start() - 3), match.end("first")
            ):
                continue
            taken = match.end()
            yield Finding(
                context.place(part, Span(match.start(), match.end())),
                f"“{match['first']}”和“{match['second']}”意思重复：“{match[0]}”",
                f"“{match['first']}”“{match['second']}”只留一个",
            )


RULE = Rule(code="PUN014", name="约数重复", function=_check)
