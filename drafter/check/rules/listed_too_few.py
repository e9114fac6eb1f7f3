"""FIG020: fewer things are listed than the number before the list says: 三个到位，就是思想到位、组织到位."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.characters import CJK
from drafter.text.numbering import parse_chinese_integer
from drafter.text.spans import Span

_NUMBER = r"(?<![\d.第一二三四五六七八九十百千])(?P<number>[两二三四五六七八九十]|1[0-2]|[2-9])"
_SLOGAN = re.compile(
    rf"{_NUMBER}个(?P<same>[{CJK}]{{2,4}}?)”?(?:的?要求)?[，,：:]?(?:就是要?|也就是要?|即|分别是)[：:]?"
    rf"(?P<list>[^。！？\n]{{4,120}})(?=[。！？]|$)"
)
_NAMED = re.compile(
    rf"{_NUMBER}(?:个|家|位|名)[^，,。；;：:！？\d（）]{{1,14}}[，,]?(?:分别|依次)(?:是|为)[：:]?(?P<list>[^。！？\n]{{2,160}})(?=[。！？])"
)
_MARKS = re.compile("[、，,；;]|以及|[和及与]")
_ITEM = re.compile("[、，,；;]")
_OPEN = re.compile("等|一是|首先|第一|（一）|……|[①1]")
"""What shows that the list is not whole, or goes on in later sentences."""


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for block in context.speech.blocks:
        for match in _SLOGAN.finditer(block.text):
            same = match["same"]
            first = _ITEM.split(match["list"])[0]
            # Each item repeats the word: 到位; a list that does not (思想、组织到位) can't be counted.
            if (
                len(first) > len(same)
                and first.rstrip("”").endswith(same)
                and not _OPEN.search(match["list"])
            ):
                yield from _finding(context, block, match, match["list"].count(same))
        for match in _NAMED.finditer(block.text):
            if not _OPEN.search(match["list"]):
                yield from _finding(context, block, match, len(_MARKS.split(match["list"])))


def _finding(context: CheckContext, block: Block, match: re.Match[str], most: int) -> Iterator[Finding]:
    told = 2 if match["number"] == "两" else _number(match["number"])
    if 1 < most < told:
        yield Finding(
            context.place(block, Span(match.start(), match.end())),
            f"前面说的是 {told} 个，后面只列出 {most} 个",
            "补上漏掉的，或改前面的个数",
        )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else parse_chinese_integer(text) or 0


RULE = Rule(code="FIG020", name="列举不足数", function=_check)
