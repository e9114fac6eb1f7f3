"""Ranges of numbers in a text: 63%～68%, 3～5万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.text.spans import Span

_RANGE = re.compile(
    r"(?<![\d.\-—－–/A-Za-z])(?P<low>\d{1,9}(?:\.\d{1,4})?)(?P<low_m>万亿|亿|万)?(?P<low_u>%|％|个百分点)?"
    r"(?P<mark>[～~]|——?|－|–|-|至|到)"
    r"(?P<high>\d{1,9}(?:\.\d{1,4})?)(?![\d.]*[\-—－–/]\d)(?P<high_m>万亿|亿|万)?"
    r"(?P<high_u>%|％|个百分点|[\u4e00-\u9fff]{1,2})?"
)
_POWERS = {None: 0, "万": 4, "亿": 8, "万亿": 12}


class NumberRange(NamedTuple):
    """One range."""

    span: Span
    low: Decimal
    """The first number, with the magnitude that stands at it."""
    high: Decimal
    low_magnitude: str
    high_magnitude: str
    low_unit: str
    high_unit: str
    """Its first two characters."""
    mark: str
    low_end: int
    """Offset behind the first number with magnitude and unit."""


def number_ranges(text: str) -> Iterator[NumberRange]:
    """Yield the ranges of a text; dates and numbers of more than two members (2026-1-2) are none."""
    for match in _RANGE.finditer(text):
        yield NumberRange(
            Span(match.start(), match.end()),
            Decimal(match["low"]).scaleb(_POWERS[match["low_m"]]),
            Decimal(match["high"]).scaleb(_POWERS[match["high_m"]]),
            match["low_m"] or "",
            match["high_m"] or "",
            match["low_u"] or "",
            match["high_u"] or "",
            match["mark"],
            match.start("mark"),
        )
