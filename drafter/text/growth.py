"""Growth of rounded numbers: the interval of rates that two printed values allow."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol


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


def growth_interval(
    value: Rounded, previous: Rounded, *, rate: bool = False
) -> tuple[Decimal, Decimal] | None:
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
    half, half_base = (Decimal(1).scaleb(-number.decimals) / 2 for number in (value, previous))
    if rate:
        difference = value.value - previous.value
        return difference - half - half_base, difference + half + half_base
    low_base, high_base = previous.value - half_base, previous.value + half_base
    if low_base <= 0:
        return None
    low_value, high_value = value.value - half, value.value + half
    ratios = [number / base for number in (low_value, high_value) for base in (low_base, high_base)]
    return (min(ratios) - 1) * 100, (max(ratios) - 1) * 100
