"""WRD006: too many 的 in one clause."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.sentences import clauses
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    least, apart = parameters.number("最少个数"), parameters.words("不计")
    for part in context.parts():
        if part.text.count("的") < least:
            continue
        for span in clauses(part.text):
            clause = span.of(part.text)
            count = clause.count("的")
            if count >= least:
                count -= sum(clause.count(word) for word in apart)
            if count >= least:
                first, last = clause.index("的"), clause.rindex("的")
                place = context.place(part, Span(span.start + max(0, first - 2), span.start + last + 1))
                yield Finding(
                    place, f"一个小句里有 {count} 个“的”，念起来拗口", "拆成两句，或删去可有可无的“的”"
                )


RULE = Rule(code="WRD006", name="的字过多", function=_check)
