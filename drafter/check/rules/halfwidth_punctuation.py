"""PUN001: half-width punctuation in Chinese text. Source: GB/T 15834-2011 (forms and places of the marks)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.spans import Span

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
# A mark behind a Chinese character, a full-width closing mark or a unit, not one inside a Latin word or number.
_MARK = re.compile(rf"(?<=[{CJK}”’）》」%％])[,;:?!](?![A-Za-z/\\])|(?<=[0-9A-Za-z])[,;](?=[{CJK}“‘（《])")
_STOP = re.compile(rf"(?<=[{CJK}”’）》])\.(?=[{CJK}“]|\s*$)")
_BRACKETS = re.compile(r"\(([^()（）\n]{0,80})\)")
_QUOTES = re.compile(r"\"([^\"\n]{1,80})\"")
_CHINESE = re.compile(f"[{CJK}]")


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        text = part.text
        for pattern in (_MARK, _STOP):
            for match in pattern.finditer(text):
                yield _finding(context, part, match.start(), _FULL[match[0]])
        for match in _BRACKETS.finditer(text):
            if _CHINESE.search(match[1]):
                yield _finding(context, part, match.start(), "（")
                yield _finding(context, part, match.end() - 1, "）")
        for match in _QUOTES.finditer(text):
            if _CHINESE.search(match[1]):
                yield _finding(context, part, match.start(), "“")
                yield _finding(context, part, match.end() - 1, "”")


def _finding(context: CheckContext, part: Part, position: int, right: str) -> Finding:
    span = context.place(part, Span(position, position + 1))
    wrong = part.text[position]
    return Finding(span, f"中文里用了半角标点“{wrong}”", f"改为“{right}”", Fix(span=span, text=right))


RULE = Rule(code="PUN001", name="半角标点", function=_check, mechanical=True)
