"""WRD012: a paragraph that ends without an end mark, on a comma, or that a line break cuts within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.characters import CJK, count_characters
from drafter.text.spans import Span

_CLOSING = "”’）》〉】〕」』)"
_OPEN_END = re.compile(rf"[，、,]$|[{CJK}0-9%％]$")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
_INNER = re.compile("[，。；]")
_ENDED = re.compile("[。！？；]")
_ADDRESS = re.compile("尊敬的|敬爱的|亲爱的|各位|女士|先生|总统|主席|院长|校长|同志们|同学们|朋友们|^为")
_BREAK = re.compile(
    rf"(?<=[{CJK}，、,])[ \t\u3000]*\n\s*(?=[{CJK}][^\n]{{14,}}[。！？；：…”）][ \t\u3000]*(?:\n|\Z))"
)
"""The next line is a paragraph's: links that a web page sets on lines of their own are shorter, or end anyhow."""
_LINE_BREAKS = re.compile(r"\n\s*")
_SHOWN = 8
"""Characters of a sentence that show where it stops."""
_SENTENCE = 6
"""So many characters are more than a number on a line of its own: 一要."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    least = parameters.number("至少字数")
    hanging = re.compile(f"(?:{parameters.any_of('不能收尾')})$")
    complete_word = re.compile(f"(?:{parameters.any_of('可以收尾')})$")
    blocks = context.speech.blocks
    yield from _broken(context, parameters.number("最多断开处"))
    for block in blocks if context.speech.complete else blocks[:-1]:
        text = block.text.rstrip().rstrip(_CLOSING)
        match = _OPEN_END.search(text)
        if block.type == "heading" or not match:
            continue
        comma = match[0] in "，、,"
        cut = (
            text == block.text.rstrip()
            and count_characters(text) >= _SENTENCE
            and bool(hanging.search(text))
            and not complete_word.search(text)
        )
        if (
            not comma
            and not cut
            and (count_characters(text) < least or not _INNER.search(text) or _DATE.search(text))
        ):
            continue  # a signature, a date, a slogan on its own line
        if comma and not _ENDED.search(text) and _ADDRESS.search(text):
            continue  # an address or a toast of several lines
        yield Finding(
            context.place(block, Span(max(0, len(text) - _SHOWN), len(text))),
            _message(match[0], comma=comma, cut=cut),
            "补上没有写完的话" if cut else "补上没有写完的话，或加上句号",
        )


def _message(last: str, *, comma: bool, cut: bool) -> str:
    if comma or cut:
        return f"这一段停在“{last}”上，句子没有完"
    return "这一段末尾没有句号，句子像是没有完"


def _broken(context: CheckContext, most: int) -> Iterator[Finding]:
    """Yield the few places where a line stops inside a sentence, which was read on in the next line.

    A text with many of them was broken at a fixed width by a program, not by its author.
    """
    text = context.text
    joined = [
        span
        for block in context.speech.blocks
        if block.type != "heading" and not _is_address(block)
        for span in block.spans
        if text.find("\n", span.start, span.end) >= 0
    ]
    if sum(len(_LINE_BREAKS.findall(text, span.start, span.end)) for span in joined) > most:
        return
    for span in joined:
        for match in _BREAK.finditer(text, span.start, span.end):
            stop = match.start()
            start = max(text.rfind("\n", 0, stop) + 1, stop - _SHOWN)
            yield Finding(
                Span(start, stop),
                f"上一段没有收住：停在“{text[stop - 1]}”上就另起了一行，句子没有完",
                "没有写完的，补完；误按了回车的，接上",
            )


def _is_address(block: Block) -> bool:
    return bool(_ADDRESS.search(block.text)) and not _ENDED.search(block.text[:-1])


RULE = Rule(code="WRD012", name="句子未完", function=_check)
