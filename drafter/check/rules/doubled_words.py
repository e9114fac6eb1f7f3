"""WRD005: a word typed twice: 坚决坚决. Words that speakers double (研究研究) are not meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.spans import Span

_DOUBLED = re.compile(rf"(?P<word>[{CJK}]{{2,6}})(?P=word)")
_COUNTING = frozenset("一二三四五六七八九十两几逐每")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    allowed = frozenset(parameters.words("可以重叠"))
    for part in context.parts():
        for match in _DOUBLED.finditer(part.text):
            word = match["word"]
            if word in allowed or not _COUNTING.isdisjoint(word) or len(set(word)) == 1:
                continue
            place = context.place(part, Span(match.start(), match.end()))
            yield Finding(place, f"“{word}”连写了两遍", f"只留一个“{word}”", Fix(span=place, text=word))


RULE = Rule(code="WRD005", name="叠词", function=_check)
