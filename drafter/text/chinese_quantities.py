"""Numbers in Chinese numerals and in words: 三千五百万元, 百分之五, 近三成, 翻一番, 两位数, 过半.

Each is read as the interval of values that it may stand for: 近三成 is 25 to 30 per cent. Years, ordinals, small
counts (三个) and fixed names are no quantities here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.text.numbering import parse_chinese_integer
from drafter.text.spans import Span

_DIGIT = "一二两三四五六七八九"
_NUMERAL = "零〇一二两三四五六七八九十百千"
_QUANTITY = re.compile(
    r"(?P<before>将近|接近|不到|不足|超过|近|约|超|逾)?(?:"
    rf"百分之(?P<per_cent>[{_NUMERAL}]{{1,6}}(?:点[零〇一二三四五六七八九]{{1,3}})?)(?P<per_cent_more>多)?"
    rf"|(?<![{_NUMERAL}万亿第])(?P<tenths>[{_DIGIT}])成(?P<tenths_more>半|多|[一二三四五六七八九](?![{_NUMERAL}万亿]))?"
    r"(?![不为了功果立员绩效就熟长人本分都交因气龄渝])"
    r"|翻(?P<doubled>[一两二三])番"
    r"|(?P<places>[两三])位数(?!字)"
    r"|(?P<half>过半|半数以上|半数|近半(?!年|个|月|天|世|辈))"
    rf"|(?<![{_NUMERAL}万亿第\d.])(?P<large>[{_DIGIT}十][{_NUMERAL}万亿]{{1,14}})(?P<large_more>多|余)?"
    r"(?P<unit>平方公里|平方米|立方米|公里|公顷|公斤|美元|人次|千瓦|元|亩|人|户|家|吨|斤|米|名|个|项|件|辆|台|套|头|只|株|处|所|座|条)"
    r"(?!月|级)"
    r")"
)
_NEAR, _OVER = ("将近", "接近", "不到", "不足", "近"), ("超过", "超", "逾")
_TENTH, _ROUNDING = Decimal(10), Decimal("2.5")
_LEAST = 100
"""Smaller counts in Chinese numerals are spoken wording, not data."""


class ChineseQuantity(NamedTuple):
    """One number in words."""

    span: Span
    """With the word before it that makes it a rough number, and with its unit."""
    low: Decimal
    high: Decimal
    unit: str
    """`%`, or the unit's first character as `Quantity.unit` has it."""
    is_growth: bool = False
    """Whether only a growth can be meant (翻一番)."""


def chinese_quantities(text: str) -> Iterator[ChineseQuantity]:
    """Yield the quantities in Chinese numerals and words of a text, in order."""
    for match in _QUANTITY.finditer(text):
        interval = _interval(match)
        if interval is not None:
            low, high, unit = interval
            growth = match["doubled"] is not None
            yield ChineseQuantity(Span(match.start(), match.end()), low, high, unit, growth)


def _interval(match: re.Match[str]) -> tuple[Decimal, Decimal, str] | None:
    if match["per_cent"]:
        exact = _decimal(match["per_cent"])
        step = _TENTH if match["per_cent_more"] else Decimal(0)
        return None if exact is None else (*_widened(match, exact, exact + step, _TENTH / 2), "%")
    if match["tenths"]:
        return (*_tenths(match), "%")
    if match["doubled"]:
        factor = Decimal(2) ** _value(match["doubled"])
        return (factor * Decimal("0.97") - 1) * 100, (factor * Decimal("1.05") - 1) * 100, "%"
    if match["places"]:
        power = _value(match["places"]) - 1
        return Decimal(10) ** power, Decimal(10) ** (power + 1), "%"
    if match["half"]:
        low = {"近半": 45, "半数": 47}.get(match["half"], 50)
        return Decimal(low), Decimal({"近半": 50, "半数": 53}.get(match["half"], 100)), "%"
    return _large(match)


def _tenths(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    value, more = _value(match["tenths"]) * _TENTH, match["tenths_more"]
    if more == "多":
        return value, value + _TENTH
    if more:
        value += _TENTH / 2 if more == "半" else Decimal(_value(more))
    if match["before"] in (*_NEAR, *_OVER):
        return _widened(match, value, value, _TENTH / 2 if match["before"] in _NEAR else _TENTH)
    return value - _ROUNDING, value + _ROUNDING


def _large(match: re.Match[str]) -> tuple[Decimal, Decimal, str] | None:
    value = _magnitude(match["large"])
    if value is None or value < _LEAST:
        return None
    rough = value * Decimal("1.2") if match["large_more"] else value
    low, high = _widened(match, value, rough, value / 10)
    return low, high, match["unit"][0]


def _widened(match: re.Match[str], low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """Return an interval widened by what the word before the number says."""
    before = match["before"]
    if before in _NEAR:
        return low - step, high
    if before in _OVER:
        return low, high + step
    return (low - step, high + step) if before == "约" else (low, high)


def _value(digit: str) -> int:
    return parse_chinese_integer(digit) or 0


def _decimal(text: str) -> Decimal | None:
    whole, _, digits = text.partition("点")
    number = parse_chinese_integer(whole)
    if number is None:
        return None
    return Decimal(f"{number}.{''.join(str(_value(digit)) for digit in digits)}" if digits else number)


def _magnitude(text: str) -> Decimal | None:
    """Return the value of a Chinese number with 万 and 亿: 三千五百万 is 35,000,000."""
    total = Decimal(0)
    for mark, power in (("亿", 8), ("万", 4), ("", 0)):
        head, found, rest = text.partition(mark) if mark else (text, "", "")
        if mark and not found:
            continue
        if head:
            section = _magnitude(head) if mark == "亿" else parse_chinese_integer(head)
            if section is None:
                return None
            total += section * Decimal(10) ** power
        elif mark:
            return None
        text = rest
        if not text:
            break
    return total
