"""Amounts as users write them: 1.26亿元, 12600万元, 98.5%, 320户, 2.4个百分点."""

from __future__ import annotations

import re
from decimal import Decimal

from drafter.model.figure import Amount
from drafter.text.characters import fold_width

_AMOUNT = re.compile(
    r"([-+]?)([0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?|[0-9]{1,13}(?:\.[0-9]{1,6})?)(\D{0,12})"
)
_LEVEL = re.compile("(?:与?(?:上年|去年)(?:同期)?|同比)?(?:基本)?持平")
_SINCE = re.compile("^(?:同比|(?:比|较)?(?:上年|去年)(?:同期)?)")
_SHARE = re.compile("占(.{1,30}?)的?(?:比重|比例)?(?:为|达到?)?([0-9].{0,12})")


def parse_share(text: str) -> tuple[Amount, str] | None:
    """Return share and whole of `占全部工业的38.2%` or `38.2%` (whole unknown), or None."""
    compact = fold_width(str(text)).replace(" ", "")
    match = _SHARE.fullmatch(compact)
    amount = parse_amount(match[2] if match else compact, "%")
    if amount is None or amount.unit != "%":
        return None
    return amount, match[1].removesuffix("的") if match else ""


def parse_amount(text: str, unit: str = "") -> Amount | None:
    """Return the amount that a text states, or None when it states none.

    Args:
        text: A number, with or without its unit; full-width digits and blanks are accepted.
        unit: The unit to take when the text has none.
    """
    compact = fold_width(str(text)).replace(" ", "")
    match = _AMOUNT.fullmatch(compact)
    if not match:
        return None
    digits = match[2].replace(",", "")
    unit = match[3] or unit
    sign = "-" if match[1] == "-" else ""
    return Amount(value=Decimal(sign + digits), unit=unit, text=f"{sign}{digits}{unit}")


def parse_percentage(text: str) -> Decimal | None:
    """Return the number of per cent or percentage points of `12.3%`, `下降2.1%`, `0.4个百分点`."""
    compact = fold_width(str(text)).replace(" ", "")
    if _LEVEL.fullmatch(compact):
        return Decimal(0)
    bare = _SINCE.sub("", compact, count=1)
    falls = re.match("下降|减少|降低|回落|下滑|负增长", bare)
    amount = parse_amount(re.sub("^(负?增长|提高|上升|增加|下降|减少|降低|回落|下滑)", "", bare))
    if amount is None or amount.unit not in ("", "%", "个百分点", "百分点"):
        return None
    return -abs(amount.value) if falls else amount.value
