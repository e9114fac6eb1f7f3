"""FIG015: a rank that is not the brief's, is beyond the number ranked, or does not go the way that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.brief_text import brief_text
from drafter.check.figure_mentions import figure_mentions
from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.numbering import parse_chinese_integer
from drafter.text.spans import Span

_RANK = re.compile(
    r"(?P<scope>全[国省市州县区盟旗镇乡])?(?:[一二三四五六七八九十\d]{1,4}个?[县市区乡镇街道]{0,6}中?)?"
    r"(?:排名|排|居|位居|位列|列|名列)?第(?P<value>\d{1,4}|[一二三四五六七八九十]{1,3})(?P<unit>位|名)?"
)
_BACK = (Move.REVIEW, Move.PROBLEMS, Move.THANKS, Move.OPENING)
_AMONG = re.compile(
    r"(?P<count>\d{1,4})个(?:县市区|县区|市县|乡镇|镇街|镇|乡|县|区|市|街道|村|单位|部门)"
    r"(?:中|里)(?P<gap>[^。；！？\d第]{0,20})第(?P<value>\d{1,4}|[一二三四五六七八九十]{1,3})[位名]"
)


_MOVED = re.compile(
    r"(?:从|由)[^。；，]{0,12}?第(?P<old>\d{1,4}|[一二三四五六七八九十]{1,3})[位名]?"
    r"(?P<way>[^。；\d]{0,6}?(?:升|进|跃|前移|跻身|退|降|滑|跌|落)[^。；\d]{0,8}?)"
    r"第(?P<new>\d{1,4}|[一二三四五六七八九十]{1,3})[位名]"
)
_WORSE = re.compile("[退降滑跌落]")
_IN_WORDS = re.compile(
    r"(?:考核|考评|评比|评选|竞赛|排名|排序|排位|位居|位列|名列|居|列|取得|拿到|获得)"
    r"[^。；，：！？]{0,10}?(?P<rank>第(?P<value>[一二三四五六七八九十]{1,3})[位名])"
)


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    first = re.compile(
        f"(?:{parameters.any_of('固定第一')})[^。；，]{{0,6}}?(?P<rank>第(?:[二三四五六七八九十]{{1,3}}|[2-9])位)"
    )
    for part in context.parts():
        yield from _moved(context, part)
        for match in first.finditer(part.text):
            yield Finding(
                context.place(part, Span(match.start("rank"), match.end("rank"))),
                f"“{match[0]}”不像话：这里通常说“第一位”",
                "核对这个“第几位”；确是排次序的，换个说法",
            )
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
    yield from _unknown(context, said)
    for part, name, span in figure_mentions(context, ranks):
        told = _RANK.search(ranks[name])
        moved = _MOVED.search(part.text, span.start, span.end)  # 从第5位升到第3位: it is the 3rd now
        found = _RANK.search(part.text, moved.start("new") - 1 if moved else span.start, span.end)
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


def _moved(context: CheckContext, part: Part) -> Iterator[Finding]:
    """Yield ranks that are said to have moved and have not, or have moved the other way."""
    for match in _MOVED.finditer(part.text):
        old, new, worse = _value(match["old"]), _value(match["new"]), bool(_WORSE.search(match["way"]))
        if old == new or (new < old) == worse:
            yield Finding(
                context.place(part, Span(match.start(), match.end())),
                f"从第 {old} 到第 {new}，不是“{match['way'].strip('，')}”",
                "核对前后两个位次，有一个写错了",
            )


def _unknown(context: CheckContext, said: str) -> Iterator[Finding]:
    """Yield ranks in Chinese numerals that the brief has in neither form; FIG001 looks after the others."""
    for part in context.parts():
        if part.block is None or part.block.move not in _BACK:
            continue
        for match in _IN_WORDS.finditer(part.text):
            rank = match["rank"]
            if rank not in said and f"第{_value(match['value'])}{rank[-1]}" not in said:
                yield Finding(
                    context.place(part, Span(match.start("rank"), match.end("rank"))),
                    f"“{rank}”在需求单里找不到",
                    "对照需求单里的荣誉和位次核对；确有其事的，补进需求单",
                )


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else parse_chinese_integer(text) or 0


RULE = Rule(code="FIG015", name="位次不符", function=_check)
