"""The structure of the speeches of a kind (文种画像): bands of each measure, the order of moves, the usual moves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, median
from typing import NamedTuple

from drafter.model.profile import (
    HEADINGS,
    LENGTH,
    LONGEST_SENTENCE,
    MEAN_SENTENCE,
    Band,
    KindProfile,
    SpeechProfile,
    is_share,
    share_of,
)
from drafter.model.vocabulary import Kind, Move

LARGE = 20
"""From this number on the speeches of a kind speak for themselves: their own percentiles, nothing pooled."""
TAIL = 0.05
"""Share of the speeches that may lie beyond either end of a band."""
LEAST = 4
"""With fewer values there is no band."""
USUAL = 0.9
"""A move that this share of the speeches has is a usual one."""
FIRM = 0.85
"""Two moves have an order where this share of the speeches that have both keep it."""
_COMMON = 0.5
"""A move that fewer of the speeches have takes no part in the order."""
_SHRINKAGE = 8.0
"""For how many speeches the spread of all kinds counts beside the kind's own."""
_LEAST_SPREAD = 0.05
"""On the scale of `_scaled`: speeches that agree to the letter still leave room for others."""
_NOTHING = 0.005
"""A lower end of a share below this is none: it would be shown as 0% and alarm on 0%."""
_DIGITS = 4
_LOGARITHMIC = frozenset({LENGTH, MEAN_SENTENCE, LONGEST_SENTENCE})


class Measured(NamedTuple):
    """A speech's kind and structure."""

    kind: Kind
    profile: SpeechProfile


class _Centred(NamedTuple):
    """The values of one measure in the speeches of a kind, scaled, about their median."""

    middle: float
    residuals: tuple[float, ...]


def kind_profiles(speeches: Iterable[Measured]) -> dict[Kind, KindProfile]:
    """Return the profile of each kind that the speeches have; see `kind_profile`."""
    found = list(speeches)
    kinds = {item.kind for item in found}
    return {kind: kind_profile(kind, found) for kind in Kind if kind in kinds}


def kind_profile(kind: Kind, speeches: Sequence[Measured]) -> KindProfile:
    """Return the structure of the speeches of one kind.

    From 20 speeches on, a band is their own 5th to 95th percentile. With fewer, eight say, percentiles are little
    more than the least and the greatest value, and one new speech in five would lie outside. Then the kind gives
    the middle (its median), and all kinds together give the spread: values are set on a scale on which kinds of
    different size vary alike (square roots of shares and counts, logarithms of lengths); the kind's standard
    deviation is drawn towards that of all kinds; and how many of those deviations the band reaches down and up is
    taken from the speeches themselves, each held against its own kind without it, so that one in twenty lies
    beyond either end (jackknife).

    Args:
        kind: The kind.
        speeches: Speeches of the kind, and where they are few, those of other kinds, which lend their spread.
    """
    own = [item.profile for item in speeches if item.kind is kind]
    names = dict.fromkeys(name for profile in own for name in profile.measures)
    bands = {}
    for name in names:
        values = [profile.measures[name] for profile in own if name in profile.measures]
        if len(values) < LEAST:
            continue
        if len(own) >= LARGE:
            bands[name] = _band(_percentile(values, TAIL), median(values), _percentile(values, 1 - TAIL))
        else:
            bands[name] = _pooled_band(name, kind, speeches)
    present = {
        move: sum(profile.measures.get(share_of(move), 0) > 0 for profile in own) / max(1, len(own))
        for move in Move
    }
    return KindProfile(
        kind=kind,
        count=len(own),
        bands=bands,
        order=_order(own, [move for move in Move if present[move] >= _COMMON]),
        usual=frozenset(move for move in Move if present[move] >= USUAL),
    )


def _order(profiles: Sequence[SpeechProfile], moves: Sequence[Move]) -> tuple[Move, ...]:
    """Return the moves in their order, without those that stand now here, now there."""
    middles = [profile.move_middles() for profile in profiles]
    places = {
        move: fmean(found[move] for found in middles if move in found)
        for move in moves
        if any(move in found for found in middles)
    }
    order = sorted(places, key=lambda move: (places[move], list(Move).index(move)))
    while True:
        weak = {
            move: sum(not _firm(first, second, middles) for first, second in _pairs(order, move))
            for move in order
        }
        worst = max(order, key=lambda move: (weak[move], -list(Move).index(move)), default=None)
        if worst is None or not weak[worst]:
            return tuple(order)
        order.remove(worst)


def _pairs(order: Sequence[Move], move: Move) -> list[tuple[Move, Move]]:
    at = order.index(move)
    return [(other, move) for other in order[:at]] + [(move, other) for other in order[at + 1 :]]


def _firm(first: Move, second: Move, middles: Sequence[Mapping[Move, float]]) -> bool:
    both = [found[first] < found[second] for found in middles if first in found and second in found]
    return not both or fmean(both) >= FIRM


def _pooled_band(name: str, kind: Kind, speeches: Sequence[Measured]) -> Band:
    values: dict[Kind, list[float]] = {}
    for item in speeches:
        if name in item.profile.measures:
            values.setdefault(item.kind, []).append(_scaled(name, item.profile.measures[name]))
    centred = {key: _centred(found) for key, found in values.items() if len(found) >= LEAST}
    pooled = _mean_square([residual for item in centred.values() for residual in item.residuals])
    reaches = sorted(
        _left_out(values[key], position, pooled) for key in centred for position in range(len(values[key]))
    )
    spread = _spread(centred[kind], pooled)
    middle = centred[kind].middle
    low = _unscaled(name, middle + min(0.0, _conformal(reaches, TAIL)) * spread)
    high = _unscaled(name, middle + max(0.0, _conformal(reaches, 1 - TAIL)) * spread)
    if is_share(name) and low < _NOTHING:
        low = 0.0
    return _band(low, _unscaled(name, middle), high)


def _band(low: float, middle: float, high: float) -> Band:
    """Return a band with rounded ends: the same on every machine, and the same when read from a file."""
    return Band(low=round(low, _DIGITS), middle=round(middle, _DIGITS), high=round(high, _DIGITS))


def _left_out(values: Sequence[float], position: int, pooled: float) -> float:
    """Return how many deviations a speech lies from the middle of the others of its kind."""
    others = _centred([*values[:position], *values[position + 1 :]])
    return (values[position] - others.middle) / _spread(others, pooled)


def _centred(values: Sequence[float]) -> _Centred:
    middle = median(values)
    return _Centred(middle, tuple(value - middle for value in values))


def _spread(item: _Centred, pooled: float) -> float:
    count = len(item.residuals)
    square = (count * _mean_square(item.residuals) + _SHRINKAGE * pooled) / (count + _SHRINKAGE)
    return max(_LEAST_SPREAD, math.sqrt(square))


def _mean_square(values: Sequence[float]) -> float:
    return fmean(value * value for value in values) if values else 0.0


def _conformal(ordered: Sequence[float], share: float) -> float:
    """Return the value below which the share lies, the next one out where it falls between two."""
    rank = share * (len(ordered) + 1)
    index = math.floor(rank) if share < 0.5 else math.ceil(rank)
    return ordered[min(len(ordered), max(1, index)) - 1]


def _percentile(values: Sequence[float], share: float) -> float:
    """Return a percentile, between two values in proportion (as in spreadsheets)."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = min(int(place), len(ordered) - 2) if len(ordered) > 1 else 0
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _scaled(name: str, value: float) -> float:
    return math.log(max(value, 1.0)) if name in _LOGARITHMIC else math.sqrt(max(value, 0.0))


def _unscaled(name: str, value: float) -> float:
    if name in _LOGARITHMIC:
        return math.exp(value)
    result = max(value, 0.0) ** 2
    if name in HEADINGS:
        return float(round(result))
    return min(1.0, result) if is_share(name) else result
