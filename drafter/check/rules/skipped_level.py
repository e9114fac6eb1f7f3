"""NUM005: a heading level left out: 一、 followed by （1）, or by 1. where （一） is used elsewhere.

Source: GB/T 9704-2012, 7.3.3; with two levels only, 1. may follow 一、.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.outline import headings
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.numbering import heading_number


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    numbered = [item for item in headings(context.speech) if item.number]
    used = {item.level for item in numbered}
    above = 0
    for item in numbered:
        assert item.number is not None
        missing = [level for level in range(above + 1, item.level) if level in used]
        wide = above > 0 and item.level - above > 2
        if above and (missing or wide):
            level = missing[0] if missing else above + 1
            yield Finding(
                context.place(item.block, item.number.span),
                f"“{heading_number(above, 1)}”这一级下面直接用了“{item.block.text[: item.number.span.end].strip()}”，"
                f"跳过了“{heading_number(level, 1)}”这一级",
                f"改用“{heading_number(level, 1)}”的写法，层次依次是 一、（一）1.（1）",
            )
        above = item.level


RULE = Rule(code="NUM005", name="层次越级", function=_check)
