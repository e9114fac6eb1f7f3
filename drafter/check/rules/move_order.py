"""STR004: two moves stand the other way round than in the speeches of the kind. Source: the profile of the kind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from drafter.check.bands import comparable, place_of_move
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.profile import share_of
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    pair = comparable(context, parameters.number("最少字数"))
    if pair is None:
        return
    measured, profile = pair
    middles = measured.move_middles()
    least = parameters.number("最少占比") / 100
    order = [
        move
        for move in profile.order
        if move in middles and (measured.measures[share_of(move)] >= least or move in profile.usual)
    ]
    told: set[Move] = set()
    for first, second in combinations(order, 2):
        if middles[first] > middles[second] and not told & {first, second}:
            told |= {first, second}
            yield Finding(
                place_of_move(context, first),
                f"“{first.label}”排在“{second.label}”后面，{profile.kind.label}讲话通常先讲“{first.label}”"
                f"（{profile.count} 篇的统计）",
                f"把“{first.label}”调到“{second.label}”之前；有意这样安排的，可以不管",
            )


RULE = Rule(code="STR004", name="语步顺序", needs=frozenset({Need.PROFILE}), function=_check)
