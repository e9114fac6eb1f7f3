"""PUN006: title marks or quotation marks inside marks of the same form. Source: GB/T 15834-2011, 4.8.3.4, 4.15.3.5."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.paired_marks import pair_marks
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters

_INNER = {"《": "〈〉", "“": "‘’"}


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for pair in pair_marks(part.text).pairs:
            inner = _INNER.get(pair.mark)
            if inner and pair.depth % 2:
                words = pair.span.of(part.text)
                yield Finding(
                    context.place(part, pair.span),
                    f"“{words[:20]}”嵌在同样的标点里面",
                    f"里面一层改用“{inner}”",
                )


RULE = Rule(code="PUN006", name="标点嵌套", function=_check)
