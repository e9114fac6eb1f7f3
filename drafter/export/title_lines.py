"""A long title in lines of whole sense and even length, without a word segmenter.

Source: GB/T 9704-2012, 7.3.1: a title that turns over keeps its words whole, is symmetrical and of fitting length.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from drafter.model.draft import Piece
from drafter.model.page import PageProfile, TitleBreaks

_SHORTEST_LAST = 4  # 的讲话, 讲话, 致辞 alone are no line
_LONGEST = 200  # no title is longer; beyond it lines are merely cut
_NEVER = 1e9
# Costs are in squared characters: a line that is n characters off the even length costs n².
_INSIDE_QUOTES = 150.0
_INSIDE_SENSE = 12.0
_AFTER_MARK = 0.0
_BEFORE_WORD = 3.0
_LONE_CHARACTER = 20.0  # a line that starts 时的 or 镇、 has torn a word
_BEFORE_OPENER = -30.0
_CLOSING = "”》）"
_DASH = "——"
_DEPTH = {"“": 1, "《": 1, "（": 1, "”": -1, "》": -1, "）": -1}


def break_title(title: str, limit: float, breaks: TitleBreaks) -> list[str]:
    """Return the lines of a title; joined, they are the title.

    Args:
        title: One line of text.
        limit: The most that a line holds, in widths of a Chinese character.
        breaks: The words that stay whole and the characters that may not start or end a line.

    Returns:
        One line where the title fits; else as few as hold it, balanced. A title that allows no good break is
        broken anywhere.
    """
    subtitle = title.find(_DASH, 1)
    if subtitle > 0 and sum(map(_width, title)) > limit:
        return _balanced(title[:subtitle], limit, breaks) + _balanced(title[subtitle:], limit, breaks)
    return _balanced(title, limit, breaks)


def broken_title(pieces: tuple[Piece, ...], page: PageProfile) -> tuple[Piece, ...]:
    """Return the pieces of a title with a line feed wherever a line of it ends on the page."""
    title = "".join(piece.text for piece in pieces)
    lines = break_title(title, int(page.text_width_pt / page.title_pt), page.title_breaks)
    ends, position = set(), 0
    for line in lines[:-1]:
        position += len(line)
        ends.add(position)
    result, position = [], 0
    for piece in pieces:
        text = "".join(
            "\n" * (number in ends) + character for number, character in enumerate(piece.text, position)
        )
        result.append(replace(piece, text=text))
        position += len(piece.text)
    return tuple(result)


def _balanced(title: str, limit: float, breaks: TitleBreaks) -> list[str]:
    widths = [0.0]
    for character in title:
        widths.append(widths[-1] + _width(character))
    if widths[-1] <= limit:
        return [title]
    if len(title) <= _LONGEST:
        costs = _break_costs(title, breaks)
        count = int(-(-widths[-1] // limit))
        for lines in (count, count + 1):
            cuts = _cheapest(widths, costs, limit, widths[-1] / lines)
            if cuts is not None:
                return [title[start:end] for start, end in zip([0, *cuts], [*cuts, len(title)], strict=True)]
    step = max(1, int(limit))
    return [title[start : start + step] for start in range(0, len(title), step)]


def _width(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


def _break_costs(title: str, breaks: TitleBreaks) -> list[float]:
    """Return what a break before each character costs; breaks that would be wrong cost the most."""
    costs = [_NEVER]
    depth = 0
    for index in range(1, len(title)):
        before, after = title[index - 1], title[index]
        depth = max(0, depth + _DEPTH.get(before, 0))
        if after in breaks.not_first or before in breaks.not_last or (before + after).isascii():
            costs.append(_NEVER)
            continue
        cost = _AFTER_MARK if before in _CLOSING else _INSIDE_SENSE
        if depth:
            cost = _INSIDE_QUOTES
        elif title[index + 1 : index + 2] in breaks.not_first:
            cost += _LONE_CHARACTER
        costs.append(cost)
    longest = max(map(len, breaks.words), default=0)
    for start in range(len(title)):
        if start and costs[start] < _INSIDE_QUOTES and title.startswith(breaks.openers or "\0", start):
            costs[start] = _BEFORE_OPENER
        for end in range(start + 2, min(start + longest, len(title)) + 1):
            if title[start:end] in breaks.words:
                costs[start] = (
                    min(costs[start], _BEFORE_WORD) if costs[start] == _INSIDE_SENSE else costs[start]
                )
                costs[start + 1 : end] = [_NEVER] * (end - start - 1)
    for index in range(max(1, len(title) - _SHORTEST_LAST + 1), len(title)):
        costs[index] = _NEVER
    return costs


def _cheapest(widths: list[float], costs: list[float], limit: float, even: float) -> list[int] | None:
    """Return the breaks of least cost, or None where every way needs a wrong one."""
    size = len(widths) - 1
    best = [0.0] + [_NEVER] * size
    origin = [0] * (size + 1)
    for end in range(1, size + 1):
        at_end = costs[end] if end < size else 0.0
        if at_end >= _NEVER:
            continue
        start = end - 1
        while start >= 0 and widths[end] - widths[start] <= limit:
            cost = best[start] + (widths[end] - widths[start] - even) ** 2 + at_end
            if best[start] < _NEVER and cost < best[end]:
                best[end], origin[end] = cost, start
            start -= 1
    if best[size] >= _NEVER:
        return None
    cuts = []
    position = origin[size]
    while position:
        cuts.append(position)
        position = origin[position]
    return cuts[::-1]
