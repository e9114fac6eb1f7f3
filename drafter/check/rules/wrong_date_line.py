"""STL010: the date below the title is not that of the meeting, as the brief or the front matter states it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.own_time import own_day
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_LINE = re.compile(
    r"^[ \t　]*[（(]?((20\d\d)年(1[0-2]|0?[1-9])月([12]\d|3[01]|0?[1-9])日)[）)]?[ \t　]*$", re.MULTILINE
)
_HEAD = 600
"""Characters of a file within which the date line stands."""


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    held = own_day(context)
    first = next((block.spans[0].start for block in context.speech.blocks if block.spans), 0)
    match = _LINE.search(context.text, 0, min(first + 1, len(context.text))) if first <= _HEAD else None
    if held is None or match is None:
        return
    if tuple(int(match[group]) for group in (2, 3, 4)) != (held.year, held.month, held.day):
        right = f"{held.year}年{held.month}月{held.day}日"
        span = Span(match.start(1), match.end(1))
        stated = "需求单" if context.brief else "文件头"
        yield Finding(
            span,
            f"标题下的日期“{match[1]}”与{stated}的日期 {right}不一致",
            f"改成{right}；会期改了的，先改{stated}",
            Fix(span=span, text=right),
        )


RULE = Rule(code="STL010", name="标题下的日期不对", function=_check)
