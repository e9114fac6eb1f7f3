"""OVL004: the speech stands in the corpus to the letter; it may be the very speech, or last year's once more."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.compared import compare
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if len(context.speech.text()) < parameters.number("最短字数"):
        return
    same = [source for source in compare(context, parameters).sources if source.same]
    for source in same[:1]:
        yield Finding(
            context.whole(),
            f"与{source.old.label}基本相同（可能就是同一篇）",
            "这就是收进语料的那一篇，不必理会；如果是新稿，等于把旧稿原样再念一遍，要重写",
        )


RULE = Rule(code="OVL004", name="语料里已有这一篇", needs=frozenset({Need.CORPUS}), function=_check)
