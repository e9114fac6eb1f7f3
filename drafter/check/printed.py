"""Printed numbers with the precision that they show, for arithmetic on rounded values."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_MAGNITUDES = {"": 0, "千": 3, "万": 4, "亿": 8, "万亿": 12}
EXACT = 6
"""Decimal places that a counted whole number stands for: it is not rounded."""


class Printed(NamedTuple):
    """A number as printed."""

    value: Decimal
    """With its magnitude: 1.2亿 is 120000000."""
    decimals: int
    """Places that it shows, negative for tens and more: -7 for 1.2亿."""
    unit: str
    text: str


def number_pattern(name: str) -> str:
    """Return a regular expression for a number with magnitude and unit; its groups are `name`, `name`_m, `name`_u."""
    return (
        rf"(?P<{name}>\d{{1,12}}(?:\.\d{{1,6}})?)(?P<{name}_m>万亿|亿|万|千(?![瓦克米伏]))?"
        rf"(?P<{name}_u>[^\d，,。；;：:、（）()“”\s]{{0,5}}?)"
    )


def printed(
    match: re.Match[str], name: str, counted: tuple[str, ...], like: Printed | None = None
) -> Printed:
    """Return the number of a group of `number_pattern`.

    Args:
        match: A match of a pattern that holds `number_pattern(name)`.
        name: The name of the group.
        counted: Units of things that are counted, so that whole numbers of them are exact.
        like: Where the number has neither magnitude nor unit, it takes those of this one (由12增加到15亿元).
    """
    digits, magnitude, unit = match[name], match[f"{name}_m"] or "", match[f"{name}_u"]
    text = digits + magnitude + unit
    decimals = len(digits.partition(".")[2])
    if like is not None and not magnitude and not unit:
        shift = Decimal(like.value) / Decimal(re.match(r"[\d.]+", like.text)[0])  # type: ignore[index]
        places = decimals - (shift.adjusted() if shift else 0)
        return Printed(Decimal(digits) * shift, EXACT if like.decimals == EXACT else places, like.unit, text)
    if not magnitude and not decimals and unit in counted:
        return Printed(Decimal(digits), EXACT, unit, text)
    power = _MAGNITUDES[magnitude]
    return Printed(Decimal(digits).scaleb(power), decimals - power, unit, text)


def half_step(number: Printed) -> Decimal:
    """Return half of the last printed place: how far the true value may lie from the printed one."""
    return Decimal(1).scaleb(-number.decimals) / 2
