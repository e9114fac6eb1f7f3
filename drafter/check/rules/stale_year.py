"""STL002: a year that the speech has left behind: in its title, in what it plans, in words of the old speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.own_time import own_year, speech_year
from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.spans import Span

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
_BEFORE, _BEHIND = 4, 7
_SHORTEST = 12
"""A year, the words around it and the marks of the text's ends: less than this is said in many speeches."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    year = own_year(context)
    if year is None:
        return
    planned = re.compile(
        rf"(?<!\d)(20\d\d)年的?(?=(?:全[省市县区乡镇年]|政府|各项|经济)?(?:{parameters.any_of('计划后文')}))"
        rf"|(?:{parameters.any_of('计划前文')})(?:[省市县区乡镇全我好了]{{0,3}})(20\d\d)(?=年)(?!年(?:以来|至|到|[—－-]))"
    )
    reviewed = re.compile(
        rf"(?:{parameters.any_of('回顾前文')})[全我省市县区乡镇了]{{0,3}}(20\d\d)(?=年)(?!年(?:以来|至|到|[—－-]))"
    )
    past = re.compile(parameters.any_of("已过"))
    copied = dict(_copied(context, year))
    old_titles = {old.speech.title for old in context.old if (speech_year(old.speech) or year) < year}
    for part in context.parts():
        stale: dict[int, str] = {}
        if part.block is None:
            stale |= {
                m.start(): m[1]
                for m in _YEAR.finditer(part.text)
                if int(m[1]) < year - 1 or (int(m[1]) < year and part.text in old_titles)
            }
        for match in planned.finditer(part.text):
            clause = re.split("[。！？；]", part.text[match.start() : match.start() + 40])[0]
            if int(match[1] or match[2]) < year and not _reviews(part) and not past.search(clause):
                stale[match.start(1 if match[1] else 2)] = match[1] or match[2]
        stale |= _due(part, year, parameters)
        stale |= {m.start(1): m[1] for m in reviewed.finditer(part.text) if int(m[1]) < year - 1}
        for match in _YEAR.finditer(part.text):
            said = _around(part.text, match.start())
            if said in copied and (int(match[1]) < year - 1 or not _reviews(part)):
                stale.setdefault(match.start(), match[1])
        for start, found in sorted(stale.items()):
            file = copied.get(_around(part.text, start))
            yield Finding(
                context.place(part, Span(start, start + 5)),
                f"“{found}年”已经过去，这篇讲的是 {year}年"
                + (f"；旧稿（{file}）里就是这样写的" if file else ""),
                f"核对应是 {year}年还是 {year - 1}年，连同这一句里的别的说法一起改",
            )


def _copied(context: CheckContext, year: int) -> Iterator[tuple[str, str]]:
    """Yield the years of old speeches before this year's with the words around them, and the file."""
    for old in context.old:
        then = speech_year(old.speech)
        if then is None or then < year:
            for block in old.speech.blocks:
                for match in _YEAR.finditer(block.text):
                    said = _around(block.text, match.start())
                    if len(said) >= _SHORTEST and int(match[1]) in (year - 1, then, (then or 0) - 1):
                        yield said, old.file


def _due(part: Part, year: int, parameters: Parameters) -> dict[int, str]:
    """Return the past years whose goals are still to be reached: 确保2025年全年目标如期完成."""
    if _reviews(part):
        return {}
    due = re.compile(
        rf"(?:{parameters.any_of('务期前文')})[^，。！？；\d“”]{{0,8}}(20\d\d)(?=年[^，。！？；\d]{{0,8}}(?:{parameters.any_of('务期后文')}))"
        r"|(?:为|给)(20\d\d)(?=年[^，。！？；\d]{0,8}[画划]上(?!了|过)[^，。！？；]{0,6}句号(?!的))"
    )
    told = re.compile(parameters.any_of("务期已过"))
    found = {match.start(match.lastindex or 0): match for match in due.finditer(part.text)}
    return {
        start: part.text[start : start + 4]
        for start, match in found.items()
        if int(part.text[start : start + 4]) < year and not told.search(_clause(part, match))
    }


def _clause(part: Part, match: re.Match[str]) -> str:
    """Return the sentence up to a match, with what follows in its clause."""
    start = max(part.text.rfind(mark, 0, match.start()) for mark in "。！？；") + 1
    return (
        part.text[start : match.end()]
        + re.split("[，。！？；]", part.text[match.end() : match.end() + 40])[0]
    )


def _around(text: str, start: int) -> str:
    """Return a year with the words around it; where the text begins or ends there, marked as such."""
    before, end = max(0, start - _BEFORE), start + 4 + _BEHIND
    return "^" * (start < _BEFORE) + text[before:end] + "$" * (end >= len(text))


def _reviews(part: Part) -> bool:
    return part.block is not None and bool({part.block.move, *part.block.also} & {Move.REVIEW, Move.PROBLEMS})


RULE = Rule(code="STL002", name="年份过时", function=_check)
