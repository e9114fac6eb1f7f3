"""PLH003: spun words and damaged characters, from the list by which files are mended (config/repairs.yaml)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_MARKS = "标点"
"""The group of the list that other rules look after."""


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    rules = context.wording.repairs if context.wording else None
    if rules is None:
        return
    for part in context.parts():
        if not rules.any_pattern.search(part.text):
            continue
        end = 0
        for start, stop, name, right in sorted(
            (match.start(), match.end(), item.name, match.expand(item.suggested))
            for item in rules.patterns
            if item.name != _MARKS
            for match in item.pattern.finditer(part.text)
        ):
            if start < end or stop == start:
                continue
            end = stop
            place = context.place(part, Span(start, stop))
            wrong = part.text[start:stop]
            reason = "像是洗稿软件换掉的词" if name == "怪词" else "是坏字"
            yield Finding(
                place, f"“{wrong}”{reason}，疑为“{right}”", f"改为“{right}”", Fix(span=place, text=right)
            )


RULE = Rule(code="PLH003", name="怪词坏字", needs=frozenset({Need.WORDING}), function=_check, mechanical=True)
