"""STL006: 今年, 去年 or 明年 stands beside another year than the one that it means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.own_time import own_year
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_OFFSETS = {"今年": 0, "去年": -1, "上年": -1, "明年": 1, "前年": -2}
_BOTH = re.compile(
    r"(?P<word>今年|去年|上年|明年|前年)(?:[（(]?(?:即|也就是|是)?)(?P<year>20\d\d)年(?!以来|至|到|[—－-])"
    r"|(?<!\d)(?P<year2>20\d\d)年[（(，,](?:即|也就是|是)?(?P<word2>今年|去年|上年|明年|前年)"
)


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    year = own_year(context)
    if year is None:
        return
    for part in context.parts():
        for match in _BOTH.finditer(part.text):
            word, stated = match["word"] or match["word2"], int(match["year"] or match["year2"])
            meant = year + _OFFSETS[word]
            if stated != meant:
                yield Finding(
                    context.place(part, Span(match.start(), match.end())),
                    f"讲话是 {year}年的，“{word}”是 {meant}年，这里写成了 {stated}年",
                    "核对年份；多半是旧稿的说法没有换",
                )


RULE = Rule(code="STL006", name="今年去年对不上", function=_check)
