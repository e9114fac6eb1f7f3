"""STR007: the sections of a speech differ in length more than in the speeches of the kind."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.bands import comparable, outside, place_of_block
from drafter.check.outline import headings
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.profile import UNEVENNESS
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.characters import count_characters

_LAST = frozenset({Move.EXHORTATION, Move.CLOSING})


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    pair = comparable(context, parameters.number("最少字数"))
    found = outside(*pair, UNEVENNESS) if pair else None
    if found is None or found.value <= found.band.high + parameters.number("余量") / 100:
        return
    marks = list(headings(context.speech))
    top = min(item.level for item in marks)
    starts = [item for item in marks if item.level == top]
    blocks = context.speech.blocks
    ends = [*(item.position for item in starts[1:]), len(blocks)]
    lengths = [
        sum(count_characters(block.text) for block in blocks[item.position : end] if block.move not in _LAST)
        for item, end in zip(starts, ends, strict=True)
    ]
    least, most = min(lengths), max(lengths)
    if most < least * parameters.number("倍数"):
        return
    long, short = starts[lengths.index(most)], starts[lengths.index(least)]
    yield Finding(
        place_of_block(context, short.block),
        f"各节长短悬殊：“{short.title}”{least} 字，“{long.title}”{most} 字（不均程度 {found.shown}，{found.usual}）",
        "长的拆成两节，短的并入邻近的一节或补实",
    )


RULE = Rule(code="STR007", name="各节长短", needs=frozenset({Need.PROFILE}), function=_check)
