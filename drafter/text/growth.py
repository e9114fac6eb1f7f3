"""Arithmetic of rounded numbers: what two printed values allow for their growth and their ratio."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

Interval = tuple[Decimal, Decimal]


class Rounded(Protocol):
    """A printed number and how many decimal places it shows."""

    @property
    def value(self) -> Decimal:
        """The number as printed."""
        ...

    @property
    def decimals(self) -> int:
        """Its printed decimal places, from 0."""
        ...


def half_step(decimals: int) -> Decimal:
    """Return by how much a number of so many printed decimal places may be off: 0.05 for one."""
    return Decimal(1).scaleb(-decimals) / 2


def allows(interval: Interval, stated: Decimal) -> bool:
    """Tell whether a stated number, its own rounding allowed for, lies in an interval."""
    half = half_step(max(0, -int(stated.as_tuple().exponent)))
    return interval[0] - half <= stated <= interval[1] + half


def ratio_interval(value: Rounded, base: Rounded) -> Interval | None:
    """Return the least and greatest ratio of two rounded values, None where the base may be zero or negative."""
    half, half_base = half_step(value.decimals), half_step(base.decimals)
    low_base, high_base = base.value - half_base, base.value + half_base
    if low_base <= 0:
        return None
    ratios = [
        number / divisor
        for number in (value.value - half, value.value + half)
        for divisor in (low_base, high_base)
    ]
    return min(ratios), max(ratios)


def growth_interval(value: Rounded, previous: Rounded, *, rate: bool = False) -> Interval | None:
    """Return the least and greatest growth that two rounded values allow.

    A printed 1.2 stands for anything in [1.15, 1.25); growth from a base in one such interval to a value in
    another is itself an interval. A stated growth outside it (its own rounding allowed for) is wrong; one
    inside may be right, however far it is from the growth of the printed digits.

    Args:
        value: The value of this period.
        previous: The value of the period before.
        rate: The values are rates: growth is their difference in percentage points, else per cent.

    Returns:
        (low, high), or None where the base may be zero or negative, so that no rate exists.
    """
    if rate:
        difference = value.value - previous.value
        half = half_step(value.decimals) + half_step(previous.decimals)
        return difference - half, difference + half
    ratios = ratio_interval(value, previous)
    return ((ratios[0] - 1) * 100, (ratios[1] - 1) * 100) if ratios else None
