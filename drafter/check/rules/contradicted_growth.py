"""FIG002: a growth that contradicts the numbers of its own sentence; sure patterns only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.check.growth_claims import GrowthWords, growth_claims, growth_words
from drafter.check.printed import Printed, half_step, printed
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.growth import growth_interval
from drafter.text.spans import Span

_RATES = ("%", "％")
_POINTS = "个百分点"


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    words = growth_words(parameters)
    for claim in growth_claims(context, parameters, words):
        message = _contradiction(claim.match, words)
        if message:
            span = Span(claim.match.start(), claim.match.end()).shift(claim.offset)
            yield Finding(
                context.place(claim.block, span), message, "对照报表，核对本期数、上期数和增幅哪一个写错了"
            )


def _contradiction(match: re.Match[str], words: GrowthWords) -> str:
    groups = match.groupdict()
    value = printed(match, "value", words.counted)
    if groups.get("base") is None:
        return _by_step(match, value, words)
    base = printed(match, "base", words.counted, like=value)
    if base.unit != value.unit or value.unit.startswith(("余", "多")):
        return ""
    if groups.get("move") and value.unit not in words.reversed:
        falls = words.falls(match["move"])
        if (value.value > base.value) == falls and value.value != base.value:
            return f"由 {base.text} 到 {value.text} 是{'增' if falls else '减'}，这里写的是“{match['move']}”"
    if groups.get("rate"):
        return _by_rate(match, base, value, words)
    return _by_difference(match, base, value, words) if groups.get("step") else ""


def _by_difference(match: re.Match[str], base: Printed, value: Printed, words: GrowthWords) -> str:
    """Check 由4个增加到7个，增加3个 and 24个，比上年的21个多3个."""
    step = printed(match, "step", words.counted, like=value)
    groups = match.groupdict()
    if "more" in groups:
        if value.unit in _RATES or step.unit != value.unit:
            return ""  # a growth in per cent, which has a pattern of its own
        if value.value != base.value and (value.value > base.value) != bool(groups["more"]):
            return f"{value.text} 比 {base.text} {'少' if groups['more'] else '多'}，这里写反了"
    if value.unit != step.unit and not (value.unit in _RATES and step.unit == _POINTS):
        return ""
    slack = sum((half_step(number) for number in (base, value, step)), Decimal(0))
    wrong = abs(abs(value.value - base.value) - step.value) > slack
    return f"由 {base.text} 到 {value.text}，相差不是“{step.text}”" if wrong else ""


def _by_rate(match: re.Match[str], base: Printed, value: Printed, words: GrowthWords) -> str:
    rates = value.unit in _RATES
    if match["rate_u"] == _POINTS and not rates:
        return ""
    stated = Decimal(match["rate"]) * (-1 if words.falls(match["way"]) else 1)
    points = growth_interval(value, base, rate=True) if rates else None
    interval = points if match["rate_u"] == _POINTS else growth_interval(value, base)
    if points and match["rate_u"] != _POINTS and stated == value.value - base.value:
        return f"{base.text} 到 {value.text} 相差 {match['rate']}个百分点，不是 {match['rate']}%"
    if interval is None or _within(stated, interval, match["rate"]):
        return ""
    points_meant = match["rate_u"] == _POINTS
    shown = value.value - base.value if points_meant else (value.value / base.value - 1) * 100
    return _message(base.text, value.text, shown, match)


def _by_step(match: re.Match[str], value: Printed, words: GrowthWords) -> str:
    """Check 12.6亿元，比上年增加1.2亿元，增长10%: the base is the value less the step."""
    step = printed(match, "step", words.counted)
    if step.unit != value.unit or match["rate_u"] == _POINTS or value.unit in _RATES:
        return ""
    sign = -1 if words.falls(match["by"]) else 1
    if sign != (-1 if words.falls(match["way"]) else 1):
        return f"前面说“{match['by']}”，后面说“{match['way']}”"
    rates = []
    for low_or_high in (-1, 1):
        for opposite in (-1, 1):
            moved = sign * (step.value + low_or_high * half_step(step))
            base = value.value + opposite * half_step(value) - moved
            if base <= 0:
                return ""
            rates.append(moved / base * 100)
    interval = min(rates), max(rates)
    stated = sign * Decimal(match["rate"])
    if _within(stated, interval, match["rate"]):
        return ""
    moved = sign * step.value
    return _message("", value.text, moved / (value.value - moved) * 100, match)


def _within(stated: Decimal, interval: tuple[Decimal, Decimal], digits: str) -> bool:
    half = Decimal(1).scaleb(-len(digits.partition(".")[2])) / 2
    return interval[0] - half <= stated <= interval[1] + half


def _message(base: str, value: str, growth: Decimal, match: re.Match[str]) -> str:
    """Return what is wrong, with the growth that the numbers as printed give."""
    shown = round(growth, 1)
    unit = match["rate_u"]
    start = f"由 {base} 到 {value}，" if base else ""
    word = "增长" if shown >= 0 else "下降"
    return f"{start}按同一句里的数核算应{word} {abs(shown)}{unit}，这里写的是“{match['way']}{match['rate']}{unit}”"


RULE = Rule(code="FIG002", name="增幅与数不符", function=_check)
