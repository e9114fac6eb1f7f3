"""FIG003: one indicator with two values for one period; sure cases only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.home import own_name
from drafter.check.indicators import indicator_statements
from drafter.check.own_time import own_day
from drafter.check.period_statements import PeriodStatement, period_statements
from drafter.check.printed import Printed, half_step
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.numbering import chinese_integer
from drafter.text.spans import Span

_YEAR = re.compile("^(?:今年|全年)+的?")
_SCOPE = re.compile("^(?:全[省市州县区旗镇乡系统域村]|我[省市州县区镇乡])的?")


_ADVICE = "同一时期的同一指标全文只能有一个数；时期或范围不同的，请写明"
_MOST = 500
"""Statements of a speech that are compared."""


class _Key(NamedTuple):
    name: str
    unit: str


class _Stated(NamedTuple):
    scope: str
    """全县, 我镇, or empty where it is not told whose value it is."""
    value: Printed


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    told: set[Span] = set()
    for finding in _indicators(context, parameters):
        told.add(finding.span)
        yield finding
    for finding in _periods(context, parameters):
        if not any(span.start < finding.span.end and finding.span.start < span.end for span in told):
            yield finding


def _periods(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    """Yield the values of anything that differ where both sentences name one period."""
    seen: list[PeriodStatement] = []
    stated = list(period_statements(context.speech, parameters))[:_MOST]
    own = own_name(context.speech, context.brief)[-1:]
    stated = [one._replace(scope="") if own and one.scope.endswith(own) else one for one in stated]
    for one in stated:
        if one.deed:
            continue
        if one.partial and len({other.name for other in stated if one.same_thing(other)} - {one.name}) > 1:
            continue  # 投资, where the speech has more than one kind of it
        first = next((other for other in seen if one.same_thing(other)), None)
        seen.append(one)
        if first is not None and _apart(first.value, one.value):
            yield Finding(
                context.place(one.block, one.span),
                f"{one.period}的“{one.name}”前面写的是 {first.value.text}，这里写的是 {one.value.text}",
                _ADVICE,
            )


def _indicators(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    seen: dict[_Key, list[_Stated]] = defaultdict(list)
    verbs = re.compile(f"^(?:{parameters.any_of('前缀')})+")
    for statement in indicator_statements(context.speech, parameters, _own_period(context)):
        value = statement.value
        name = verbs.sub("", _YEAR.sub("", statement.name))
        scope = _SCOPE.match(name)
        bare = verbs.sub("", name[scope.end() :] if scope else name)
        stated = _Stated(scope[0].rstrip("的") if scope else "", value)
        before = seen[_Key(bare, value.unit)]
        first = next((one for one in before if _conflict(one, stated)), None)
        before.append(stated)
        if first is not None:
            yield Finding(
                context.place(statement.block, statement.span),
                f"“{statement.name}”前面写的是 {first.value.text}，这里写的是 {value.text}",
                _ADVICE,
            )


def _conflict(one: _Stated, other: _Stated) -> bool:
    same_scope = one.scope == other.scope or not (one.scope and other.scope)
    return same_scope and _apart(one.value, other.value)


def _apart(one: Printed, other: Printed) -> bool:
    """Tell whether two printed values can't be one value rounded."""
    return abs(one.value - other.value) > half_step(one) + half_step(other)


def _own_period(context: CheckContext) -> re.Pattern[str] | None:
    """Return how the speech names the months of this year that it accounts for, where it names no others.

    At a meeting on 22 September that is 1—8月; in January it is the year before, with its first estimate.
    """
    held = own_day(context)
    if held is None:
        return None
    if held.month == 1:
        return re.compile("初步预计|预计")
    last = held.month - 1
    words = chinese_integer(last)
    months = rf"(?:今年)?(?:1|一)月?[—－～~至到-]{{1,2}}(?:{last}|{words})月份?|前{words}个月"
    half = "|(?:今年)?上半年" if last == _HALF else ""
    pattern = re.compile(months + half)
    review = "".join(block.text for block in context.speech.blocks if block.move is Move.REVIEW)
    return pattern if pattern.search(review) else None


_HALF = 6
"""The last month of the first half of the year."""

RULE = Rule(code="FIG003", name="前后数不一", function=_check)
