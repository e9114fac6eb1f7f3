"""PLH005: traditional characters in a simplified text.

Source: 国家通用语言文字法 article 9; 通用规范汉字表 (2013). Quotations and titles may keep them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.paired_marks import pair_marks
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.spans import Span

_CHINESE = re.compile(f"[{CJK}]")
_QUOTING = "“‘《〈「『"
_SHORT = 200
"""In fewer Chinese characters the share of traditional ones tells nothing."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    table = context.wording.traditional if context.wording else {}
    if not table:
        return
    traditional = re.compile("[" + re.escape("".join(table)) + "]+")
    text = context.speech.text()
    total = sum(len(match[0]) for match in traditional.finditer(text))
    chinese = len(_CHINESE.findall(text))
    if chinese >= _SHORT and total * 100 > parameters.number("整篇繁体比例") * chinese:
        yield Finding(context.whole(), "整篇是繁体字", "先用 Word 或 WPS 的“繁转简”转换，再检查")
        return
    for part in context.parts():
        found = list(traditional.finditer(part.text))
        quoted = [pair.span for pair in pair_marks(part.text).pairs if pair.mark in _QUOTING] if found else []
        for match in found:
            if any(span.start < match.start() < span.end for span in quoted):
                continue
            place = context.place(part, Span(match.start(), match.end()))
            right = "".join(table[character] for character in match[0])
            yield Finding(place, f"“{match[0]}”是繁体字", f"改为“{right}”", Fix(span=place, text=right))


RULE = Rule(code="PLH005", name="繁体字", needs=frozenset({Need.WORDING}), function=_check, mechanical=True)
