"""Units with their magnitude taken apart: 亿元 is 10⁸ times 元. Conversions shift the point and never round."""

from __future__ import annotations

import dataclasses
from decimal import Decimal, localcontext
from typing import NamedTuple

from drafter.model.figure import Amount

_EXPONENTS = (("万亿", 12), ("千亿", 11), ("百亿", 10), ("亿", 8), ("千万", 7), ("百万", 6), ("万", 4))
_DIGITS = 60
"""More than any amount of a brief can have: 13 digits, 6 decimals, a shift by 12."""


def split_unit(unit: str) -> tuple[int, str]:
    """Return the power of ten in a unit and the unit without it: 亿元 gives (8, 元)."""
    for prefix, exponent in _EXPONENTS:
        if unit.startswith(prefix):
            return exponent, unit.removeprefix(prefix)
    return 0, unit


def comparable(left: str, right: str) -> bool:
    """Tell whether two units measure the same: 万元 and 亿元 do, 万元 and 万户 do not."""
    return split_unit(left)[1] == split_unit(right)[1]


def converted(amount: Amount, unit: str) -> Amount:
    """Return the same amount in another unit of the same kind, every digit kept.

    Raises:
        ValueError: The units do not measure the same.
    """
    if unit == amount.unit:
        return amount
    if not comparable(amount.unit, unit):
        raise ValueError(f"{amount.unit} is not {unit}")
    with localcontext(prec=_DIGITS):
        value = amount.value.scaleb(split_unit(amount.unit)[0] - split_unit(unit)[0])
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return dataclasses.replace(amount, value=value, unit=unit, text=f"{value:f}{unit}")


class Measured(NamedTuple):
    """A printed number in the unit without magnitude, so that numbers in 万元 and 亿元 compare."""

    value: Decimal
    decimals: int
    """Places that it shows, negative for tens and more: -6 for 1.28亿元."""


def measured(amount: Amount) -> Measured:
    """Return an amount's number in the unit without magnitude, with the precision that it was printed with."""
    power = split_unit(amount.unit)[0]
    with localcontext(prec=_DIGITS):
        return Measured(amount.value.scaleb(power), amount.decimals - power)
