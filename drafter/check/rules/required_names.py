"""NAM002: a name that the brief requires is missing."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import squeeze


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    text = squeeze("".join(part.text + "。" for part in context.parts()))
    for name in context.brief.required_names:
        if name and squeeze(name) not in text:
            yield Finding(
                context.whole(),
                f"需求单要求出现“{name}”，全文没有",
                "在合适的地方写上，或核对是否用了简称、错字",
            )


RULE = Rule(code="NAM002", name="必须出现的名称", needs=frozenset({Need.BRIEF}), function=_check)
