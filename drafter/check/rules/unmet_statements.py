"""BRF003: a project, an honour or a problem of the brief that the text leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import squeeze
from drafter.text.overlap import containment, ngrams

_PAIR = 2


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    if not context.speech.complete:
        return
    brief = context.brief
    least = parameters.number("认作同一事项") / 100
    wanted = [("项目", project.name) for project in brief.projects]
    wanted += [("荣誉", item.text) for item in brief.honours]
    wanted += [("问题", item.text) for item in brief.problems]
    if not wanted:
        return
    blocks = [squeeze(block.text) for block in context.speech.blocks]
    pairs = [ngrams(text, _PAIR) for text in blocks]
    for what, text in wanted:
        needle = squeeze(text).rstrip("。；")
        if any(needle in block for block in blocks):
            continue
        sought = ngrams(needle, _PAIR)
        if max((containment(sought, found) for found in pairs), default=0.0) < least:
            yield Finding(
                context.whole(),
                f"需求单里的{what}“{text}”，稿子里没有写到",
                "补写，或从需求单里删去",
            )


RULE = Rule(code="BRF003", name="要素漏写", needs=frozenset({Need.BRIEF}), function=_check)
