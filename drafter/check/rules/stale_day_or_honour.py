"""STL009: a day or an honour of the old speech stands in the new one and not in the brief."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from drafter.check.brief_text import brief_text
from drafter.check.own_time import own_year, speech_year
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.spans import Span

_DAY = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])日")
_QUOTED = re.compile(
    r"“([^“”]{4,30})”(?:荣誉)?(?=称号|奖|奖项|荣誉|的称号)|获评“?([^“”，。；]{4,24})”?(?=[，。；、])|荣获“?([^“”，。；]{4,24})”?(?=[，。；、])"
)
_RANK = re.compile(r"(?:位居|位列|排名|列|居)[\u4e00-\u9fff]{1,6}第[一二三四五六七八九十\d]{1,3}(?:位|名)?")

_SEQUEL = 5


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    allowed, year = brief_text(context.brief), own_year(context)
    festivals = frozenset(parameters.words("节日"))
    stale: dict[str, str] = {}
    for old in context.old:
        if year is None or speech_year(old.speech) != year:
            for block in old.speech.blocks:
                for text, span in _said(block):
                    stale.setdefault(_with_sequel(block, text, span), old.file)
    for part in context.parts():
        if part.block is None:
            continue
        for text, span in _said(part.block):
            file = stale.get(_with_sequel(part.block, text, span))
            said = text in allowed or text in festivals
            if file and not said and not _is_meeting(context, text):
                sort = "日期" if _DAY.fullmatch(text) else "荣誉或位次"
                yield Finding(
                    context.place(part, span),
                    f"{sort}“{text}”与旧稿（{file}）相同" + ("，需求单里没有" if context.brief else ""),
                    "核对是不是去年的；今年仍是这样的，写进需求单",
                )


def _said(block: Block) -> Iterator[tuple[str, Span]]:
    for match in chain(_DAY.finditer(block.text), _RANK.finditer(block.text)):
        yield match[0], Span(match.start(), match.end())
    for match in _QUOTED.finditer(block.text):
        group = match.lastindex or 0
        yield match[group], Span(match.start(group), match.end(group))


def _with_sequel(block: Block, text: str, span: Span) -> str:
    """Return a day with the words behind it, for one day may be many things' day; another text as it is."""
    return text + block.text[span.end : span.end + _SEQUEL] if _DAY.fullmatch(text) else text


def _is_meeting(context: CheckContext, text: str) -> bool:
    """Tell whether a day is that of the meeting."""
    stated = context.brief.meeting.date if context.brief else context.speech.date
    numbers = [int(number) for number in re.findall(r"\d+", stated)][-2:]
    return bool(numbers) and [int(number) for number in re.findall(r"\d+", text)] == numbers


RULE = Rule(code="STL009", name="旧稿的日期和荣誉", needs=frozenset({Need.OLD}), function=_check)
