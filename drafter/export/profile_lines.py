"""The structure of a speech beside its kind, for the terminal: moves in order with bars, measures on a scale."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from drafter.model.profile import (
    SHARE,
    Band,
    KindProfile,
    ProfileReport,
    SpeechProfile,
    share_of,
    show_band,
    show_value,
)
from drafter.model.vocabulary import Move

_BAR = 40
"""Columns of the bar of the longest possible move."""
_SCALE = 15
"""Signs of the scale of a measure; all are full-width, since the width of others is a matter of the terminal."""
_OUTSIDE, _INSIDE, _MIDDLE, _VALUE = "．＝中本"


def profile_lines(reports: Iterable[ProfileReport]) -> Iterator[str]:
    """Yield the lines that show the structure of speeches, in Chinese."""
    for number, report in enumerate(reports):
        if number:
            yield ""
        yield from _one(report)


def compared_with(report: ProfileReport) -> str:
    """Return what a speech is held against, in Chinese."""
    profile = report.profile
    if profile is None:
        return f"语料里没有“{report.kind.label}”的讲话稿，没有可比的区间"
    whose = "自己收入的" if profile.own else "随附语料的"
    return f"比的是{whose} {profile.count} 篇{profile.kind.label}讲话，区间是其中九成（5%～95%）所在的范围"


def _one(report: ProfileReport) -> Iterator[str]:
    measured, profile = report.measured, report.profile
    guessed = "（按文字判断，可用 --kind 指定）" if report.kind_guessed else ""
    yield f"【{report.name}】{report.kind.label}{guessed}" if measured else f"【{report.name}】"
    yield compared_with(report)
    if measured:
        yield "语步（按先后）："
        for move, share in measured.moves:
            shown = _padded(show_value(SHARE, share), 7, right=True)
            yield f"  {_padded(move.label, 6)}{shown}  {'█' * round(share * _BAR)}".rstrip()
    elif profile:
        yield f"语步（通常的先后）：{' → '.join(move.label for move in profile.order)}"
        yield f"几乎篇篇都有：{'、'.join(move.label for move in Move if move in profile.usual)}"
    yield from _measures(measured, profile)
    if report.headings:
        yield "标题："
        for level, text in report.headings:
            yield f"  {'  ' * (level - 1)}{text}"


def _measures(measured: SpeechProfile | None, profile: KindProfile | None) -> Iterator[str]:
    values = measured.measures if measured else {}
    names = shown_measures(measured, profile)
    if not names:
        return
    yield "各项" + ("（图：本 本文，中 中位数，＝ 区间，．区间以外）：" if profile and measured else "：")
    wide = max(_width(name) for name in names)
    for name in names:
        value, band = values.get(name), profile.bands.get(name) if profile else None
        line = "  " + _padded(name, wide + 2)
        if value is not None:
            line += _padded(show_value(name, value), 10, right=True)
        if band is not None:
            verdict = f"  {_padded(band.place(value).value, 4)} " if value is not None else "  "
            middle = f"（中位 {show_value(name, band.middle)}）"
            line += verdict + _padded(show_band(name, band) + middle, 36) + scale(value, band)
        yield line.rstrip()


def shown_measures(measured: SpeechProfile | None, profile: KindProfile | None) -> list[str]:
    """Return the names of the measures that are worth showing: not the moves that neither side has."""
    values = measured.measures if measured else {}
    bands = profile.bands if profile else {}
    moves = {share_of(move) for move in Move}
    return [
        name
        for name in dict.fromkeys((*values, *bands))
        if name not in moves or values.get(name) or (name in bands and bands[name].middle)
    ]


def scale(value: float | None, band: Band) -> str:
    """Return a value on a scale from 0: `．．＝＝中＝本＝．．`; the value covers the median."""
    top = max(band.high, value or 0.0) * 1.1 or 1.0
    marks = [_OUTSIDE] * _SCALE
    low, middle, high = (_column(point, top) for point in (band.low, band.middle, band.high))
    marks[low : high + 1] = _INSIDE * (high + 1 - low)
    marks[middle] = _MIDDLE
    if value is not None:
        marks[_column(value, top)] = _VALUE
    return "".join(marks)


def _column(value: float, top: float) -> int:
    return min(_SCALE - 1, int(_SCALE * value / top))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int, *, right: bool = False) -> str:
    blanks = " " * max(0, width - _width(text))
    return blanks + text if right else text + blanks
