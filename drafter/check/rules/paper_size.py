"""FMT001: paper other than A4. Source: GB/T 9704-2012, 5.1, as advice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.page_advice import SUGGESTION
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters

_A4 = (210.0, 297.0)


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    layout = context.layout
    assert layout is not None
    leeway = parameters.number("允许相差毫米")
    if any(abs(is_ - wanted) > leeway for is_, wanted in zip(layout.page, _A4, strict=True)):
        width, height = layout.page
        yield Finding(
            context.whole(), f"纸张是 {width:g}×{height:g} 毫米，不是 A4（210×297 毫米）", SUGGESTION
        )


RULE = Rule(code="FMT001", name="纸张", needs=frozenset({Need.LAYOUT}), function=_check)
