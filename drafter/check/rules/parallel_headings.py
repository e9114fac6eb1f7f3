"""HED001: sibling headings that are not parallel in the number and length of their clauses. Source: custom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.outline import Heading, are_questions, sibling_sets
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.numbering import chinese_integer
from drafter.text.sentences import clauses
from drafter.text.spans import Span

_DIGITS = re.compile("[0-9０-９A-Za-z]")
Shape = tuple[int, ...]
_MANY, _FEW = 999, 6
"""Characters of a clause, and clauses, beyond which nobody counts."""
_SHOWN = 30
"""Characters of a heading that are quoted."""


class _Usual(NamedTuple):
    """The shape of most of the siblings."""

    shape: Shape
    headings: int
    """How many have it."""
    model: str
    """The first heading that has it."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if context.speech.heading_note:  # the author has said why
        return
    share, least = parameters.number("多数占比"), parameters.number("最少条数")
    for group in sibling_sets(context.speech):
        # 2024年 is said as it is, so that its length in characters means nothing.
        siblings = [item for item in group if item.title and not _DIGITS.search(item.title)]
        if len(siblings) < least or len(siblings) < len(group) / 2 or are_questions(group):
            continue
        shapes = {item.position: _shape(item.title) for item in siblings}
        usual, count = Counter(shapes.values()).most_common(1)[0]
        if count == len(siblings) or count * 100 < share * len(siblings):
            continue
        for item in siblings:
            if shapes[item.position] != usual:
                model = next(other.title for other in siblings if shapes[other.position] == usual)
                yield _finding(context, item, shapes[item.position], _Usual(usual, count, model[:_SHOWN]))


def _shape(title: str) -> Shape:
    return tuple(span.end - span.start for span in clauses(title))


def _finding(context: CheckContext, item: Heading, shape: Shape, usual: _Usual) -> Finding:
    start = item.number.span.end if item.number else 0
    return Finding(
        context.place(item.block, Span(start, len(item.block.text))),
        f"同级标题中有 {usual.headings} 条都是{_described(usual.shape)}（如“{usual.model}”），"
        f"这一条是{_described(shape)}，没有对上",
        f"照“{usual.model}”的样子，也写成{_described(usual.shape)}",
    )


def _described(shape: Shape) -> str:
    """Return a shape in words: 四字，四字，十二字."""
    lengths = "，".join(f"{chinese_integer(min(length, _MANY))}字" for length in shape[:_FEW])
    return lengths if len(shape) == 1 else f"“{lengths}”"


RULE = Rule(code="HED001", name="标题对仗", function=_check)
