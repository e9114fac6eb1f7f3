"""WRD002: words taken for one another, told by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.check.words import entries_of, find_entries
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part, span, entry in find_entries(context, entries_of(context, "混用")):
        place = context.place(part, span)
        yield Finding(
            place,
            f"“{entry.wrong}”疑为“{entry.right}”之误",
            f"看上下文，通常写作“{entry.right}”",
            Fix(span=place, text=entry.right),
        )


RULE = Rule(code="WRD002", name="易混词", needs=frozenset({Need.WORDING}), function=_check)
