"""WRD004: a character typed twice: 的的, 了了, 推进进."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    doubled = re.compile("|".join(parameters.table("叠字正则").values()) or "(?!)")
    for part in context.parts():
        for match in doubled.finditer(part.text):
            place = context.place(part, Span(match.start(), match.end()))
            right = _single(match[0])
            yield Finding(place, f"“{match[0]}”多了一个字", f"改为“{right}”", Fix(span=place, text=right))


def _single(text: str) -> str:
    """Return the text with its first doubled character once."""
    return re.sub(r"(.)\1", r"\1", text, count=1)


RULE = Rule(code="WRD004", name="叠字", function=_check, mechanical=True)
