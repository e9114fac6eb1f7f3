"""PUN010: the mark behind an ordinal in running text: none behind （一）, a comma behind 第一.

Source: GB/T 15834-2011, annex B.3. The numbers of headings are looked after by NUM007.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_NUMBER = "一二三四五六七八九十"
_START = "(?:^|(?<=[。；！？：]))"
_INSIDE = "(?<=[。；！？：])"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"{_INSIDE}[（(](?:[{_NUMBER}]{{1,3}}|\d{{1,2}})[）)](?P<mark>[、，．])"), ""),
    (re.compile(rf"{_START}[{_NUMBER}](?:是|要|来)(?P<mark>、)"), ""),
    (re.compile(rf"{_INSIDE}第[{_NUMBER}]{{1,3}}(?P<mark>、)(?![第{_NUMBER}])"), "，"),
    (re.compile(rf"{_START}(?:首先|其次|再次|最后)(?P<mark>、)"), "，"),
)


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for pattern, right in _FORMS:
            for match in pattern.finditer(part.text):
                span = context.place(part, Span(match.start("mark"), match.end("mark")))
                number = part.text[match.start() : match.start("mark")]
                yield Finding(
                    span,
                    f"序号“{number}”后面不用“{match['mark']}”",
                    f"改为“{number}{right}”",
                    Fix(span=span, text=right),
                )


RULE = Rule(code="PUN010", name="序号标点", function=_check, mechanical=True)
