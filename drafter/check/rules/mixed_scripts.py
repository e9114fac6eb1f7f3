"""PLH004: letters of other scripts among Chinese or Latin ones, that look alike and are not. Source: UTS 39."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.spans import Span

_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u3041-\u30ff\uac00-\ud7a3]+")
_CHINESE = re.compile(f"[{CJK}]")
_LIKE = dict(zip("АВЕКМНОРСТХаеорсухіΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxiABEZHIKMNOPTYXo", strict=True))
"""Cyrillic and Greek letters by the Latin ones that they look like."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    allowed = frozenset(parameters.words("允许的外文"))
    for part in context.parts():
        if not _CHINESE.search(part.text):
            continue
        for match in _FOREIGN.finditer(part.text):
            letters = match[0]
            if letters in allowed or letters in "・ー":
                continue
            place = context.place(part, Span(match.start(), match.end()))
            latin = "".join(_LIKE.get(letter, "") for letter in letters)
            if len(latin) == len(letters):
                yield Finding(
                    place,
                    f"“{letters}”不是拉丁字母，是形似的外文字母（U+{ord(letters[0]):04X}）",
                    f"改为拉丁字母“{latin}”",
                    Fix(span=place, text=latin),
                )
            else:
                yield Finding(place, f"汉字中间混进了外文字母“{letters}”", "核对原件，改成正确的字")


RULE = Rule(code="PLH004", name="混用文字", function=_check, mechanical=True)
