"""Cells of a spreadsheet, whatever file they come from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_FINE = Decimal("0.0001")
_MOST_DECIMALS = 4


class Cell(NamedTuple):
    """One cell."""

    text: str = ""
    """What it says: of a number its plain digits, `12.3%` where it is known to be shown so."""
    number: Decimal | None = None
    """Its value where it is a number and how it is shown is not known or General; then `text` is this number's."""
    broken: str = ""
    """Why it has no value, in Chinese: a formula without result."""


EMPTY = Cell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One worksheet."""

    name: str
    """Empty for files that have no worksheets (.csv)."""
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    """First and last cell of merged ranges, (row, column) from 0."""

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell, an empty one outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return EMPTY

    def place(self, row: int, column: int) -> str:
        """Return the name of a cell as spreadsheets show it: 全年!C5."""
        letters, number = "", column + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{self.name}!{letters}{row + 1}" if self.name else f"{letters}{row + 1}"


def number_cell(value: float, *, decimals: int | None = None, percent: bool = False) -> Cell:
    """Return the cell of a number.

    Args:
        value: As stored.
        decimals: Places that the cell shows, None where that is not known.
        percent: The cell shows it in per cent.
    """
    try:
        exact = Decimal(repr(value))
    except ArithmeticError:  # pragma: no cover - repr of a float is always a number
        return Cell(str(value))
    if not exact.is_finite() or abs(exact) >= Decimal(10) ** 15:
        return Cell(str(value))
    if percent:
        exact *= 100
    if decimals is not None:
        shown = exact.quantize(Decimal(1).scaleb(-min(decimals, 6)), rounding=ROUND_HALF_UP)
    else:
        shown = exact.quantize(_FINE, rounding=ROUND_HALF_UP) if -exact.as_tuple().exponent > 4 else exact  # type: ignore[operator]
    digits = plain_digits(shown)
    if percent:
        return Cell(digits + "%")
    return Cell(digits, exact if decimals is None else None)


def plain_digits(number: Decimal) -> str:
    """Return a number without exponent and without zeros at the end of its decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
