from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from drafter.model.figure import Amount
from drafter.text.growth import growth_interval


def amount(text: str, unit: str = "亿元") -> Amount:
    return Amount(value=Decimal(text), unit=unit, text=text + unit)


def test_coarse_digits_allow_a_wide_interval() -> None:
    low, high = growth_interval(amount("1.2"), amount("1.1")) or (Decimal(0), Decimal(0))
    assert low < Decimal("0.1")
    assert high > Decimal(18)


def test_rates_differ_in_percentage_points() -> None:
    low, high = growth_interval(amount("92.6", "%"), amount("91.8", "%"), rate=True) or (
        Decimal(0),
        Decimal(0),
    )
    assert (low, high) == (Decimal("0.7"), Decimal("0.9"))


def test_there_is_no_rate_over_nothing() -> None:
    assert growth_interval(amount("3"), amount("0")) is None


@given(st.decimals("0.1", "9999", places=4), st.decimals("0.1", "9999", places=4), st.integers(0, 2))
def test_the_true_growth_lies_in_the_interval_of_its_printed_digits(
    now: Decimal, base: Decimal, places: int
) -> None:
    printed = [amount(f"{number:.{places}f}") for number in (now, base)]
    interval = growth_interval(*printed)
    if interval is not None:
        low, high = interval
        assert low - Decimal("1e-9") <= (now / base - 1) * 100 <= high + Decimal("1e-9")
