"""Numbers in running text: Arabic numbers with their magnitude and unit, dates and percentages.

Source of the forms: GB/T 15835-2011 (Arabic numerals for measured quantities, 万/亿 as magnitudes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.text.characters import fold_width
from drafter.text.spans import Span

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z.])(?P<sign>-?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<magnitude>万亿|亿|千万|百万|十万|万|千(?!瓦|克|米|伏))?(?P<rest>[余多]?)"
    r"(?P<unit>%|‰|个百分点|[a-zA-Z]{1,4}|[\u4e00-\u9fff])?"
)
_LONG_UNIT = re.compile(
    r"[余多]?(?:(?:平方|立方)?(?:公里|千米|厘米|毫米|海里|米|尺)|公里|公顷|公斤|公分|千克|毫克|千瓦时?|兆瓦时?|千伏安?|毫升"
    r"|[人户家车班场]次|小时|分钟|秒钟|个?(?:工作日|百分点|小时|月)|摄氏度|标准箱|床位|[美港欧日]元)"
)
"""Units of more than one character, 余 or 多 before them. Source: GB 3100-1993; 人次 and its kind from communiqués."""
_MAGNITUDES = {
    "千": Decimal(10**3),
    "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}


class Quantity(NamedTuple):
    """One number of a text."""

    span: Span
    """Where the digits stand, with sign and magnitude, without the unit."""
    value: Decimal
    """The value with its magnitude: 1.2亿 is 120000000."""
    magnitude: str
    """`亿`, `万`, … or empty."""
    unit: str
    """The unit's first characters as written (`%`, `个百分点`, `元`), or empty."""


_MONTH = re.compile(r"(?<!\d)\d{1,2}月\Z")
_MONTH_LENGTH = 3


def whole_span(text: str, quantity: Quantity) -> Span:
    """Return where a number stands with its unit in full: 12公里 where `unit` is 公, 9月30日 and not 30日."""
    month = _MONTH.search(text, max(0, quantity.span.start - _MONTH_LENGTH), quantity.span.start)
    if month and quantity.unit.startswith(("日", "号")):
        return Span(month.start(), quantity.span.end + 1)
    match = _LONG_UNIT.match(text, quantity.span.end)
    if match:
        return Span(quantity.span.start, match.end())
    end = quantity.span.end + text.startswith(("余", "多"), quantity.span.end)
    return Span(quantity.span.start, min(len(text), end + len(quantity.unit)))


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the Arabic numbers of a text; full-width digits count, digits inside words (5G's G5) do not."""
    # A full-width comma ends a clause and groups no digits: 商户15，120户提档.
    folded = fold_width(text.replace("，", "、"))
    for match in _NUMBER.finditer(folded):
        magnitude = match["magnitude"] or ""
        value = Decimal(match["sign"] + match["digits"].replace(",", ""))
        end = match.end("magnitude") if magnitude else match.end("digits")
        yield Quantity(
            span=Span(match.start(), end),
            value=value * _MAGNITUDES.get(magnitude, Decimal(1)),
            magnitude=magnitude,
            unit=match["unit"] or "",
        )
