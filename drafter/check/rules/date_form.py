"""PUN012: years and dates in a form that the standard does not have. Source: GB/T 15835-2011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_NUMBER = "一二三四五六七八九十"
_CHINESE_YEAR = re.compile(
    r"(?<![\u4e00-\u9fff])[一二][零〇○0Oo九][零〇○0Oo一二三四五六七八九]{2}(?=年)|[二][零○][零〇○一二三四五六七八九]{2}(?=年)"
)
_SHORT_YEAR = re.compile(r"(?<![\d.年月第])[’'‘]?[012]\d年(?=底|初|上半年|下半年|[一二三四]季度|1?\d月)")
_DOTTED = re.compile(r"(?<![\d.])((?:19|20)\d\d)([./-])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?![\d./-])")
_MIXED = re.compile(
    rf"(?:19|20)\d\d年[{_NUMBER}]{{1,3}}月|[一二][零〇○九][〇零○{_NUMBER}]{{2}}年\d{{1,2}}月|\d{{1,2}}月[{_NUMBER}]{{1,3}}[日号]"
)


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for match in _CHINESE_YEAR.finditer(part.text):
            right = re.sub("[零○0Oo]", "〇", match[0])
            if right != match[0]:
                yield _finding(context, part, match, "年份的零应写作“〇”", right)
        for match in _DOTTED.finditer(part.text):
            if match[2] == "-" and len(match[0]) == 10:
                continue  # 2026-09-22, which the standard has too
            right = f"{match[1]}年{int(match[3])}月{int(match[4])}日"
            yield _finding(context, part, match, "讲话稿里的日期写全年月日", right)
        for match in _SHORT_YEAR.finditer(part.text):
            yield _finding(context, part, match, "年份不能简写成两位", "")
        for match in _MIXED.finditer(part.text):
            yield _finding(context, part, match, "一个日期里汉字和阿拉伯数字混用", "")


def _finding(context: CheckContext, part: Part, match: re.Match[str], reason: str, right: str) -> Finding:
    span = context.place(part, Span(match.start(), match.end()))
    fix = Fix(span=span, text=right) if right else None
    advice = f"改为“{right}”" if right else "写成四位数的年份、同一种数字，如 2026年9月22日"
    return Finding(span, f"“{match[0]}”：{reason}", advice, fix)


RULE = Rule(code="PUN012", name="日期写法", function=_check, mechanical=True)
