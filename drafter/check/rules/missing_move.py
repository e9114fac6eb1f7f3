"""STR001: a part that speeches of this kind always have is missing. Source: the kind's template."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    template = context.template
    assert template is not None
    if not context.speech.complete:  # what the source cut off is not missing
        return
    present = {move for block in context.speech.blocks for move in (block.move, *block.also)}
    for move in template.moves:
        if move in template.required_moves and move not in present:
            yield Finding(
                context.whole(),
                f"没有找到“{move.label}”部分，{template.name}讲话通常都有",
                f"补上“{move.label}”；确实不需要的，可以不管",
            )


RULE = Rule(code="STR001", name="缺少部分", needs=frozenset({Need.TEMPLATE}), function=_check)
