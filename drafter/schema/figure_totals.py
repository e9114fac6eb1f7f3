"""Figures that are the sum of others (合计)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from drafter.model.derivation import RATE_UNITS
from drafter.model.figure import Amount
from drafter.model.magnitude import comparable, converted, measured, split_unit
from drafter.schema.figure_entry import Faults, FigureEntry
from drafter.schema.source import YamlFile
from drafter.text.growth import half_step

_MEASURED = tuple("元亩顷吨克斤米里度时秒升")
"""How units end of which a whole number may be rounded; of all others (户, 人, 个) it is a count, which is exact.
Source: custom of statistical bulletins; GB 3100 for the names of units."""


class Total(NamedTuple):
    """A sum with its formula."""

    value: Amount
    formula: str
    """税收收入0.86亿元＋非税收入0.32亿元."""


def add_up(
    entries: Sequence[FigureEntry], values: Mapping[str, Amount], source: YamlFile, faults: Faults
) -> dict[str, Total]:
    """Return the sums of the figures that are declared as such, by name.

    Args:
        entries: All figures of the brief.
        values: The values that the user stated; a stated sum that its parts contradict by more than their printed
            digits allow is a fault.
        source: The brief, for places.
        faults: What is wrong is added here.
    """
    names = {entry.fields.name for entry in entries}
    known, totals = dict(values), dict[str, Total]()
    waiting = [entry for entry in entries if entry.fields.parts]
    for entry in tuple(waiting):
        missing = [name for name in entry.fields.parts if name not in names]
        if missing:
            message = f"指标“{entry.fields.name}”：合计里的“{missing[0]}”不在“指标”里"
            faults.append(entry.fault("合计", message, source))
            waiting.remove(entry)
    while waiting:
        ready = [entry for entry in waiting if all(name in known for name in entry.fields.parts)]
        if not ready:
            break
        for entry in ready:
            waiting.remove(entry)
            parts = [(name, known[name]) for name in entry.fields.parts]
            stated = values.get(entry.fields.name)
            problem = _unsuitable(entry, parts, stated)
            if problem:
                faults.append(entry.fault("合计", f"指标“{entry.fields.name}”：{problem}", source))
                continue
            total = _sum(parts, stated.unit if stated else entry.fields.unit or parts[0][1].unit)
            totals[entry.fields.name] = Total(stated, total.formula) if stated else total
            known[entry.fields.name] = totals[entry.fields.name].value
            if stated and not _agrees(stated, total.value, [amount for _, amount in parts]):
                sums = f"{total.formula} 等于 {total.value.text}"
                message = f"指标“{entry.fields.name}”写的是 {stated.text}，但 {sums}，请核对"
                faults.append(entry.fault("本期", message, source))
    for entry in waiting:
        if all(name in names for name in entry.fields.parts) and entry.fields.name not in values:
            message = f"指标“{entry.fields.name}”：合计里的指标没有本期数，或者绕回了它自己"
            faults.append(entry.fault("合计", message, source))
    return totals


def _unsuitable(entry: FigureEntry, parts: list[tuple[str, Amount]], stated: Amount | None) -> str:
    unit = stated.unit if stated else entry.fields.unit or parts[0][1].unit
    if len(parts) < 2:
        return "合计至少要有两个指标"
    if len({name for name, _ in parts}) < len(parts) or entry.fields.name in entry.fields.parts:
        return "合计里同一个指标写了两次，或者写了它自己"
    for name, amount in parts:
        if unit in RATE_UNITS or amount.unit in RATE_UNITS:
            return "比率不能相加"
        if not comparable(unit, amount.unit):
            return f"“{name}”的单位是“{amount.unit}”，合计是“{unit}”，不能相加"
    return ""


def _sum(parts: list[tuple[str, Amount]], unit: str) -> Total:
    value = sum((converted(amount, unit).value for _, amount in parts), Decimal(0))
    amount = Amount(value=value, unit=unit, text=f"{value:f}{unit}")
    return Total(amount, "＋".join(f"{name}{amount.text}" for name, amount in parts))


def _agrees(stated: Amount, total: Amount, parts: list[Amount]) -> bool:
    slack = sum((_slack(amount) for amount in (stated, *parts)), Decimal(0))
    return abs(measured(stated).value - measured(total).value) <= slack


def _slack(amount: Amount) -> Decimal:
    """Return by how much a printed amount may be off, in the unit without magnitude."""
    counted = not amount.decimals and not split_unit(amount.unit)[0] and not amount.unit.endswith(_MEASURED)
    return Decimal(0) if counted else half_step(measured(amount).decimals)
