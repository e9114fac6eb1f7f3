"""OVL002: a good part of the speech, though less than half, is an old one's."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.reuse import reused_share
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if len(context.speech.text()) < parameters.number("最短字数"):
        return
    least, most = parameters.number("提示百分比"), parameters.number("雷同百分比")
    for old in context.old:
        share = reused_share(context, old, parameters.number("字串长度"))
        if least <= share * 100 < most:
            yield Finding(
                context.whole(),
                f"有 {share:.0%} 的文字与旧稿（{old.file}）相同（换掉地名和数字以后算的），没有关系的稿子不到 8%",
                "看一看相同的是不是套话、规范提法；整段照搬的改写",
            )


RULE = Rule(code="OVL002", name="较多照搬旧稿", needs=frozenset({Need.OLD}), function=_check)
