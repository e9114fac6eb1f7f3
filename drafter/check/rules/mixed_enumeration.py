"""NUM004: 首先, then 第三: two ways of counting mixed.

Source: custom; 首先 goes with 其次, 第一 with 第二.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.outline import sections
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.enumerations import enumerators


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for section in sections(context.speech):
        words: set[int] = set()
        ordinals: set[int] = set()
        for block in section.paragraphs:
            for item in enumerators(block.text):
                if item.style == "首先":
                    mixed = item.value == 2 and ordinals == {1} and not words
                    words.add(item.value)
                elif item.style == "第一":
                    mixed = item.value > 1 and bool(words & {1, 2}) and not ordinals
                    ordinals.add(item.value)
                else:
                    continue
                if mixed:
                    found = item.span.of(block.text).rstrip("，,、")
                    other = "第一" if item.style == "首先" else "首先、其次"
                    yield Finding(
                        context.place(block, item.span),
                        f"“{found}”接在“{other}”后面，两套序词混用",
                        "统一用“首先、其次、再次、最后”，或统一用“第一、第二、第三”",
                    )


RULE = Rule(code="NUM004", name="序词混用", function=_check)
