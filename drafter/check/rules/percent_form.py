"""PUN013: percentages half in words and half in signs: 百分之30, 三十%. Source: GB/T 15835-2011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_WORDS = re.compile(r"百分之(?P<digits>\d{1,6}(?:\.\d{1,4})?)(?![\d%％几余多])")
_SIGN = re.compile("[一二两三四五六七八九十百点]{1,8}[%％]")


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for match in _WORDS.finditer(part.text):
            span = context.place(part, Span(match.start(), match.end()))
            right = match["digits"] + "%"
            yield Finding(span, f"“{match[0]}”汉字和数字混用", f"改为“{right}”", Fix(span=span, text=right))
        for match in _SIGN.finditer(part.text):
            yield Finding(
                context.place(part, Span(match.start(), match.end())),
                f"“{match[0]}”汉字数字后面用了百分号",
                "改为阿拉伯数字，如 30%，或写成“百分之三十”",
            )


RULE = Rule(code="PUN013", name="百分数写法", function=_check, mechanical=True)
