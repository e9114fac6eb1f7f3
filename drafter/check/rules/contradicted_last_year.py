"""FIG008: a value and its growth that don't agree with what the speech of the year before said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.check.home import home_names, is_same_place
from drafter.check.indicators import Statement, indicator_statements
from drafter.check.own_time import own_year, speech_year
from drafter.check.rule import CheckContext, Finding, Need, OldSpeech, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.growth import growth_interval

_SLIP = Decimal(8)
"""A value that is so many times last year's, or a part of it so small, has slipped a digit or a unit."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    new = list(indicator_statements(context.speech, parameters))
    if not new:
        return
    constant_prices = re.compile(parameters.any_of("可比价指标"))
    for old in context.old:
        if not _is_last_years(context, old):
            continue
        before = {
            (item.plain, item.value.unit): item for item in indicator_statements(old.speech, parameters)
        }
        for item in new:
            base = before.get((item.plain, item.value.unit))
            message = (
                "" if base is None else _contradiction(item, base, old.file, constant_prices, parameters)
            )
            if message:
                yield Finding(
                    context.place(item.block, item.span),
                    message,
                    "核对本期数、增幅和上年公布数；上年数有修订或口径有变的，请写明",
                )


def _is_last_years(context: CheckContext, old: OldSpeech) -> bool:
    """Tell whether an old speech is of the same place and the year before, or does not tell its year."""
    if not is_same_place(home_names(context.speech, context.brief), home_names(old.speech)):
        return False
    own, other = own_year(context), speech_year(old.speech)
    return own is None or other is None or own == other + 1


def _contradiction(
    item: Statement, base: Statement, file: str, constant_prices: re.Pattern[str], parameters: Parameters
) -> str:
    if base.value.value <= 0:
        return ""
    old = f"《{file}》里是 {base.value.text}"
    ratio = item.value.value / base.value.value
    if not 1 / _SLIP < ratio < _SLIP:
        return f"“{item.name}”这里是 {item.value.text}，{old}，相差悬殊，多半是小数点或万、亿错了位"
    interval = growth_interval(item.value, base.value)
    if item.growth is None or interval is None:
        return ""
    slack = _half_step(item.growth)
    low, high = interval
    if constant_prices.search(item.sentence):
        if item.growth > 0 > high or item.growth < 0 < low:  # prices alone seldom turn the direction
            slack = Decimal(0)
        else:
            slack += parameters.number("可比价余地")
    if low - slack <= item.growth <= high + slack:
        return ""
    computed = (ratio - 1) * 100  # of the printed values
    word = "增长" if computed >= 0 else "下降"
    return (
        f"“{item.name}”{old}，到 {item.value.text} 应是{word}约 {abs(computed):.1f}%，"
        f"这里写的是“{item.shown_growth}”"
    )


def _half_step(rate: Decimal) -> Decimal:
    """Return how far a printed rate may be off."""
    return Decimal(1).scaleb(int(rate.as_tuple().exponent)) / 2


RULE = Rule(code="FIG008", name="与上年数不合", needs=frozenset({Need.OLD}), function=_check)
