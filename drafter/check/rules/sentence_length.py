"""LEN001: a sentence too long to be said in a breath. Source: custom, see config/rules/."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import count_characters
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_STRETCH = re.compile(r"[^，,。！？!?；;：:、…—\n]+")
_BREAK = re.compile("[；;]")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    longest_sentence, longest_stretch = parameters.number("最长一句"), parameters.number("最长不停顿")
    for block in context.speech.blocks:
        if block.type == "heading":
            continue
        for sentence in sentences(block.text):
            text = sentence.of(block.text)
            length = max(count_characters(piece) for piece in _BREAK.split(text))
            if length > longest_sentence:
                yield Finding(
                    context.place(block, sentence),
                    f"这一句有 {length} 字，念起来一口气接不上（参考上限 {longest_sentence} 字）",
                    "拆成两三句，或用分号分开并列的部分",
                )
                continue
            for match in _STRETCH.finditer(text):
                if count_characters(match[0]) > longest_stretch:
                    span = Span(match.start(), match.end()).shift(sentence.start)
                    yield Finding(
                        context.place(block, span),
                        f"连续 {count_characters(match[0])} 字没有停顿（参考上限 {longest_stretch} 字）",
                        "在中间断开，或减少定语",
                    )


RULE = Rule(code="LEN001", name="句子过长", function=_check)
