"""PUN005: an enumeration comma between title marks or quotation marks. Source: GB/T 15834-2011, 4.5.3.5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_KINDS = {"书名号": re.compile("》、《"), "引号": re.compile("”、“")}


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    parts = list(context.parts())
    for name, pattern in _KINDS.items():
        found = [(part, match) for part in parts for match in pattern.finditer(part.text)]
        if found:
            part, match = found[0]
            yield Finding(
                context.place(part, Span(match.start(), match.end())),
                f"并列的{name}之间用了顿号，全文共 {len(found)} 处",
                "标准说这里通常不用顿号；要删就全文都删，前后一致",
            )


RULE = Rule(code="PUN005", name="并列顿号", function=_check)
