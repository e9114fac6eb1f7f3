"""FMT007: line spacing that leaves more or fewer than 22 lines a page. Source: GB/T 9704-2012, 5.2.3, as advice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.page_advice import at_paragraph, deviation, paragraphs_of
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.layout import ParagraphLayout
from drafter.model.rule_settings import Parameters

_BODY = 16.0
"""Points of the type that the spacing is meant for; larger type (for reading from) needs more."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    low, high = parameters.number("最小磅"), parameters.number("最大磅")

    def shown(item: ParagraphLayout) -> str:
        if item.line_spacing is None:
            return "没有设固定值"
        scale = max(1.0, (item.size or _BODY) / _BODY)
        return "" if low <= item.line_spacing <= high * scale else f"是 {item.line_spacing:g} 磅"

    found = deviation(paragraphs_of(context, "body"), shown)
    if found:
        item, words = found
        yield at_paragraph(item, f"正文行距{words}，标准版面每页 22 行，约合固定值 28—29 磅")


RULE = Rule(code="FMT007", name="行距", needs=frozenset({Need.LAYOUT}), function=_check)
