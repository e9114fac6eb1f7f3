"""PUN007: ellipses of other than six dots, dashes of other than two ems. Source: GB/T 15834-2011, 4.10, 4.11."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.spans import Span

_ELLIPSIS = re.compile(rf"(?<=[{CJK}，、”》）])(?:\.{{2,12}}|…(?!…)|[·・]{{3,12}})|(?<!…)…{{3,12}}(?!…)")
_DASH = re.compile(rf"(?<=[{CJK}”》）])(?:--{{1,6}}|－{{2,6}}|─{{2,6}}|—-|———{{1,6}}|——－)(?=[{CJK}“《（])")


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for pattern, name, right in ((_ELLIPSIS, "省略号", "……"), (_DASH, "破折号", "——")):
            for match in pattern.finditer(part.text):
                span = context.place(part, Span(match.start(), match.end()))
                yield Finding(span, f"{name}写成了“{match[0]}”", f"改为“{right}”", Fix(span=span, text=right))


RULE = Rule(code="PUN007", name="省略号破折号", function=_check, mechanical=True)
