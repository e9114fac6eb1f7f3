"""OVL003: a long run of text that stands in an old speech too; the longest ones are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.compared import Source, compare
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.overlap import CommonRun, common_runs
from drafter.text.spans import LineIndex, Span


class _Run(NamedTuple):
    length: int
    here: Span
    where: str
    told: bool
    """Whether it stands in a file that the user named."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    compared = compare(context, parameters)
    least, size = parameters.number("最短字数"), parameters.number("字串长度")
    found: list[_Run] = []
    for source in (*compared.files, *compared.corpus):
        if len(compared.grams & source.grams) <= least - size and least > 2 * size:
            continue  # too few for one such run, so there is no need to look for it
        for run in common_runs(compared.own.text, source.text.text, least):
            here = compared.own.place(context, Span(run.start, run.start + run.length))
            found.append(_Run(run.length, here, _where(source, run), not source.old.source))
    for item in _longest(found)[: parameters.number("最多列出")]:
        yield Finding(
            item.here,
            f"与{item.where}连续 {item.length} 个字相同（地名、数字和标点不算）",
            "不是引文或规范提法的话，换成本次的说法",
        )


def _longest(found: list[_Run]) -> list[_Run]:
    """Return the runs, longest first; a stretch that several speeches of the corpus have counts once."""
    shown: list[_Run] = []
    for item in sorted(found, key=lambda item: (not item.told, -item.length, item.here, item.where)):
        over = (item.here.start < other.here.end and other.here.start < item.here.end for other in shown)
        if item.told or not any(over):
            shown.append(item)
    return sorted(shown, key=lambda item: (-item.length, item.here))


def _where(source: Source, run: CommonRun) -> str:
    """Return the old speech and the line of its file, or the section of a speech of the corpus."""
    old = source.old
    if not old.source:
        there = source.text.place(source.context, Span(run.other_start, run.other_start + run.length))
        return f"旧稿（{old.file}第 {LineIndex(old.text).locate(there.start)[0]} 行）"
    for part in reversed(source.text.parts[: source.text.part(run.other_start) + 1]):
        if part.block is not None and part.block.type == "heading":
            return f"{old.label}“{part.text}”一节"
    return old.label


RULE = Rule(code="OVL003", name="连片相同", needs=frozenset({Need.SOURCES}), function=_check)
