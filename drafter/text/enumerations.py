"""Enumerators inside running text: 一是 二是, 一要 二要, 首先 其次, 第一 第二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.text.numbering import parse_chinese_integer
from drafter.text.spans import Span

_FORMS = re.compile(
    r"(?:(?<=^)|(?<=[。；;：:！!\n”）)]))[ \u3000]*"
    r"(?:(?P<number>[一二三四五六七八九十]{1,3})(?P<verb>是|要)|第(?P<ordinal>[一二三四五六七八九十]{1,3})[，,、]"
    r"|(?P<word>首先|其次|再次|最后)[，,、]?)"
)
_IN_CHAIN = re.compile(
    r"(?<=[，,。；;：:])(?P<number>[一二三四五六七八九十]{1,3})(?P<verb>是|要)(?![一二三四五六七八九十])"
)
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}


class Enumerator(NamedTuple):
    """One enumerator at the start of a clause."""

    style: str
    """`一是`, `一要`, `第一` or `首先`."""
    value: int
    """Its position, from 1."""
    span: Span
    """Where it stands."""


def enumerators(text: str) -> Iterator[Enumerator]:
    """Yield the enumerators of a text in order; one counts only at the start of a clause."""
    for match in _FORMS.finditer(text):
        if match["word"]:
            style, value = "首先", _WORDS[match["word"]]
        elif match["ordinal"]:
            style, value = "第一", parse_chinese_integer(match["ordinal"]) or 0
        else:
            style, value = "一" + match["verb"], parse_chinese_integer(match["number"]) or 0
        start = match.start() + len(match[0]) - len(match[0].lstrip(" \u3000"))
        yield Enumerator(style, value, Span(start, match.end()))


def chained_enumerators(sentence: str) -> Iterator[Enumerator]:
    """Yield 一是 …，二是 …，三是 … of one sentence, where commas part them too.

    Args:
        sentence: One sentence; in longer stretches a comma before 二是 tells little.
    """
    text = "：" + sentence
    for match in _IN_CHAIN.finditer(text):
        value = parse_chinese_integer(match["number"]) or 0
        yield Enumerator("一" + match["verb"], value, Span(match.start() - 1, match.end() - 1))
