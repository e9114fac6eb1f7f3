"""STR013: a speech far longer or shorter than those of its kind. Source: the profile of the kind."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.bands import comparable, outside
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.profile import LENGTH, Position
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if context.brief is not None and context.brief.length:  # the brief says how long it is to be
        return
    pair = comparable(context, parameters.number("最少字数"))
    found = outside(*pair, LENGTH) if pair else None
    if found is None:
        return
    factor = parameters.number("倍数百分") / 100
    long = found.position is Position.ABOVE
    if (found.value > found.band.high * factor) if long else (found.value < found.band.low / factor):
        yield Finding(
            context.whole(),
            f"全文{found.shown}，远{'长' if long else '短'}于同类讲话（{found.usual}）",
            "看会议留的时间定篇幅：压缩次要的部分" if long else "看会议留的时间定篇幅：补实主要的部分",
        )


RULE = Rule(code="STR013", name="篇幅悬殊", needs=frozenset({Need.PROFILE}), function=_check)
