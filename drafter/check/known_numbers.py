"""The numbers that a brief holds or that follow from it, and where a number of a text belongs among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from drafter.model.brief import Brief
from drafter.model.brief_texts import brief_texts
from drafter.model.derivation import derivations, growth_unit
from drafter.text.characters import CJK
from drafter.text.quantities import Quantity, quantities

_NO_CONTENT = frozenset({"note", "date", "sum_formula"})
"""Fields that don't go into a text, or are read apart."""
_POINTS = ("个百分点", "百分点")
_MAX_NAMED = 4
_CHINESE = re.compile(f"[{CJK}]+")


class Known(NamedTuple):
    """A number that the text may use."""

    value: Decimal
    """Absolute, with its magnitude."""
    unit: str
    """The unit's first characters, as `Quantity.unit`."""
    label: str
    """Where it comes from, for the reader: 一般公共预算收入 0.86亿元."""
    name: str = ""
    """Of its figure."""


def known_numbers(brief: Brief) -> tuple[Known, ...]:
    """Return all numbers of a brief: those in its texts, its derived growths, completions and shares, its dates."""
    result = [*_figures(brief), *_dates(brief)]
    for text in brief_texts(brief, without=_NO_CONTENT):  # amounts are read with their figure's name
        result += [Known(abs(item.value), unit_of(item, text), text) for item in quantities(text)]
    return tuple(result)


def unit_of(quantity: Quantity, text: str) -> str:
    """Return the unit of a quantity of a text, percentage points recognised in both their forms."""
    if quantity.unit == "百" and text.startswith("百分点", quantity.span.end):
        return "个百分点"
    return quantity.unit


def holds(known: Known, value: Decimal, unit: str) -> bool:
    """Tell whether a number of a text is this one; a missing unit fits every unit but per cent."""
    if known.value != abs(value):
        return False
    if known.unit == unit:
        return True
    return "" in (known.unit, unit) and not {known.unit, unit} & {"%", "‰", *_POINTS}


def nearest(
    numbers: tuple[Known, ...], value: Decimal, unit: str, before: str, behind: str = ""
) -> tuple[Known, ...]:
    """Return the numbers of which one was probably meant.

    Args:
        numbers: The numbers of the brief.
        value: The unknown number.
        unit: Its unit.
        before: The text before it.
        behind: The text behind it.

    Returns:
        The numbers of the same unit of the figures that `before` names; else the one of the same unit that stands
        among the most words that stand here too, if these are more than one; else the one that differs least in
        proportion; else one of the same value; or none.
    """
    same_unit = [known for known in numbers if known.unit == unit and known.value]
    named = [known for known in same_unit if known.name and known.name in before]
    if named:
        return tuple(named[:_MAX_NAMED])
    here = _pairs(before) | _pairs(behind)
    shared = {known.label: len(here & _pairs(known.label)) for known in same_unit}
    most = max(shared.values(), default=0)
    if most > 1:
        same_unit = [known for known in same_unit if shared[known.label] == most]
    if same_unit:
        return (min(same_unit, key=lambda known: (abs(known.value - value) / known.value, known.label)),)
    return tuple(known for known in numbers if known.value == value)[:1]


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring Chinese characters of a text."""
    return {pair for run in _CHINESE.findall(text) for pair in map("".join, pairwise(run))}


def _figures(brief: Brief) -> Iterator[Known]:
    for figure in brief.figures:
        for amount in (figure.value, figure.previous, figure.target):
            if amount is not None:
                label = f"{figure.name} {amount.text}"
                for item in quantities(amount.text):
                    yield Known(abs(item.value), unit_of(item, amount.text), label, figure.name)
        for derived in derivations(figure):
            label = f"{figure.name}{derived.name} {derived.text}"
            yield Known(abs(derived.value), derived.unit, label, figure.name)
        if figure.previous_growth is not None:
            unit = growth_unit(figure)
            label = f"{figure.name}上期同比 {figure.previous_growth}{unit}"
            yield Known(abs(figure.previous_growth), unit, label, figure.name)


def _dates(brief: Brief) -> Iterator[Known]:
    for year in (brief.year - 1, brief.year, brief.year + 1):
        yield Known(Decimal(year), "年", f"{year}年")
    if brief.meeting.date:
        for part, unit in zip(brief.meeting.date.split("-"), "年月日", strict=True):
            yield Known(Decimal(int(part)), unit, f"会议日期 {brief.meeting.date}")
