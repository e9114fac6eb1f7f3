"""PUN002: doubled punctuation such as 。。 or ，，.

Source: GB/T 15834-2011.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_SAME = r"(?P<same>[。，、；：])(?P=same)+"
_PAIR = r"(?P<weak>[，、；：])(?P<strong>[。！？])|(?P<first>[。！？])(?P<second>[，、；：])|[，、；：]{2,}"
_DOUBLED = re.compile(f"{_SAME}|{_PAIR}")


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for match in _DOUBLED.finditer(part.text):
            span = context.place(part, Span(match.start(), match.end()))
            right = match["same"] or match["strong"]
            yield Finding(
                span,
                f"标点重复：“{match[0]}”",
                f"只留“{right}”" if right else "只留一个标点",
                Fix(span=span, text=right) if right else None,
            )


RULE = Rule(code="PUN002", name="标点重复", function=_check, mechanical=True)
