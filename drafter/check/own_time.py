"""When a speech is held: its year and its day, from the brief, else from its date, its front matter, its title."""

from __future__ import annotations

import re
from datetime import date

from drafter.check.rule import CheckContext
from drafter.model.speech import Speech

_DAY = re.compile(r"((?:19|20)\d\d)[-年./](\d{1,2})[-月./](\d{1,2})")
_YEAR = re.compile(r"((?:19|20)\d\d)(?=年)")


def own_day(context: CheckContext) -> date | None:
    """Return the day of the meeting, if it is told."""
    stated = context.brief.meeting.date if context.brief else context.speech.date
    match = _DAY.search(stated)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def own_year(context: CheckContext) -> int | None:
    """Return the year that a speech calls 今年, if it is told; a brief is believed before the speech."""
    if context.brief is not None:
        return context.brief.year
    return speech_year(context.speech)


def speech_year(speech: Speech) -> int | None:
    """Return the year of a speech itself: of its date, its front matter, its title, or None."""
    match = _DAY.search(speech.date) or _YEAR.search(speech.date)
    if match:
        return int(match[1])
    if speech.year is not None:
        return speech.year
    title = _YEAR.findall(speech.title or "")
    return int(title[-1]) if title else None


def overdue_month(held: date, month: int, day: int | None = None) -> bool:
    """Tell whether a month (or day) named without its year lay before a day, and not so long that the next is meant.

    Args:
        held: The day of the meeting.
        month: 1 to 12.
        day: Day of the month; None for its end.
    """
    if month == held.month:
        return day is not None and day < held.day
    return 0 < held.month - month <= (1 if held.month >= _YEAR_END else _LATELY)


_LATELY = 4
"""Months back that are not yet the next year's."""
_YEAR_END = 11
"""From this month on, 6月底 is mostly next year's."""
