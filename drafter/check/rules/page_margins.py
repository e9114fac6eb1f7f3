"""FMT002: margins that leave another type area. Source: GB/T 9704-2012, 5.2.1, as advice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.page_advice import SUGGESTION
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters

_SIDES = ("上", "右", "下", "左")
_WANTED = (37.0, 26.0, 35.0, 28.0)


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    layout = context.layout
    assert layout is not None
    leeway = parameters.number("允许相差毫米")
    off = [
        f"{side}边 {is_:g} 毫米（标准 {wanted:g}）"
        for side, is_, wanted in zip(_SIDES, layout.margins, _WANTED, strict=True)
        if abs(is_ - wanted) > leeway
    ]
    if off:
        yield Finding(context.whole(), f"页边距与标准版面不同：{'、'.join(off)}", SUGGESTION)


RULE = Rule(code="FMT002", name="页边距", needs=frozenset({Need.LAYOUT}), function=_check)
