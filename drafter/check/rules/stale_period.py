"""STL007: this year's figures are said to cover another period than the brief's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.brief_text import brief_text
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.characters import fold_width
from drafter.text.spans import Span

_MONTHS = re.compile(r"(?<!\d)1\s*(?:月?\s*[—–\-～~－至到]{1,2})\s*(\d{1,2})月(?!\d|底|末)")
_NAMED = re.compile("一季度|上半年|前三季度")
_LAST = {"一季度": 3, "上半年": 6, "前三季度": 9}
_OTHER_YEAR = re.compile(r"去年|上年|前年|明年|同期|(?:19|20)\d\d年")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    last = _last_month(context.brief.period)
    if last is None:
        return
    allowed = {_end(match) for match in _periods(brief_text(context.brief))}
    done = re.compile(parameters.any_of("已完成"))
    for part in context.parts():
        if part.block is None or part.block.move not in (Move.REVIEW, Move.OPENING, Move.PROBLEMS):
            continue
        for match in _periods(part.text):
            clause = re.split("[。！？；]", part.text[match.start() : match.start() + 60])[0]
            before = part.text[max(0, match.start() - 8) : match.start()]
            if _end(match) in allowed or _OTHER_YEAR.search(before.replace(f"{context.brief.year}年", "")):
                continue
            if done.search(clause) and any(character.isdigit() for character in clause[len(match[0]) :]):
                yield Finding(
                    context.place(part, Span(match.start(), match.end())),
                    f"“{match[0]}”与需求单的时段“{context.brief.period}”不一致",
                    "核对这里的数字是哪个时段的；多半是旧稿的时段没有换",
                )


def _periods(text: str) -> Iterator[re.Match[str]]:
    yield from _MONTHS.finditer(fold_width(text))
    yield from _NAMED.finditer(text)


def _end(match: re.Match[str]) -> int:
    return _LAST[match[0]] if match[0] in _LAST else int(match[1])


def _last_month(period: str) -> int | None:
    return next((_end(match) for match in _periods(period)), None)


RULE = Rule(code="STL007", name="时段对不上", needs=frozenset({Need.BRIEF}), function=_check)
