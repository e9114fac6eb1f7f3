"""STR005: a move is longer or shorter than in the speeches of the kind. Source: the profile of the kind."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.bands import comparable, outside, place_of_move
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.profile import Band, Position, share_of
from drafter.model.rule_settings import Parameters
from drafter.model.template import KindTemplate
from drafter.model.vocabulary import Move


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    pair = comparable(context, parameters.number("最少字数"))
    if pair is None:
        return
    measured, profile = pair
    ignored = parameters.words("不查")
    margin = parameters.number("余量") / 100
    for move in Move:
        found = outside(measured, profile, share_of(move))
        if found is None or not found.value or move.label in ignored:  # what is missing, STR012 tells
            continue
        low, high = _widened(found.band, move, context.template)
        if low - margin <= found.value <= high + margin:
            continue
        long = found.position is Position.ABOVE
        if found.value - found.band.high <= margin and found.band.low - found.value <= margin:
            continue
        yield Finding(
            place_of_move(context, move),
            f"“{move.label}”占全文 {found.shown}，偏{'长' if long else '短'}（{found.usual}）",
            f"{'压缩' if long else '充实'}“{move.label}”；会议有特别安排的，可以不管",
        )


def _widened(band: Band, move: Move, template: KindTemplate | None) -> tuple[float, float]:
    """Return the ends of a band with the share that the speech's variant is built for inside."""
    share = template.shape.shares.get(move) if template else None
    if share is None:
        return band.low, band.high
    return min(band.low, share / 100), max(band.high, share / 100)


RULE = Rule(code="STR005", name="语步篇幅", needs=frozenset({Need.PROFILE}), function=_check)
