"""PUN011: full-width digits and letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.characters import fold_width
from drafter.text.spans import Span

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?")
_MASK = re.compile("[ＸｘＯｏ]+")


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for match in _WIDE.finditer(part.text):
            if _MASK.fullmatch(match[0]):
                continue  # a mask, which is told as such
            span = context.place(part, Span(match.start(), match.end()))
            right = fold_width(match[0])
            yield Finding(span, f"“{match[0]}”是全角字形", f"改为半角“{right}”", Fix(span=span, text=right))


RULE = Rule(code="PUN011", name="全角数字", function=_check, mechanical=True)
