"""PUN004: a mark before 等 at the end of a list, or 等 behind an ellipsis. Source: GB/T 15834-2011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_HEADS = "各?方面|各?项|问题|工作|单位|部门|领域|内容|措施|情况|产业|行业|项目|地区?|[，。；、）]|$"
_MARK = re.compile(
    rf"(?:、(?=等(?![待候级于额价同效次值距高闲着到因我你他]))|，(?=等(?:{_HEADS}))|(?:……|…)(?=等(?:等|{_HEADS})))"
)


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for match in _MARK.finditer(part.text):
            span = context.place(part, Span(match.start(), match.end()))
            yield Finding(span, f"“等”前面不用“{match[0]}”", f"删去“{match[0]}”", Fix(span=span, text=""))


RULE = Rule(code="PUN004", name="等前标点", function=_check, mechanical=True)
