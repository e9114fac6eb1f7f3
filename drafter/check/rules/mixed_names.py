"""NAM004: a name of the brief is written in two ways: 镇党政办公室 here, 镇党政办 there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.brief import Brief
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    forms = parameters.table("换写")
    other_of: dict[str, str] = {}
    names = dict.fromkeys(name for name in _names(context.brief) if name)
    for name in names:
        for long, short in forms.items():
            for end, instead in ((long, short), (short, long)):
                other = name.removesuffix(end) + instead
                if name.endswith(end) and len(name) > parameters.number("最短字数") and other not in names:
                    other_of.setdefault(other, name)
    if not other_of:
        return
    written = sorted({*names, *other_of}, key=len, reverse=True)  # 党政办公室 before 党政办
    pattern = re.compile("|".join(map(re.escape, written)))
    found = [(part, match) for part in context.parts() for match in pattern.finditer(part.text)]
    used = {match[0] for _, match in found}
    for part, match in found:
        name = other_of.get(match[0], "")
        if name in used and "简称" not in part.text[max(0, match.start() - _NOTE) : match.end() + _NOTE]:
            yield Finding(
                context.place(part, Span(match.start(), match.end())),
                f"“{match[0]}”和“{name}”在稿子里混用",
                f"统一写成需求单里的“{name}”，或第一次出现时注明简称",
            )


def _names(brief: Brief) -> Iterator[str]:
    """Yield the names that a brief gives: required ones, projects, responsible units."""
    yield from brief.required_names
    yield from (project.name for project in brief.projects)
    yield from brief.owners


_NOTE = 8
"""Characters around a name in which （以下简称……） may stand."""

RULE = Rule(code="NAM004", name="名称全称简称混用", needs=frozenset({Need.BRIEF}), function=_check)
