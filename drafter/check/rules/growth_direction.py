"""FIG006: a figure that fell is said to have grown, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.figure_mentions import figure_mentions
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.derivation import derive_growth
from drafter.model.rule_settings import Parameters
from drafter.text.quantities import quantities
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    growths = {}
    for figure in context.brief.figures:
        growth = derive_growth(figure)
        if growth is not None and growth.value:
            growths[figure.name] = growth
    up, down = (re.compile(f"(?:{parameters.any_of(name)})[了约近]?") for name in ("增", "减"))
    for part, name, span in figure_mentions(context, growths):
        growth, stretch = growths[name], span.of(part.text)
        wrong, right = (up, "下降") if growth.value < 0 else (down, "增长")
        for match in wrong.finditer(stretch):
            number = next(quantities(stretch[match.end() :]), None)
            if number and number.span.start == 0 and abs(number.value) == abs(growth.value):
                place = match.span()
                yield Finding(
                    context.place(part, Span(*place).shift(span.start)),
                    f"“{name}”按需求单是{right}的，这里写成了“{match[0]}”",
                    f"改成“{right}{growth.text}”，或核对需求单的本期、上期",
                )


RULE = Rule(code="FIG006", name="增减方向相反", needs=frozenset({Need.BRIEF}), function=_check)
