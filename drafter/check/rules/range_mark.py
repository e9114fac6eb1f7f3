"""PUN008: the mark of a range: ～ between values, — between years and months. Source: GB/T 15834-2011, 4.13.3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_RANGE = re.compile(
    r"(?<![\dA-Za-z.\-－—])\d{1,8}(?:\.\d{1,4})?(?P<left>[%％年月日万亿元]{0,2})(?P<mark>[-－—–~～])"
    r"\d{1,8}(?:\.\d{1,4})?(?P<unit>[^\d\s，。；、：）)”\-－—.]?)(?![\dA-Za-z\-－—.])"
)


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    times = parameters.words("时间单位")
    for part in context.parts():
        for match in _RANGE.finditer(part.text):
            time = match["unit"] in times or match["left"] in times
            mark = match["mark"]
            wrong = mark in "-－–~" if time else mark in "-－—–~" and match["unit"]
            if not wrong or (mark == "~" and not match["unit"]):
                continue
            right = "—" if time else "～"
            yield Finding(
                context.place(part, Span(match.start(), match.end())),
                f"“{match[0]}”的连接号应为{'一字线' if time else '浪纹线'}",
                f"“{mark}”改为“{right}”",
            )


RULE = Rule(code="PUN008", name="连接号", function=_check)
