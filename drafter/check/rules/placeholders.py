"""PLH001: masks and placeholders left in the text: 【待补】, xx, ××, ____."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    patterns = {name: re.compile(pattern) for name, pattern in parameters.table("占位正则").items()}
    for part in context.parts():
        taken: list[Span] = []
        for name, pattern in patterns.items():  # earlier patterns say more of what they find
            for match in pattern.finditer(part.text):
                span = Span(match.start(), match.end())
                if any(span.start < other.end and other.start < span.end for other in taken[-50:]):
                    continue
                taken.append(span)
                yield Finding(
                    context.place(part, span),
                    f"留有{name}“{span.of(part.text)}”，没有补上实际内容",
                    "补上实际内容，或删去这一句",
                )


RULE = Rule(code="PLH001", name="占位未补", function=_check)
