"""WRD012: a paragraph that ends without an end mark, or on a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK, count_characters
from drafter.text.spans import Span

_CLOSING = "”’）》〉】〕」』)"
_OPEN_END = re.compile(rf"[，、,]$|[{CJK}0-9%％]$")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
_INNER = re.compile("[，。；]")
_ENDED = re.compile("[。！？；]")
_ADDRESS = re.compile("尊敬的|敬爱的|亲爱的|各位|女士|先生|总统|主席|院长|校长|同志们|同学们|朋友们|^为")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    least = parameters.number("至少字数")
    blocks = context.speech.blocks
    for block in blocks if context.speech.complete else blocks[:-1]:
        text = block.text.rstrip().rstrip(_CLOSING)
        match = _OPEN_END.search(text)
        if block.type == "heading" or not match:
            continue
        comma = match[0] in "，、,"
        if not comma and (count_characters(text) < least or not _INNER.search(text) or _DATE.search(text)):
            continue  # a signature, a date, a slogan on its own line
        if comma and not _ENDED.search(text) and _ADDRESS.search(text):
            continue  # an address or a toast of several lines
        start = max(0, len(text) - 8)
        yield Finding(
            context.place(block, Span(start, len(text))),
            f"这一段停在“{match[0]}”上，句子没有完" if comma else "这一段末尾没有句号，句子像是没有完",
            "补上没有写完的话，或加上句号",
        )


RULE = Rule(code="WRD012", name="句子未完", function=_check)
