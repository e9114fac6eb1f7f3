"""FIG018: a day that no calendar has: 9月31日, 2月30日, 2026年2月29日."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import fold_width
from drafter.text.numbering import parse_chinese_integer
from drafter.text.spans import Span

_CHINESE = "一二三四五六七八九十"
_DAY = re.compile(
    rf"(?<![\d.{_CHINESE}])(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>\d{{1,2}})月(?P<from>\d{{1,2}})"
    rf"|(?P<cmonth>[{_CHINESE}]{{1,3}})月(?P<cfrom>[{_CHINESE}]{{1,3}}))"
    rf"(?:[日号]?[—－～~至到、-]{{1,2}}(?P<to>\d{{1,2}}))?[日号](?![{_CHINESE}\d])"
)
_LUNAR = re.compile("(?:[农旧阴古夏]历|腊|正)[^，。；]{0,6}$")
_LEAP_YEAR = 2024
_MONTHS = 12


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for match in _DAY.finditer(fold_width(part.text)):
            wrong = _wrong(match)
            if wrong and not _LUNAR.search(part.text, max(0, match.start() - 10), match.start()):
                span = Span(match.start(), match.end())
                yield Finding(
                    context.place(part, span), f"没有“{span.of(part.text)}”这一天：{wrong}", "核对日期"
                )


def _wrong(match: re.Match[str]) -> str:
    """Return why there is no such day; the empty text where there is, in a leap year if no year is told."""
    year = int(match["year"]) if match["year"] else None
    month, *days = (
        _number(match[name]) for name in ("month", "from", "to", "cmonth", "cfrom") if match[name] is not None
    )
    if not 1 <= month <= _MONTHS:
        return f"一年只有 {_MONTHS} 个月"
    last = monthrange(year or _LEAP_YEAR, month)[1]
    if all(1 <= day <= last for day in days):
        return ""
    named = f"{year}年 {month} 月" if year else f"{month} 月"
    return f"{named}最多 {last} 天"


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else parse_chinese_integer(text) or 0


RULE = Rule(code="FIG018", name="日期不存在", function=_check)
