"""FIG002: a growth that contradicts the numbers of its own sentence; sure patterns only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.check.printed import Printed, half_step, number_pattern, printed
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.growth import growth_interval
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_RATES = ("%", "％")
_POINTS = "个百分点"
_YEAR = r"(?:\d{4}年(?:底|末)?的?|去年的?|上年(?:同期|末|底)?的?|年初的?|今年的?|目前的?|现在的?|原来的?)?"
_BASE = r"(?:比|较)(?:上年|去年|前一年)(?:同期|末|底)?的?"


class _Words(NamedTuple):
    up: str
    down: str
    counted: tuple[str, ...]
    reversed: tuple[str, ...]

    @property
    def both(self) -> str:
        return f"{self.up}|{self.down}"


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    words = _Words(
        parameters.any_of("增"),
        parameters.any_of("减"),
        parameters.words("计数单位"),
        parameters.words("反向单位"),
    )
    real = re.compile(parameters.any_of("可比价指标"))
    patterns = _patterns(words)
    for block in context.speech.blocks:
        for sentence in sentences(block.text):
            text = sentence.of(block.text)
            if real.search(text):  # growth at constant prices is not that of the printed values
                continue
            for pattern in patterns:
                for match in pattern.finditer(text):
                    message = _contradiction(match, words)
                    if message:
                        yield _finding(context, block, match, sentence.start, message)


def _patterns(words: _Words) -> tuple[re.Pattern[str], ...]:
    rate = (
        rf"(?P<way>{words.both})(?:了|幅度?为|率为|幅达)?(?P<rate>\d{{1,4}}(?:\.\d{{1,3}})?)"
        rf"(?P<rate_u>%|％|个百分点)(?!以上|左右|以内)"
    )
    return (
        # 12.6亿元，比上年的11.4亿元增长20%
        re.compile(rf"{number_pattern('value')}[，,]{_BASE}{number_pattern('base')}{rate}"),
        # 由4个增加到7个 [，增长75% | ，增加3个]
        re.compile(
            rf"(?:由|从)(?P<lead>[^\d，,。；;、第]{{0,6}}?){_YEAR}{number_pattern('base')}"
            rf"(?P<move>{words.both})(?:到|至|为)(?:了)?{_YEAR}{number_pattern('value')}"
            rf"(?=[，,。；;、！]|$)(?:[，,](?:同比|共|净)?(?:{rate}|(?P<by>{words.both})(?:了)?{number_pattern('step')}(?=[，,。；;、！]|$)))?"
        ),
        # 12.6亿元，比上年增加1.2亿元，增长10%
        re.compile(
            rf"{number_pattern('value')}[，,](?:同比|(?:比|较)(?:上年|去年)(?:同期)?)(?P<by>{words.both})(?:了)?"
            rf"{number_pattern('step')}[，,、]{rate}"
        ),
    )


def _contradiction(match: re.Match[str], words: _Words) -> str:
    groups = match.groupdict()
    value = printed(match, "value", words.counted)
    if groups.get("base") is None:
        return _by_step(match, value, words)
    base = printed(match, "base", words.counted, like=value)
    if base.unit != value.unit or value.unit.startswith(("余", "多")):
        return ""
    if groups.get("move") and value.unit not in words.reversed:
        falls = _falls(match["move"], words)
        if (value.value > base.value) == falls and value.value != base.value:
            return f"由 {base.text} 到 {value.text} 是{'增' if falls else '减'}，这里写的是“{match['move']}”"
    if groups.get("rate"):
        return _by_rate(match, base, value, words)
    if groups.get("step"):
        step = printed(match, "step", words.counted, like=value)
        difference = abs(value.value - base.value)
        if value.unit == step.unit or (value.unit in _RATES and step.unit == _POINTS):
            slack = sum((half_step(number) for number in (base, value, step)), Decimal(0))
            if abs(difference - step.value) > slack:
                return f"由 {base.text} 到 {value.text}，相差不是“{step.text}”"
    return ""


def _by_rate(match: re.Match[str], base: Printed, value: Printed, words: _Words) -> str:
    rates = value.unit in _RATES
    if match["rate_u"] == _POINTS and not rates:
        return ""
    stated = Decimal(match["rate"]) * (-1 if _falls(match["way"], words) else 1)
    points = growth_interval(value, base, rate=True) if rates else None
    interval = points if match["rate_u"] == _POINTS else growth_interval(value, base)
    if points and match["rate_u"] != _POINTS and stated == value.value - base.value:
        return f"{base.text} 到 {value.text} 相差 {match['rate']}个百分点，不是 {match['rate']}%"
    if interval is None or _within(stated, interval, match["rate"]):
        return ""
    return _message(base.text, value.text, interval, match)


def _by_step(match: re.Match[str], value: Printed, words: _Words) -> str:
    """Check 12.6亿元，比上年增加1.2亿元，增长10%: the base is the value less the step."""
    step = printed(match, "step", words.counted)
    if step.unit != value.unit or match["rate_u"] == _POINTS or value.unit in _RATES:
        return ""
    sign = -1 if _falls(match["by"], words) else 1
    if sign != (-1 if _falls(match["way"], words) else 1):
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
    return "" if _within(stated, interval, match["rate"]) else _message("", value.text, interval, match)


def _within(stated: Decimal, interval: tuple[Decimal, Decimal], digits: str) -> bool:
    half = Decimal(1).scaleb(-len(digits.partition(".")[2])) / 2
    return interval[0] - half <= stated <= interval[1] + half


def _message(base: str, value: str, interval: tuple[Decimal, Decimal], match: re.Match[str]) -> str:
    middle = round((interval[0] + interval[1]) / 2, 1)
    unit = match["rate_u"]
    start = f"由 {base} 到 {value}，" if base else ""
    word = "增长" if middle >= 0 else "下降"
    return f"{start}按同一句里的数核算应{word} {abs(middle)}{unit}，这里写的是“{match['way']}{match['rate']}{unit}”"


def _falls(word: str, words: _Words) -> bool:
    return re.fullmatch(words.down, word) is not None


def _finding(context: CheckContext, block: Block, match: re.Match[str], offset: int, message: str) -> Finding:
    span = Span(match.start(), match.end()).shift(offset)
    return Finding(context.place(block, span), message, "对照报表，核对本期数、上期数和增幅哪一个写错了")


RULE = Rule(code="FIG002", name="增幅与数不符", function=_check)
