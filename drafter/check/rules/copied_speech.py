"""OVL001: half of the speech or more is an old one's, names and numbers aside."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.reuse import reused_share
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if len(context.speech.text()) < parameters.number("最短字数"):
        return
    for old in context.old:
        share = reused_share(context, old, parameters.number("字串长度"))
        if share * 100 >= parameters.number("雷同百分比"):
            yield Finding(
                context.whole(),
                f"与旧稿（{old.file}）雷同：换掉地名和数字以后，仍有 {share:.0%} 的文字相同",
                "逐段重写：用本次会议的任务、数字和做法，不要只改地名；相同的段落见“连片相同”",
            )


RULE = Rule(code="OVL001", name="与旧稿雷同", needs=frozenset({Need.OLD}), function=_check)
