"""OVL003: a long run of text that stands in an old speech too; the longest ones are shown.

Of a speech that is a copy as a whole they are told in one list: one by one they would only bury the other findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.compared import Source, compare
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import squeeze
from drafter.text.overlap import CommonRun, common_runs
from drafter.text.placement import ParagraphIndex
from drafter.text.spans import LineIndex, Span

_ENDS = 10
"""Characters of a run that are quoted at its beginning and at its end."""


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
    longest = _longest(found)[: parameters.number("最多列出")]
    most = max((source.share for source in (*compared.files, *compared.corpus)), default=0.0)
    if len(longest) > 1 and most * 100 >= parameters.number("合并百分比"):
        yield _together(context, longest)
        return
    for item in longest:
        yield Finding(
            item.here,
            f"与{item.where}连续 {item.length} 个字相同（地名、数字和标点不算）：{_ends(context, item)}",
            "不是引文或规范提法的话，换成本次的说法",
        )


def _together(context: CheckContext, runs: list[_Run]) -> Finding:
    """Return the runs of a copied speech as one finding."""
    paragraphs = ParagraphIndex(context.text)
    lines = LineIndex(context.text)
    told = (
        f"第 {paragraphs.of_line(lines.locate(item.here.start)[0])} 段{_ends(context, item)}"
        f"{item.length} 个字，同{item.where}"
        for item in runs
    )
    return Finding(
        context.whole(),
        f"全文大半照搬，连片相同的（地名、数字和标点不算）最长的 {len(runs)} 处：{'；'.join(told)}",
        "从这几处改起；不是引文或规范提法的话，换成本次的说法",
    )


def _ends(context: CheckContext, item: _Run) -> str:
    """Return where a run begins and ends: “各村要马上清淤……月底前完成”."""
    words = squeeze(item.here.of(context.text))
    return f"“{words}”" if len(words) <= 2 * _ENDS else f"“{words[:_ENDS]}……{words[-_ENDS:]}”"


def _longest(found: list[_Run]) -> list[_Run]:
    """Return the runs, longest first; a stretch that several speeches of the corpus have counts once."""
    shown: list[_Run] = []
    for item in sorted(found, key=lambda item: (not item.told, -item.length, item.here, item.where)):
        over = (item.here.start < other.here.end and other.here.start < item.here.end for other in shown)
        if item.told or not any(over):
            shown.append(item)
    return sorted(shown, key=lambda item: (-item.length, item.here))


def _where(source: Source, run: CommonRun) -> str:
    """Return the old speech and the paragraph of its file, or the section of a speech of the corpus."""
    old = source.old
    if not old.source:
        there = source.text.place(source.context, Span(run.other_start, run.other_start + run.length))
        line, _ = LineIndex(old.text).locate(there.start)
        return f"旧稿（{old.file}，第 {ParagraphIndex(old.text).of_line(line)} 段）"
    for part in reversed(source.text.parts[: source.text.part(run.other_start) + 1]):
        if part.block is not None and part.block.type == "heading":
            return f"{old.label}“{part.text}”一节"
    return old.label


RULE = Rule(code="OVL003", name="连片相同", needs=frozenset({Need.SOURCES}), function=_check)
