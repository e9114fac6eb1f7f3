"""SPK004: brackets within brackets, and long remarks in brackets, which can't be said."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import count_characters
from drafter.text.spans import Span

_OPEN, _CLOSE = "（(", "）)"


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    longest = parameters.number("最长括注")
    for block in context.speech.blocks:
        for span, nested in _brackets(block.text):
            length = count_characters(span.of(block.text)) - 2
            if nested:
                yield Finding(
                    context.place(block, span), "括号里又有括号，念出来分不清", "把里面的说明单独成句，或删去"
                )
            elif length > longest:
                yield Finding(
                    context.place(block, span),
                    f"括号里有 {length} 字，念的时候放不进一句话（参考上限 {longest} 字）",
                    "单独成句，或放进书面材料",
                )


def _brackets(text: str) -> Iterator[tuple[Span, bool]]:
    """Yield the outermost brackets, and whether they hold others."""
    depth, start, nested = 0, 0, False
    for position, character in enumerate(text):
        if character in _OPEN:
            start, nested = (position, False) if depth == 0 else (start, True)
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield Span(start, position + 1), nested


RULE = Rule(code="SPK004", name="括注难念", function=_check)
