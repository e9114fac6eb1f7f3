"""OVL002: a good part of the speech, though less than half, is an old one's."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.compared import compare
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if len(context.speech.text()) < parameters.number("最短字数"):
        return
    least, most = parameters.number("提示百分比") / 100, parameters.number("雷同百分比") / 100
    found = compare(context, parameters)
    alike = [source for source in found.corpus if source.share >= least]
    more = f"；语料里这样的还有 {len(alike) - 1} 篇" if len(alike) > 1 else ""
    for source in [*found.files, *alike[:1]]:
        if least <= source.share < most:
            yield Finding(
                context.whole(),
                f"有 {source.share:.0%} 的文字与{source.old.label}相同"
                f"（换掉地名和数字以后算的），没有关系的稿子不到 8%{more if source.old.source else ''}",
                "看一看相同的是不是套话、规范提法；整段照搬的改写",
            )


RULE = Rule(code="OVL002", name="较多照搬旧稿", needs=frozenset({Need.SOURCES}), function=_check)
