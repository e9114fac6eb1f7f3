"""Numbers and statements that follow from a figure by a declared formula; composer and checker share them.

Everything derived in a draft is one of these, or the sum of a figure's parts (`Figure.sum_formula`): nothing else
is ever computed from a brief.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from drafter.model.figure import Amount, Figure
from drafter.model.magnitude import comparable, converted, split_unit
from drafter.text.growth import Rounded, ratio_interval

RATE_UNITS = ("%", "‰")
_STATED = "需求单所填"
_MULTIPLES = ((Decimal(4), "翻两番"), (Decimal(2), "翻一番"))


class Derived(NamedTuple):
    """A derived number or statement."""

    name: str
    """`同比`, `完成率`, `占比`, `翻番` or `由负转正`."""
    value: Decimal
    """As the user stated it, or rounded to one decimal place."""
    unit: str
    """`%` or `个百分点`; for statements empty."""
    formula: str
    """How it comes about, in Chinese, with the numbers that entered."""
    statement: str = ""
    """What is said in place of a number: 翻一番, 由负转正."""

    @property
    def text(self) -> str:
        """The absolute value with its unit, or the statement, as printed."""
        return self.statement or f"{abs(self.value):f}{self.unit}"


def derivations(figure: Figure) -> Iterator[Derived]:
    """Yield all numbers that follow from a figure, without the statements."""
    for derived in (derive_growth(figure), derive_completion(figure), derive_share(figure)):
        if derived is not None:
            yield derived


def growth_unit(figure: Figure) -> str:
    """Return the unit of a figure's growth: that of a rate (%, ‰) is told in percentage points."""
    return "个百分点" if figure.value.unit in RATE_UNITS else "%"


def derive_growth(figure: Figure) -> Derived | None:
    """Return the growth over the year before, or None where it is unknown or has no meaning.

    A growth that the user stated goes unchanged, so that it stands in the text as in the statistics.
    For rates (%, ‰) the growth is their difference in percentage points.
    """
    rate = figure.value.unit in RATE_UNITS
    if figure.growth is not None:
        return Derived("同比", figure.growth, growth_unit(figure), _STATED)
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
    """Return how much of the year's target is done in per cent, or None without a positive target.

    A completion that the user stated goes unchanged.
    """
    if figure.completion is not None:
        return Derived("完成率", figure.completion, "%", _STATED)
    if figure.target is None or figure.target.value <= 0 or figure.value.unit in RATE_UNITS:
        return None
    formula = f"{figure.value.text}÷{figure.target.text}×100%"
    return Derived("完成率", _round(figure.value.value / figure.target.value * 100), "%", formula)


def derive_share(figure: Figure) -> Derived | None:
    """Return the share of the whole in per cent, stated or value ÷ whole, or None where neither is known."""
    if figure.share is not None:
        return Derived("占比", figure.share.value, figure.share.unit or "%", _STATED)
    base = figure.share_base
    if base is None or base.value <= 0 or not comparable(figure.value.unit, base.unit):
        return None
    formula = f"{figure.value.text}÷{base.text}×100%"
    ratio = figure.value.value / converted(base, figure.value.unit).value
    return Derived("占比", _round(ratio * 100), "%", formula)


def derive_multiple(figure: Figure) -> Derived | None:
    """Return 翻一番 or 翻两番 where the value is twice or four times that of the year before.

    Source of the words: 翻 n 番 is 2ⁿ times the base. Said only where value ÷ base, rounded to one decimal place like
    every derived number, is 2.0 or 4.0, and their rounding lets it be as much; plain counts (6户) are not rounded. A
    growth that the user stated is not reworded, and one that only the statistics office can tell is not judged.
    """
    base = figure.previous
    if figure.growth is not None or figure.official_growth or base is None or figure.value.unit in RATE_UNITS:
        return None
    interval = ratio_interval(_Exact.of(figure.value), _Exact.of(base))
    if interval is None or figure.value.unit != base.unit:
        return None
    ratio = figure.value.value / base.value
    for multiple, words in _MULTIPLES:
        if _round(ratio) == multiple and interval[1] >= multiple:
            formula = f"{figure.value.text}÷{base.text}≈{_round(ratio)}"
            return Derived("翻番", multiple, "", formula, words)
    return None


def derive_turn(figure: Figure) -> Derived | None:
    """Return 由负转正 where growth, or a rate itself, was negative a year ago and is positive now."""
    before, now = figure.previous_growth, derive_growth(figure)
    if before is not None and before < 0 and now is not None and now.value > 0:
        formula = f"上期同比{before}{now.unit}，本期同比{now.value}{now.unit}"
        return Derived("由负转正", now.value, "", formula, "由负转正")
    base = figure.previous
    if figure.value.unit in RATE_UNITS and base and base.value < 0 < figure.value.value:
        formula = f"上期{base.text}，本期{figure.value.text}"
        return Derived("由负转正", figure.value.value, "", formula, "由负转正")
    return None


class _Exact(NamedTuple):
    """A number as `Rounded` whose decimal places are many where it counts whole things and so is exact."""

    value: Decimal
    decimals: int

    @classmethod
    def of(cls, amount: Amount) -> Rounded:
        exact = not amount.decimals and not split_unit(amount.unit)[0]
        return cls(amount.value, 20 if exact else amount.decimals)


def _round(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
