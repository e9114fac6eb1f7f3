"""STR003: a section of the deployment without an owner, a deadline or a quantity: empty words (空话)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.outline import sections
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.characters import count_characters
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    signs = [re.compile(pattern) for pattern in parameters.table("实处正则").values()]
    least = parameters.number("最少字数")
    for section in sections(context.speech):
        if section.heading is None:
            continue
        body = [block for block in section.paragraphs if Move.DEPLOYMENT in (block.move, *block.also)]
        text = "".join(block.text for block in body)
        if not body or len(body) < len(section.paragraphs) or count_characters(text) < least:
            continue
        heading = section.heading.block
        if not any(sign.search(heading.text + text) for sign in signs):
            yield Finding(
                context.place(heading, Span(0, len(heading.text))),
                f"“{section.heading.title}”这一节 {count_characters(text)} 字，没有一个数字、时限或责任单位",
                "至少写明一项：干到什么数、什么时候干完、谁来干",
            )


RULE = Rule(code="STR003", name="部署空泛", function=_check)
