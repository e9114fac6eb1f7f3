"""FMT008: paragraphs that do not begin two characters in. Source: GB/T 9704-2012, 7.3.3, as advice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.page_advice import at_paragraph, deviation, paragraphs_of
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.layout import ParagraphLayout
from drafter.model.rule_settings import Parameters

_WANTED = 2.0
_LEEWAY = 0.5


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    def shown(item: ParagraphLayout) -> str:
        indent = item.first_line_indent or 0.0
        if abs(indent - _WANTED) <= _LEEWAY or item.alignment == "center":
            return ""
        return f"空了 {indent:.1f} 字" if indent > _LEEWAY else "没有空格"

    found = deviation(paragraphs_of(context, "body"), shown)
    if found:
        item, words = found
        yield at_paragraph(item, f"段首{words}，标准版面是左空二字")


RULE = Rule(code="FMT008", name="首行缩进", needs=frozenset({Need.LAYOUT}), function=_check)
