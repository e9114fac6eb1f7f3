"""FMT004: a title that is not centred. Source: GB/T 9704-2012, 7.3.1, as advice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.page_advice import at_paragraph, paragraphs_of
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters

_BY_BLANKS = 3
"""Blanks from which a title is meant to stand in the middle by them."""


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for item in paragraphs_of(context, "title"):
        blanks = len(item.text) - len(item.text.lstrip())
        if item.alignment not in {"center", "distribute"}:
            how = "用空格推到中间，没有设成居中" if blanks >= _BY_BLANKS else "没有居中"
            yield at_paragraph(item, f"标题{how}")
            return


RULE = Rule(code="FMT004", name="标题居中", needs=frozenset({Need.LAYOUT}), function=_check)
