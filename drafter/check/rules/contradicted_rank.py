"""FIG015: a rank that is not the brief's, is beyond the number ranked, or is given twice for one figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.brief_text import brief_text
from drafter.check.figure_mentions import figure_mentions
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.numbering import parse_chinese_integer
from drafter.text.spans import Span

_RANK = re.compile(
    r"(?P<scope>全[国省市州县区盟旗镇乡])?(?:[一二三四五六七八九十\d]{1,4}个?[县市区乡镇街道]{0,6}中?)?"
    r"(?:排名|排|居|位居|位列|列|名列)?第(?P<value>\d{1,4}|[一二三四五六七八九十]{1,3})(?P<unit>位|名)?"
)
_AMONG = re.compile(
    r"(?P<count>\d{1,4})个(?:县市区|县区|市县|乡镇|镇街|镇|乡|县|区|市|街道|村|单位|部门)"
    r"(?:中|里)(?P<gap>[^。；！？\d第]{0,20})第(?P<value>\d{1,4}|[一二三四五六七八九十]{1,3})[位名]"
)


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for match in _AMONG.finditer(part.text):
            if _value(match["value"]) > int(match["count"]):
                yield Finding(
                    context.place(part, Span(match.start(), match.end())),
                    f"只有 {match['count']} 个参加排位，这里排到了第 {_value(match['value'])}",
                    "核对位次和排位的总数",
                )
    if context.brief is None:
        return
    ranks = {figure.name: figure.rank for figure in context.brief.figures if figure.rank}
    said = brief_text(context.brief)
    for part, name, span in figure_mentions(context, ranks):
        told = _RANK.search(ranks[name])
        found = _RANK.search(part.text, span.start, span.end)
        if told is None or found is None or not (found["unit"] or found["scope"]):
            continue
        if f"第{found['value']}{found['unit'] or ''}" in said:  # another rank that the brief speaks of
            continue
        scopes = {told["scope"], found["scope"]} - {None}
        if len(scopes) < 2 and _value(told["value"]) != _value(found["value"]):
            yield Finding(
                context.place(part, Span(found.start(), found.end())),
                f"“{name}”的位次，需求单里是“{ranks[name]}”，这里写的是“{found[0]}”",
                "对照需求单改过来",
            )


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else parse_chinese_integer(text) or 0


RULE = Rule(code="FIG015", name="位次不符", function=_check)
