"""STR005: a move is longer or shorter than in the speeches of the kind. Source: the profile of the kind."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.bands import Outside, comparable, outside, place_of_move
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.profile import Band, Position, share_of
from drafter.model.rule_settings import Parameters
from drafter.model.template import KindTemplate
from drafter.model.vocabulary import Move


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    pair = comparable(context, parameters.number("最少字数"))
    if pair is None:
        return
    ignored = parameters.words("不查")
    margin = parameters.number("余量") / 100
    found: list[tuple[Move, Outside, str]] = []
    for move in Move:
        item = outside(*pair, share_of(move))
        if item is None or not item.value or move.label in ignored:  # what is missing, STR012 tells
            continue
        low, high = _widened(item.band, move, context.template)
        if low - margin <= item.value <= high + margin:
            continue
        if item.value - item.band.high <= margin and item.band.low - item.value <= margin:
            continue
        found.append((move, item, "长" if item.position is Position.ABOVE else "短"))
    few = pair[1].count < parameters.number("少于几篇合为一条")
    if few and len(found) > 1:
        yield _together(context, found, pair[1].count)
        return
    for move, item, way in found:
        yield Finding(
            place_of_move(context, move),
            f"“{move.label}”占全文 {item.shown}，偏{way}（{item.usual}）",
            f"{'压缩' if way == '长' else '充实'}“{move.label}”；会议有特别安排的，可以不管",
        )


def _together(context: CheckContext, found: list[tuple[Move, Outside, str]], count: int) -> Finding:
    """Return one finding on all the moves: a band of a few speeches is worth no more."""
    shares = "、".join(f"“{move.label}”占全文 {item.shown}偏{way}" for move, item, way in found)
    return Finding(
        place_of_move(context, found[0][0]),
        f"结构供参考：与 {count} 篇同类讲话相比，{shares}",
        "同类讲话篇数不多，只作参考；会议有特别安排的，可以不管",
    )


def _widened(band: Band, move: Move, template: KindTemplate | None) -> tuple[float, float]:
    """Return the ends of a band with the share that the speech's variant is built for inside."""
    share = template.shape.shares.get(move) if template else None
    if share is None:
        return band.low, band.high
    return min(band.low, share / 100), max(band.high, share / 100)


RULE = Rule(code="STR005", name="语步篇幅", needs=frozenset({Need.PROFILE}), function=_check)
