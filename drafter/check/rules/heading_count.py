"""STR006: too many or too few headings for the kind, or a long speech without any."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.bands import comparable, outside, place_of_block
from drafter.check.outline import headings
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.profile import HEADINGS, LENGTH, Position
from drafter.model.rule_settings import Parameters

_EXAMPLES = ("一、", "（一）", "1.")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    pair = comparable(context, parameters.number("最少字数"))
    if pair is None:
        return
    measured, profile = pair
    found = list(headings(context.speech))
    length = int(measured.measures[LENGTH])
    if not found:
        if length >= parameters.number("必有标题字数"):
            yield Finding(
                context.whole(),
                f"全文 {length} 字，没有一个小标题，听的人不容易抓住层次",
                "按要讲的几件事分成几部分，各加一个小标题",
            )
        return
    for level, name in enumerate(HEADINGS, 1):
        band = outside(measured, profile, name)
        if band is None:
            continue
        first = next((item.block for item in found if item.level == level), found[0].block)
        many = band.position is Position.ABOVE
        yield Finding(
            place_of_block(context, first),
            f"“{_EXAMPLES[level - 1]}”一级的标题有 {band.shown}，偏{'多' if many else '少'}（{band.usual}）",
            "把相近的合并成一条" if many else "把内容多的部分再分一层",
        )


RULE = Rule(code="STR006", name="标题过多过少", needs=frozenset({Need.PROFILE}), function=_check)
