"""OVL001: half of the speech or more is an old one's, or several old ones', names and numbers aside."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.compared import Compared, compare
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters

_SHOWN = 3


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if len(context.speech.text()) < parameters.number("最短字数"):
        return
    found = compare(context, parameters)
    least = parameters.number("雷同百分比") / 100
    copied = [source for source in found.files if source.share >= least]
    alike = [source for source in found.corpus if source.share >= least]
    more = f"；语料里这样的还有 {len(alike) - 1} 篇" if len(alike) > 1 else ""
    for source in [*copied, *alike[:1]]:
        yield Finding(
            context.whole(),
            f"与{source.old.label}雷同：换掉地名和数字以后，仍有 {source.share:.0%} 的文字相同"
            + (more if source.old.source else ""),
            "逐段重写：用本次会议的任务、数字和做法，不要只改地名；相同的段落见“连片相同”",
        )
    if not copied and not alike:
        yield from _pieced_together(context, found, least, parameters.number("拼凑起点百分比") / 100)


def _pieced_together(context: CheckContext, found: Compared, least: float, each: float) -> Iterator[Finding]:
    sources = [source for source in (*found.files, *found.corpus) if source.share >= each]
    sources.sort(key=lambda source: (-source.share, source.old.file))
    together: set[str] = set().union(*(found.grams & source.grams for source in sources))
    share = len(together) / max(1, len(found.grams))
    if len(sources) > 1 and share >= least:
        shown = "、".join(f"{source.old.label}{source.share:.0%}" for source in sources[:_SHOWN])
        yield Finding(
            context.whole(),
            f"换掉地名和数字以后，有 {share:.0%} 的文字出自 {len(sources)} 篇旧稿：{shown}"
            + ("等" if len(sources) > _SHOWN else ""),
            "几篇稿子拼起来的，也是照抄：逐段重写，用本次会议的任务、数字和做法",
        )


RULE = Rule(code="OVL001", name="与旧稿雷同", needs=frozenset({Need.SOURCES}), function=_check)
