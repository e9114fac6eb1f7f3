"""WRD003: variant forms of words. Source: GF 1001-2001 (recommended)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.check.words import entries_of, find_entries
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part, span, entry in find_entries(context, entries_of(context, "异形")):
        place = context.place(part, span)
        yield Finding(
            place,
            f"“{entry.wrong}”不是推荐的词形",
            f"改为“{entry.right}”",
            Fix(span=place, text=entry.right),
        )


RULE = Rule(code="WRD003", name="异形词", needs=frozenset({Need.WORDING}), function=_check, mechanical=True)
