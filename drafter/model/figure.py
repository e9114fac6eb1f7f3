"""Figures (指标) of a brief."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as the user wrote it, with its unit."""

    value: Decimal
    """The number as printed: 1.26 of 1.26亿元."""
    unit: str
    """Unit with its magnitude: 亿元, 万元, 户, %, 个百分点; or empty."""
    text: str
    """As it is to be printed: `1.26亿元`."""

    @property
    def decimals(self) -> int:
        """Number of printed decimal places."""
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One indicator with what is known of it."""

    name: str
    value: Amount
    previous: Amount | None = None
    """The same period of the year before."""
    growth: Decimal | None = None
    """Growth over the year before in per cent (percentage points where the value is a rate), if stated."""
    target: Amount | None = None
    """The target of the whole year."""
    previous_growth: Decimal | None = None
    """The growth that was reported a year ago, if stated: what 由负转正 turns from."""
    completion: Decimal | None = None
    """Share of the target done in per cent, if stated."""
    rank: str = ""
    """Rank in words, such as 全县第2位."""
    share: Amount | None = None
    """Its share of a larger whole in per cent, if stated."""
    share_of: str = ""
    """The whole that the share is of: 全部工业, or the name of another figure."""
    share_base: Amount | None = None
    """The value of the whole where that is a figure too, so that the share follows from the two."""
    parts: tuple[str, ...] = ()
    """Names of the figures that it is the sum of."""
    sum_formula: str = ""
    """How the value was added up, where the user did not state it: 0.86亿元＋0.32亿元."""
    optional: bool = False
    """It need not appear in the text."""
    note: str = ""
    """Where the figure comes from (statistics office, self-reported, …)."""
    path: str = ""
    """Its place in the brief, such as `指标.0`."""
    official_growth: bool = False
    """Its growth is published at constant prices (or adjusted) and must not be computed from the values."""
