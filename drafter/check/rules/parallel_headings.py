"""HED001: sibling headings that are not parallel in the number and length of their clauses. Source: custom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.check.outline import Heading, sibling_sets
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.sentences import clauses
from drafter.text.spans import Span

_DIGITS = re.compile("[0-9０-９A-Za-z]")
Shape = tuple[int, ...]


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if context.speech.heading_note:  # the author has said why
        return
    share, least = parameters.number("多数占比"), parameters.number("最少条数")
    for group in sibling_sets(context.speech):
        # 2024年 is said as it is, so that its length in characters means nothing.
        siblings = [item for item in group if item.title and not _DIGITS.search(item.title)]
        if len(siblings) < least or len(siblings) < len(group) / 2:
            continue
        shapes = {item.position: _shape(item.title) for item in siblings}
        usual, count = Counter(shapes.values()).most_common(1)[0]
        if count == len(siblings) or count * 100 < share * len(siblings):
            continue
        for item in siblings:
            if shapes[item.position] != usual:
                yield _finding(context, item, shapes[item.position], usual, count)


def _shape(title: str) -> Shape:
    return tuple(span.end - span.start for span in clauses(title))


def _finding(context: CheckContext, item: Heading, shape: Shape, usual: Shape, count: int) -> Finding:
    start = item.number.span.end if item.number else 0
    if len(shape) != len(usual):
        message = f"同级标题中有 {count} 条是{_describe(usual)}，这一条是{_describe(shape)}，没有对上"
    else:
        message = f"同级标题中有 {count} 条是{_describe(usual)}，这一条是{_describe(shape)}，字数没有对上"
    return Finding(
        context.place(item.block, Span(start, len(item.block.text))),
        message,
        f"调整为{_describe(usual)}，与其他几条对仗",
    )


def _describe(shape: Shape) -> str:
    lengths = "＋".join(str(length) for length in shape)
    return f"{lengths} 字" if len(shape) == 1 else f"{len(shape)} 个小句（{lengths} 字）"


RULE = Rule(code="HED001", name="标题对仗", function=_check)
