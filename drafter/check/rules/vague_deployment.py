"""STR009: many paragraphs of the deployment hold neither figure nor deadline nor owner (空话率)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.bands import comparable, outside, place_of_move
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.profile import VAGUENESS, Position
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    pair = comparable(context, parameters.number("最少字数"))
    found = outside(*pair, VAGUENESS) if pair else None
    if found is None or found.position is not Position.ABOVE:
        return
    if found.value * 100 < parameters.number("最低空话率"):
        return
    yield Finding(
        place_of_move(context, Move.DEPLOYMENT),
        f"部署部分有 {found.shown} 的段落没有数字、时限和责任单位（{found.usual}）",
        "逐段补上：干到什么数、什么时候干完、谁来干；补不出来的，删去或合并",
    )


RULE = Rule(code="STR009", name="空话率", needs=frozenset({Need.PROFILE}), function=_check)
