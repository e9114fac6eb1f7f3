"""NUM007: punctuation of heading numbers: （一）、 and 1、. Source: GB/T 15834-2011, B.3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_CHINESE = "[一二三四五六七八九十]{1,3}"
_FORMS = (
    (re.compile(rf"[（(](?:{_CHINESE}|\d{{1,2}})[）)](?P<wrong>[、，,．.])"), "", "带括号的编号后面不加标点"),
    (re.compile(r"\d{1,2}(?P<wrong>[、．])(?!\d)"), ".", "阿拉伯数字编号后面用下脚点“.”"),
    (re.compile(rf"{_CHINESE}(?P<wrong>[．.])"), "、", "汉字编号后面用顿号“、”"),
    (re.compile(rf"第{_CHINESE}(?P<wrong>[、．.])"), "，", "“第一”“第二”后面用逗号"),
)


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for block in context.speech.blocks:
        for pattern, right, reason in _FORMS:
            match = pattern.match(block.text)
            if match and not (match["wrong"] == "、" and _lists_numbers(block.text, match.end())):
                span = context.place(block, Span(*match.span("wrong")))
                yield Finding(
                    context.place(block, Span(match.start(), match.end())),
                    f"“{match[0]}”的标点不合标准：{reason}",
                    f"写成“{match[0][:-1]}{right}”",
                    Fix(span=span, text=right),
                )


def _lists_numbers(text: str, end: int) -> bool:
    """Tell whether a paragraph starts with numbers in a row: 3、4月份, 第一、二产业."""
    return re.match("[\\d一二三四五六七八九十第]", text[end : end + 1]) is not None


RULE = Rule(code="NUM007", name="编号标点", function=_check)
