"""Does a figure agree with itself: a stated growth, completion or share against the values that it follows from.

A contradiction is what the printed digits can't explain: each printed number stands for the interval that rounds to
it (`drafter.text.growth`), and a stated rate outside the interval that two such numbers allow is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.model.derivation import RATE_UNITS
from drafter.model.figure import Amount, Figure
from drafter.model.magnitude import measured
from drafter.schema.figure_fields import FigureFields
from drafter.text.growth import allows, growth_interval, ratio_interval

Told = tuple[str, str]
"""A key of the figure and what is wrong with it, in Chinese."""


def contradictions(figure: Figure, fields: FigureFields) -> Iterator[Told]:
    """Yield what of a figure contradicts the rest of it.

    Args:
        figure: The figure; growth that only the statistics office can tell is not held against the values.
        fields: As the user wrote it, for the messages.
    """
    rate = figure.value.unit in RATE_UNITS
    for key, text in (("同比", fields.growth), ("上期同比", fields.previous_growth)):
        if "百分点" in text and not rate:
            message = f"指标“{figure.name}”：{key}写的是百分点，但本期 {figure.value.text} 不是比率，应写成 %"
            yield key, message
            return
    if figure.previous and figure.growth is not None and not figure.official_growth:
        yield from _growth(figure, fields, figure.previous, figure.growth, rate=rate)
    if figure.target and figure.completion is not None and not rate:
        text = (
            f"完成率写的是 {fields.completion}，但按本期 {figure.value.text}、全年目标 {figure.target.text} "
        )
        yield from _ratio(figure, "完成率", text, figure.completion, figure.target)
    if figure.share and figure.share_base:
        text = f"占比写的是 {fields.share}，但按本期 {figure.value.text}、“{figure.share_of}” {figure.share_base.text} "
        yield from _ratio(figure, "占比", text, figure.share.value, figure.share_base)
    if figure.share_of and figure.share is None and figure.share_base is None:
        message = (
            f"指标“{figure.name}”：请填占比（如 38.2%）；“{figure.share_of}”不是单位相同的指标，算不出来"
        )
        yield "占比对象", message


def _growth(
    figure: Figure, fields: FigureFields, previous: Amount, growth: Decimal, *, rate: bool
) -> Iterator[Told]:
    value = figure.value
    interval = growth_interval(value, previous, rate=rate)
    if interval is None or allows(interval, growth):
        return
    exact = (value.value - previous.value) if rate else (value.value / previous.value - 1) * 100
    unit = "个百分点" if rate else "%"
    message = (
        f"指标“{figure.name}”：同比写的是 {fields.growth}，但按本期 {value.text}、上期 {previous.text} "
        f"核算应为 {round(exact, _places(growth))}{unit}，请核对"
    )
    yield "同比", message


def _ratio(figure: Figure, key: str, text: str, stated: Decimal, base: Amount) -> Iterator[Told]:
    """Hold a stated percentage against value ÷ base."""
    value, whole = measured(figure.value), measured(base)
    ratios = ratio_interval(value, whole)
    if ratios is None or allows((ratios[0] * 100, ratios[1] * 100), stated):
        return
    exact = value.value / whole.value * 100
    yield key, f"指标“{figure.name}”：{text}核算应为 {round(exact, _places(stated))}%，请核对"


def _places(stated: Decimal) -> int:
    return max(1, -int(stated.as_tuple().exponent))
