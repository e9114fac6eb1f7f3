"""Figures of a brief resolved: units, sums, and each number held against those that it follows from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from drafter.model.derivation import RATE_UNITS
from drafter.model.figure import Amount, Figure
from drafter.model.magnitude import comparable
from drafter.schema.amounts import parse_amount, parse_percentage, parse_share
from drafter.schema.figure_checks import contradictions
from drafter.schema.figure_entry import Faults, FigureEntry
from drafter.schema.figure_totals import Total, add_up
from drafter.schema.source import YamlFile


def resolve_figures(
    entries: Sequence[FigureEntry], source: YamlFile, faults: Faults, official_growth: tuple[str, ...]
) -> tuple[Figure, ...]:
    """Return the figures of a brief.

    Args:
        entries: As the user wrote them.
        source: Their file, for places.
        faults: What is wrong with them is added here; then the figures returned are of no use.
        official_growth: Parts of names of indicators whose growth can't be told from their values.
    """
    values = {entry.fields.name: value for entry in entries if (value := _value(entry))}
    totals = add_up(entries, values, source, faults)
    values |= {name: total.value for name, total in totals.items()}
    return tuple(_figure(entry, values, totals, source, faults, official_growth) for entry in entries)


def _value(entry: FigureEntry) -> Amount | None:
    fields = entry.fields
    return parse_amount(fields.value, fields.unit) if fields.value else None


def _figure(
    entry: FigureEntry,
    values: Mapping[str, Amount],
    totals: Mapping[str, Total],
    source: YamlFile,
    faults: Faults,
    official_growth: tuple[str, ...],
) -> Figure:
    item = entry.fields
    value = values.get(item.name)
    if value is None or not value.unit:
        if value is None and not item.parts:
            faults.append((source.place(("指标", entry.index), key=True), "缺少必填项“本期”"))
        elif value is not None:
            message = (
                f"指标“{item.name}”的本期没有写单位，应写成 {value.text}亿元、{value.text}户 的样子"
                if entry.own
                else f"指标“{item.name}”看不出单位，请在表上方写“单位：万元”，或加一列“单位”"
            )
            faults.append(entry.fault("本期", message, source))
        return Figure(name=item.name, value=value or Amount(value=Decimal(0), unit="", text=""))
    amounts = {
        key: parse_amount(text, value.unit) if text else None
        for key, text in (("上期", item.previous), ("全年目标", item.target))
    }
    for key, other in amounts.items():
        if other and other.unit != value.unit:
            faults.append(
                entry.fault(
                    key,
                    f"指标“{item.name}”：{key}的单位是“{other.unit}”，本期是“{value.unit}”，请统一",
                    source,
                )
            )
            return Figure(name=item.name, value=value)
    share, share_of = (parse_share(item.share) if item.share else None) or (None, "")
    share_of = item.share_of or share_of
    figure = Figure(
        name=item.name,
        value=value,
        previous=amounts["上期"],
        growth=parse_percentage(item.growth) if item.growth else None,
        previous_growth=parse_percentage(item.previous_growth) if item.previous_growth else None,
        target=amounts["全年目标"],
        completion=parse_percentage(item.completion) if item.completion else None,
        rank=item.rank,
        share=share,
        share_of=share_of,
        share_base=_base(values.get(share_of), value),
        parts=tuple(item.parts),
        sum_formula=totals[item.name].formula if item.name in totals and not item.value else "",
        optional=item.optional,
        note=item.note,
        path=entry.path,
        official_growth=any(part in item.name for part in official_growth),
    )
    faults += [entry.fault(key, message, source) for key, message in contradictions(figure, item)]
    return figure


def _base(whole: Amount | None, value: Amount) -> Amount | None:
    """Return the whole where a share of it can be computed."""
    usable = whole is not None and value.unit not in RATE_UNITS and comparable(whole.unit, value.unit)
    return whole if usable else None
