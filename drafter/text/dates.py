"""Dates as speeches bear them.

Source of the form: GB/T 15835-2011 (Arabic numerals, 年 月 日, no leading zeros).
"""

from __future__ import annotations

import re

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def chinese_date(date: str) -> str:
    """Return 2026-09-22 as 2026年9月22日; a date in another form as it is."""
    match = _ISO.fullmatch(date)
    if not match:
        return date
    year, month, day = (int(part) for part in match.groups())
    return f"{year}年{month}月{day}日"
