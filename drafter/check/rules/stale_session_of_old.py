"""STL004: the ordinal of a session (十四届五次全会, 第三次会议) is the old speech's and not the brief's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.brief_text import brief_text
from drafter.check.own_time import own_year, speech_year
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_SESSION = re.compile(
    rf"第?{_NUMERAL}届(?:人大|政协|县委|市委|区委|省委|委员会)?(?:第?{_NUMERAL}次|[一二三四五六七]中)?(?:全体会议|全会|会议)"
)


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    year, allowed = own_year(context), brief_text(context.brief)
    stale: dict[str, str] = {}
    for old in context.old:
        then = speech_year(old.speech)
        if then is None or year is None or then != year:
            for block in old.speech.blocks:
                for match in _SESSION.finditer(block.text):
                    stale.setdefault(match[0], old.file)
    for part in context.parts():
        for match in _SESSION.finditer(part.text):
            if match[0] in stale and match[0] not in allowed:
                yield Finding(
                    context.place(part, Span(match.start(), match.end())),
                    f"“{match[0]}”是旧稿（{stale[match[0]]}）里的届次，需求单里没有",
                    "换成最近一次会议的届次，或写进需求单",
                )


RULE = Rule(code="STL004", name="旧稿的会议届次", needs=frozenset({Need.OLD}), function=_check)
