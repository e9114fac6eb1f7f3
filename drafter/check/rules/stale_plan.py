"""STL005: the year of a five-year plan (开局, 收官) is not that year; a plan that is over is still being planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.own_time import own_year
from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_PLANS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
"""First year of each plan: five years from 1953 on, with a gap from 1963 to 1965."""
_PLAN = "(?P<plan>十[二三四五六]五)”?(?:规划|时期)?的?"
_WORD = "(?P<word>开局|起步|第一年|头一年|收官|最后一年|决胜|中期|第二年|第三年|第四年|第五年)"
_YEAR_OF = re.compile(rf"{_PLAN}{_WORD}")
_SAID_YEAR = re.compile(r"(?<!\d)(20\d\d)年|(今年|明年|去年|上年)")
_OFFSETS = {
    "开局": (0,), "起步": (0,), "第一年": (0,), "头一年": (0,), "第二年": (1,), "第三年": (2,), "中期": (2,),
    "第四年": (3,), "第五年": (4,), "收官": (4,), "最后一年": (4,), "决胜": (3, 4),
}  # fmt: skip
_PLANNED = re.compile(r"(?P<plan>十[二三四五六]五)”?(?:规划)?(?:期间|时期|末|期末)")
_RELATIVE = {"今年": 0, "明年": 1, "去年": -1, "上年": -1}


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    year = own_year(context)
    future = re.compile("|".join(parameters.table("将来正则").values()) or "(?!)")
    past = re.compile(parameters.any_of("已过"))
    for part in context.parts():
        for sentence in sentences(part.text):
            text = sentence.of(part.text)
            for match in _YEAR_OF.finditer(text):
                wrong = _wrong_year(text, match, year, _looks_back(part))
                if wrong:
                    yield _finding(context, part, match, sentence.start, wrong)
            for match in _PLANNED.finditer(text):
                last = _PLANS[match["plan"]] + 4
                over = year is not None and year > last and not _looks_back(part)
                if over and future.search(text) and not past.search(text):
                    yield _finding(
                        context,
                        part,
                        match,
                        sentence.start,
                        f"“{match['plan']}”到 {last}年为止，讲话是 {year}年的",
                    )


def _wrong_year(text: str, match: re.Match[str], year: int | None, looks_back: bool) -> str:
    """Return what is wrong with calling a year the plan's first or last, or the empty text."""
    right = {_PLANS[match["plan"]] + offset for offset in _OFFSETS[match["word"]]}
    should = "、".join(f"{item}年" for item in sorted(right))
    said = list(_SAID_YEAR.finditer(text, 0, match.start()))
    if said:
        stated = said[-1][1]
        if stated is None and year is None:
            return ""
        meant = int(stated) if stated else (year or 0) + _RELATIVE[said[-1][2]]
        near = match.start() - said[-1].end() <= _NEAR
        wrong = near and meant not in right
        name = said[-1][0] if stated else f"{said[-1][0]}（{meant}年）"
        return f"“{match['plan']}”的{match['word']}年是 {should}，不是{name}" if wrong else ""
    if year is None or looks_back or right & {year, year + 1}:
        return ""
    return f"“{match['plan']}”的{match['word']}年是 {should}，讲话是 {year}年的"


def _finding(context: CheckContext, part: Part, match: re.Match[str], offset: int, message: str) -> Finding:
    span = Span(match.start(), match.end()).shift(offset)
    return Finding(context.place(part, span), message, "核对是不是旧稿的提法；“十五五”从 2026年到 2030年")


def _looks_back(part: Part) -> bool:
    return part.block is not None and bool({part.block.move, *part.block.also} & {Move.REVIEW, Move.PROBLEMS})


_NEAR = 24
"""Characters between a year and what it is called."""

RULE = Rule(code="STL005", name="五年规划对不上年份", function=_check)
