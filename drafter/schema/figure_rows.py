"""A row of a table of figures as the fields of an indicator: per cent told from fractions, faults with their cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from pydantic import ValidationError

from drafter.model.derivation import RATE_UNITS
from drafter.model.figure import Amount
from drafter.schema.amounts import parse_amount
from drafter.schema.figure_fields import FigureFields
from drafter.schema.figure_table import Row
from drafter.schema.sheet import Cell, plain_digits
from drafter.text.characters import fold_width, squeeze
from drafter.text.growth import allows, growth_interval, ratio_interval

_PERCENTAGES = ("同比", "上期同比", "完成率", "占比")
_AMOUNTS = ("本期", "上期", "全年目标")
_SIGN = re.compile("^[▲↑+]")
_FALL = re.compile("^[▼↓]")
_MARKS = re.compile("[※*①-⑩]+$")
_ERRORS = re.compile(r"#(?:DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|N/A|[A-Z]{2,12}!?)|Err:[0-9]{3}")
_POINT_UNITS = ("百分点", "个百分点")
Told = tuple[str, str]
"""A place such as 全年!C5 and what is wrong there."""


def row_fields(row: Row) -> tuple[FigureFields | None, list[Told]]:
    """Return the fields of a row's indicator, or None with what is wrong, cell by cell."""
    unit = "%" if row.unit in _POINT_UNITS else row.unit
    told = [*_broken(row), *(_fractions(row) if unit in RATE_UNITS else ()), *_bare_rank(row)]
    if told:
        return None, told
    texts = {
        key: _text(cell) if key in (*_AMOUNTS, *_PERCENTAGES) else cell.text.strip()
        for key, (cell, _, _) in row.cells.items()
    }
    for key in _PERCENTAGES:
        percent = _percent(key, row, texts, unit) if key in texts else ""
        if percent is None:
            advice = "请在表头写明（%），或者写成 12.3%"
            told.append((row.cells[key][1], f"看不出“{texts[key]}”是百分之几，{advice}"))
        elif percent:
            texts[key] = percent
    if told:
        return None, told
    try:
        return FigureFields.model_validate({"名称": row.name, "单位": unit, **texts}), []
    except ValidationError as error:
        return None, [_translated(row, details["loc"], details["msg"]) for details in error.errors()]


def _translated(row: Row, loc: tuple[int | str, ...], message: str) -> Told:
    key = str(loc[0]) if loc else ""
    return (row.cells[key][1] if key in row.cells else row.place), message


def _broken(row: Row) -> Iterator[Told]:
    for cell, place, _ in row.cells.values():
        if cell.broken:
            yield place, cell.broken
        elif _ERRORS.fullmatch(cell.text):
            yield place, f"这一格是错误值 {cell.text}，请改好公式再试"


def _bare_rank(row: Row) -> Iterator[Told]:
    """Report a rank that is a number alone: the text has to say among whom."""
    cell, place, _ = row.cells.get("位次", (Cell(), "", ""))
    if re.fullmatch("[0-9]{1,4}", cell.text):
        yield place, f"位次只有“{cell.text}”，请写全，如 全县第{cell.text}位"


def _fractions(row: Row) -> Iterator[Told]:
    """Report a rate that may be a fraction: 0.926 of which the file does not say that it is shown as 92.6%."""
    for key in _AMOUNTS:
        cell, place, _ = row.cells.get(key, (Cell(), "", ""))
        if cell.number is not None and 0 < abs(cell.number) <= 1:
            percent = plain_digits(cell.number * 100)
            yield place, f"看不出 {cell.text} 是不是 {percent}%，请写成带 % 的文字"


def _text(cell: Cell) -> str:
    """Return a number as `parse_amount` reads it: arrows made signs, marks of footnotes gone."""
    text = squeeze(fold_width(cell.text)).replace("－", "-").replace("−", "-")
    text = _FALL.sub("-", _SIGN.sub("", _MARKS.sub("", text)))
    return text.replace("，", ",")


def _percent(key: str, row: Row, texts: dict[str, str], unit: str) -> str | None:
    """Return a percentage with its sign %, None where a fraction can't be told from per cent."""
    text = texts[key]
    cell, _, column_unit = row.cells[key]
    number = parse_amount(text)
    if number is None or number.unit:
        return text  # words, or a unit of its own
    if column_unit and cell.number is None:
        return text + (column_unit if column_unit != "百分点" else "个百分点")
    value = cell.number if cell.number is not None else number.value
    as_percent = Amount(value=_shown(value), unit="%", text="")
    as_fraction = Amount(value=_shown(value * 100), unit="%", text="")
    fitting = [option for option in (as_percent, as_fraction) if _fits(key, option, texts, unit)]
    if len(fitting) == 1:
        return f"{plain_digits(fitting[0].value)}%"
    if not fitting or not value or abs(value) > 1:
        return f"{plain_digits(as_percent.value)}%"
    return None


def _fits(key: str, option: Amount, texts: dict[str, str], unit: str) -> bool:
    """Tell whether a percentage agrees with the row's other numbers; what can't be tried agrees."""
    if key not in ("同比", "完成率"):
        return True
    value, base = (
        parse_amount(texts.get(name, ""), unit) for name in ("本期", "上期" if key == "同比" else "全年目标")
    )
    if value is None or base is None:
        return True
    if key == "同比":
        interval = growth_interval(value, base, rate=value.unit in RATE_UNITS)
    else:
        ratios = ratio_interval(value, base)
        interval = (ratios[0] * 100, ratios[1] * 100) if ratios else None
    return interval is None or allows(interval, option.value)


def _shown(value: Decimal) -> Decimal:
    """Return a percentage with at most two decimal places: a computed cell holds more than anybody prints."""
    places = -int(value.as_tuple().exponent)
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP) if places > 2 else value
