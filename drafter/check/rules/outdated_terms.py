"""WRD011: terms that public documents no longer use for present work."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.check.words import entries_of, find_entries
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    year = context.brief.year if context.brief else context.speech.year
    entries = [entry for entry in entries_of(context, "提法") if not year or year >= entry.since]
    for part, span, entry in find_entries(context, entries):
        place = context.place(part, span)
        yield Finding(
            place,
            f"“{entry.wrong}”是过去的提法",
            f"说现在的工作，改为“{entry.right}”（{entry.source}）；说当年的事，可以照用",
        )


RULE = Rule(code="WRD011", name="过时提法", needs=frozenset({Need.WORDING}), function=_check)
