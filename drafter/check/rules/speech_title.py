"""HED005: a title that ends with a mark, is over-long, or does not say that a speech follows. Source: custom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.characters import count_characters
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    part = next(context.parts(), None)
    if part is None or part.block is not None:
        return
    title = part.text.rstrip()
    if title.endswith(("。", "；", "，", ".", ";", ",", "、", "：", ":")):
        place = context.place(part, Span(len(title) - 1, len(title)))
        yield Finding(place, f"讲话题目末尾用了“{title[-1]}”", "删去题目末尾的标点", Fix(span=place, text=""))
    length = count_characters(title)
    if length > parameters.number("最长字数"):
        yield Finding(
            context.place(part, Span(0, len(title))),
            f"讲话题目有 {length} 字，太长（参考上限 {parameters.number('最长字数')} 字）",
            "压缩会议名称，或分成正题和副题",
        )
    unpaired = [pair for pair in ("《》", "“”", "（）") if title.count(pair[0]) != title.count(pair[1])]
    for pair in unpaired:
        yield Finding(context.place(part, Span(0, len(title))), f"题目里的“{pair}”不成对", f"补全“{pair}”")
    meeting = re.search(parameters.table("会议正则")["会议"], title)
    if meeting and not re.search(parameters.table("会议正则")["题式"], title):
        yield Finding(
            context.place(part, Span(0, len(title))),
            "题目写了会议名称，没有写明是讲话",
            "写成“在……会议上的讲话”，或另拟正题、把会议放进副题",
        )


RULE = Rule(code="HED005", name="讲话题目", function=_check)
