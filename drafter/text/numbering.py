"""Heading numbers of official texts: 一、 （一） 1. （1）, and Chinese integers.

Source: GB/T 9704-2012, 7.3.3 (order of the levels); GB/T 15834-2011, B.3 (their punctuation).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.text.spans import Span

_DIGITS = "零一二三四五六七八九"
_VALUES = {**{digit: value for value, digit in enumerate(_DIGITS)}, "〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_NUMBER = "[零〇一二两三四五六七八九十百]{1,6}"

_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"({_CHINESE_NUMBER})[、．.]")),
    (2, re.compile(rf"[（(]({_CHINESE_NUMBER})[）)][、.]?")),
    (4, re.compile(r"[（(](\d{1,2})[）)]")),
    (3, re.compile(r"(\d{1,2})(?:[．、]|\.(?!\d))")),
)


class HeadingNumber(NamedTuple):
    """A number at the start of a line."""

    level: int
    """1 一、 · 2 （一） · 3 1. · 4 （1）."""
    value: int
    """The counted value, from 0."""
    span: Span
    """Where the number stands in the line, its punctuation included."""


def parse_chinese_integer(text: str) -> int | None:
    """Return the value of a Chinese integer below 10,000 such as 二十三, or None when it is malformed."""
    total, digit = 0, -1
    for character in text:
        if character in _VALUES:
            if digit > 0:
                return None
            digit = _VALUES[character]
        elif character in _UNITS:
            total += (1 if digit < 0 else digit) * _UNITS[character]
            digit = -1
        else:
            return None
    return total + max(digit, 0) if text else None


def chinese_integer(value: int) -> str:
    """Return a number from 0 to 9,999 in Chinese numerals, 十二 rather than 一十二.

    Raises:
        ValueError: The number is out of range.
    """
    if not 0 <= value <= 9999:
        raise ValueError(value)
    if value == 0:
        return "零"
    result, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            result += ("零" if gap else "") + _DIGITS[digit] + name
            gap = False
        elif result and value:
            gap = True
    return result.removeprefix("一") if result.startswith("一十") else result


def parse_heading_number(line: str) -> HeadingNumber | None:
    """Return the heading number with which a line starts, leading blanks aside, or None."""
    start = len(line) - len(line.lstrip())
    for level, pattern in _LEVELS:
        match = pattern.match(line, start)
        if match:
            digits = match[1]
            value = int(digits) if digits.isdecimal() else parse_chinese_integer(digits)
            if value is not None:
                return HeadingNumber(level, value, Span(match.start(), match.end()))
    return None


def heading_number(level: int, value: int) -> str:
    """Return the number of a heading: 1 → 一、 · 2 → （一） · 3 → 1. · 4 → （1）."""
    chinese = chinese_integer(value)
    return {1: f"{chinese}、", 2: f"（{chinese}）", 3: f"{value}.", 4: f"（{value}）"}[level]


def without_number(heading: str) -> str:
    """Return a heading without its number and the blanks around it."""
    number = parse_heading_number(heading)
    return heading[number.span.end :].strip() if number else heading.strip()
