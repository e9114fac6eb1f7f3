"""FMT009: several pages without numbers. Source: GB/T 9704-2012, 7.5, as advice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.page_advice import SUGGESTION
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import count_characters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    layout = context.layout
    assert layout is not None
    if layout.page_numbers:
        return
    length = sum(count_characters(item.text) for item in layout.paragraphs)
    if length > parameters.number("一页字数"):
        yield Finding(context.whole(), f"全文约 {length} 字，排出来不止一页，没有页码", SUGGESTION)


RULE = Rule(code="FMT009", name="页码", needs=frozenset({Need.LAYOUT}), function=_check)
