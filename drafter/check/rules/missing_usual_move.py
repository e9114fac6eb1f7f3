"""STR012: a part that nearly all speeches of the kind have is missing. Source: the profile of the kind."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.bands import comparable
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    pair = comparable(context, parameters.number("最少字数"))
    if pair is None:
        return
    profile = pair[1]
    required = context.template.required_moves if context.template else frozenset()
    present = {move for block in context.speech.blocks for move in (block.move, *block.also)}
    for move in Move:
        if move not in profile.usual or move in present or move.label in parameters.words("不查"):
            continue
        if move not in required and not _left_out(context, move):  # what is required, STR001 tells
            at_end = move is Move.EXHORTATION
            yield Finding(
                _end(context) if at_end else context.whole(),
                f"{'结尾' if at_end else ''}没有“{move.label}”，"
                f"语料里 {profile.count} 篇{profile.kind.label}讲话几乎篇篇都有",
                f"补上“{move.label}”；确实不需要的，可以不管",
            )


def _left_out(context: CheckContext, move: Move) -> bool:
    """Tell whether the variant that the brief names does without the move."""
    if context.brief is None or context.template is None:
        return False
    shape = context.template.shape.moves
    return bool(shape) and move not in shape


def _end(context: CheckContext) -> Span:
    """Return the place of the last paragraph."""
    blocks = context.speech.blocks
    return context.place(blocks[-1], Span(0, len(blocks[-1].text))) if blocks else context.whole()


RULE = Rule(code="STR012", name="缺少常有部分", needs=frozenset({Need.PROFILE}), function=_check)
