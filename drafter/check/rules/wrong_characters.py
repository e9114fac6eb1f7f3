"""WRD001: words with a wrong character, from config/words/confused.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.check.words import entries_of, find_entries
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part, span, entry in find_entries(context, entries_of(context, "错字")):
        place = context.place(part, span)
        yield Finding(
            place,
            f"“{entry.wrong}”有错别字",
            f"改为“{entry.right}”",
            Fix(span=place, text=entry.right),
        )


RULE = Rule(code="WRD001", name="错别字", needs=frozenset({Need.WORDING}), function=_check, mechanical=True)
