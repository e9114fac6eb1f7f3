"""Numbers that follow from a figure by a declared formula; composer and checker share them.

Every derived number in a draft is one of these: nothing else is ever computed from a brief.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from drafter.model.figure import Figure

RATE_UNITS = ("%", "‰")


class Derived(NamedTuple):
    """A derived number."""

    name: str
    """`同比` or `完成率`."""
    value: Decimal
    """As the user stated it, or rounded to one decimal place."""
    unit: str
    """`%` or `个百分点`."""
    formula: str
    """How it comes about, in Chinese, with the numbers that entered."""

    @property
    def text(self) -> str:
        """The absolute value with its unit, as printed."""
        return f"{abs(self.value):f}{self.unit}"


def derive_growth(figure: Figure) -> Derived | None:
    """Return the growth over the year before, or None where it is unknown or has no meaning.

    A growth that the user stated goes unchanged, so that it stands in the text as in the statistics.
    For rates (%, ‰) the growth is their difference in percentage points.
    """
    rate = figure.value.unit in RATE_UNITS
    if figure.growth is not None:
        unit = "个百分点" if rate else "%"
        return Derived("同比", figure.growth, unit, "需求单所填")
    if (
        figure.previous is None
        or figure.official_growth
        or figure.value.value < 0
        or (not rate and figure.previous.value <= 0)
    ):
        return None
    now, base = figure.value.value, figure.previous.value
    if rate:
        formula = f"{figure.value.text}－{figure.previous.text}"
        return Derived("同比", _round(now - base), "个百分点", formula)
    formula = f"（{figure.value.text}÷{figure.previous.text}－1）×100%"
    return Derived("同比", _round((now / base - 1) * 100), "%", formula)


def derive_completion(figure: Figure) -> Derived | None:
    """Return how much of the year's target is done in per cent, or None without a positive target."""
    if figure.target is None or figure.target.value <= 0 or figure.value.unit in RATE_UNITS:
        return None
    formula = f"{figure.value.text}÷{figure.target.text}×100%"
    return Derived("完成率", _round(figure.value.value / figure.target.value * 100), "%", formula)


def _round(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
