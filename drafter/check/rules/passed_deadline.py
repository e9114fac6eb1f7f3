"""STL008: a deadline that lay before the day of the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.check.own_time import overdue_month, own_day
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_DEADLINE = re.compile(
    r"(?<![\d年—－～~至到-])(?:(?P<year>20\d\d)年(?:的)?)?(?:(?P<month>1[0-2]|[1-9])月(?:(?P<day>[1-3]?\d)日|份|底|末|[上中下]旬)?|底|年底)"
    r"之?前(?!(?:已|已经)?(?:完成|建成|开工|竣工|投产|落实|形成|发现|欠下|办结|签约|交付|入库|出生|退休|[建修买办欠签])?的)"
)
_MOVES = (Move.GOALS, Move.DEPLOYMENT, Move.PLEDGE, Move.EXHORTATION)


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    held = own_day(context)
    if held is None:
        return
    next_year = re.compile(parameters.any_of("别的年份"))
    done = re.compile(parameters.any_of("已完成"))
    for part in context.parts():
        if part.block is None or part.block.move not in _MOVES:
            continue
        for sentence in sentences(part.text):
            text = sentence.of(part.text)
            for match in _DEADLINE.finditer(text):
                year = int(match["year"]) if match["year"] else None
                if year is None and next_year.search(text[: match.end()][-_NEAR:]):
                    continue
                if _passed(held, year, match) and not done.search(_told(text, match)):
                    yield Finding(
                        context.place(part, Span(match.start(), match.end()).shift(sentence.start)),
                        f"时限“{match[0]}”在会议日期（{held.year}年{held.month}月{held.day}日）之前",
                        "多半是旧稿的时限没有换：改成新的时限；说的是明年就写明“明年”",
                    )


def _told(text: str, match: re.Match[str]) -> str:
    """Return what may say of a deadline that it is over: its own clause, and the next, which tells how it went."""
    start = max(text.rfind(mark, 0, match.start()) for mark in _CLAUSE_ENDS) + 1
    ends = [item.start() for item in _CLAUSE_END.finditer(text, match.end())]
    return text[start : ends[1] if len(ends) > 1 else len(text)]


def _passed(held: date, year: int | None, match: re.Match[str]) -> bool:
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    if year is not None:
        return (year, month or 12, day or 31) < (held.year, held.month, held.day)
    return month is not None and overdue_month(held, month, day)


_CLAUSE_ENDS = "，；：,;"
_CLAUSE_END = re.compile(f"[{_CLAUSE_ENDS}]")
_NEAR = 24
"""Characters before a deadline in which 明年 belongs to it, the deadline included."""

RULE = Rule(code="STL008", name="时限早于会议日期", function=_check)
