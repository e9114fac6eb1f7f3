"""STR010: a whole deployment without one deadline, without one owner, or without one figure. Source: custom."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.bands import place_of_move
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.profile import CONCRETE, LENGTH, share_of
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if context.measured is None:
        return
    measures = context.measured.measures
    length = measures.get(LENGTH, 0) * measures.get(share_of(Move.DEPLOYMENT), 0)
    if length < parameters.number("最少字数"):
        return
    missing = [
        (what, advice)
        for what, advice in parameters.table("应有").items()
        if measures.get(CONCRETE + what) == 0
    ]
    if missing:
        names = "、".join(what for what, _ in missing)
        yield Finding(
            place_of_move(context, Move.DEPLOYMENT),
            f"部署部分 {length:.0f} 字，通篇没有{names}",
            "；".join(advice for _, advice in missing),
        )


RULE = Rule(code="STR010", name="部署缺责任时限", function=_check)
