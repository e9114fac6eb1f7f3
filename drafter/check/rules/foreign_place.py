"""LEK003: a place that is neither the speech's own nor above or below it.

Real places are told from the gazetteer; any other by its form and by what it is said to have, 云溪镇党委: a town's
speech speaks for no other town, a county's for no other county.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.brief_text import brief_text
from drafter.check.home import home_names, own_name, tier
from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.model.gazetteer import Gazetteer
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Level
from drafter.resources import shipped
from drafter.schema.gazetteer import read_gazetteer
from drafter.schema.sounds import read_sounds
from drafter.text.characters import CJK
from drafter.text.spans import Span

_MASKED = re.compile(r"(?:[*×＊某]|[xX]{2})[镇乡县市区村]")
_WIDE = (Level.PROVINCE, Level.NATIONAL)
_PROVINCE = ("省", "自治区", "特别行政区", "北京市", "上海市", "天津市", "重庆市")
_OFTEN = 3
"""Mentions that make a place the speech's own where nothing else tells it."""
_SHORT = 3
"""Names of so few characters are easily found where no name stands: 更新和县."""
_AROUND = 80
_ENDS = "。！？；\n"


class _Mention(NamedTuple):
    part: Part
    name: str
    span: Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if context.brief is None and context.speech.level in _WIDE:
        return
    gazetteer = read_gazetteer(shipped("config", "places"))
    found = list(_mentions(context, parameters, gazetteer))
    own = _own(context, found)
    if own is None:
        return
    others = list(_peers(context, parameters))
    related = _related(own, gazetteer)
    said = "\n".join([brief_text(context.brief), *parameters.words("可以出现")])
    whose = f"（{'、'.join(sorted(own))}）" if own else ""
    known = {(item.part.spans, item.span.end) for item in others}
    others += [
        item
        for item in found
        if (item.part.spans, item.span.end) not in known and not gazetteer.is_within(item.name, related)
    ]
    for part, name, span in others:
        if name in said:
            continue
        yield Finding(
            context.place(part, span),
            f"“{name}”是外地的地名：既不是本地{whose}，也不是本地的上级或下级",
            "核对是不是抄来的：应是本地名称的就改；确实要提外地的，写进需求单“名称”的“必须出现”",
        )


def _own(context: CheckContext, found: list[_Mention]) -> frozenset[str] | None:
    """Return the speech's own places: none known but masked, an empty set; not to be told, None."""
    names = home_names(context.speech, context.brief)
    if names or not found:
        return frozenset(names)
    if any(_MASKED.search(part.text) for part in context.parts()):
        return frozenset()
    name, count = Counter(item.name for item in found).most_common(1)[0]
    return frozenset([name]) if count >= _OFTEN and 2 * count > len(found) else None


def _related(own: frozenset[str], gazetteer: Gazetteer) -> frozenset[str]:
    """Return the own places and those above them; of provinces only an own one, or a whole province would do."""
    above = frozenset().union(*(gazetteer.above(name) for name in own))
    return own | frozenset(name for name in above if not name.endswith(_PROVINCE))


def _mentions(context: CheckContext, parameters: Parameters, gazetteer: Gazetteer) -> Iterator[_Mention]:
    """Yield the names of places; common words and clauses that may well speak of elsewhere left out."""
    elsewhere = re.compile(parameters.any_of("可提外地"))
    common = frozenset(parameters.words("不是地名"))
    tails = parameters.words("普通词尾")
    edge = rf"(?:^|[^{CJK}]|[省市县区州]|{parameters.any_of('必有的前接')}"
    before = {2: re.compile(edge + ")$"), 3: re.compile(edge + f"|{parameters.any_of('前接')})$")}
    behind = {suffix: re.compile(rest) for suffix, rest in parameters.table("不后接正则").items()}
    for part in context.parts():
        for name, span in gazetteer.find(part.text):
            if name in common or name.endswith((*_PROVINCE, *tails)):
                continue
            if gazetteer.bearers(name) > parameters.number("最多同名"):
                continue
            if name[-1] in behind and behind[name[-1]].match(part.text, span.end):
                continue
            if len(name) <= _SHORT and not before[len(name)].search(
                part.text[max(0, span.start - 2) : span.start]
            ):
                continue
            if not elsewhere.search(_sentence(part.text, span)):
                yield _Mention(part, name, span)


def _peers(context: CheckContext, parameters: Parameters) -> Iterator[_Mention]:
    """Yield the places of the speech's own tier that a committee, cadres, a development are said to be of."""
    own = own_name(context.speech, context.brief)
    levels = "|".join(parameters.table("同级")[key] for key in [tier(own)] if key)
    if not levels:
        return
    home = home_names(context.speech, context.brief)
    lexicon = read_sounds(shipped("config", "words"))
    elsewhere = re.compile(f"{parameters.any_of('可提外地')}|{parameters.any_of('任职经历')}")
    fronts = parameters.any_of("前接")
    edge = rf"(?:^|[^{CJK}]|(?<=[省市县区州])|{fronts})"
    inner = rf"(?!{parameters.any_of('不作地名开头')}|{fronts})[{CJK}]{{2,3}}"
    pattern = re.compile(rf"{edge}(?P<name>(?P<stem>{inner})(?:{levels}))(?:{parameters.any_of('本地才有')})")
    general = re.compile(f"(?:{parameters.any_of('不作地名结尾')})$")
    for part in context.parts():
        for match in pattern.finditer(part.text):
            name, span = match["name"], Span(*match.span("name"))
            if general.search(match["stem"]) or any(name.endswith(place) for place in home):
                continue
            if lexicon.holds_usual_word(match["stem"]):
                continue
            if elsewhere.search(_sentence(part.text, span)):
                continue
            yield _Mention(part, name, span)


def _sentence(text: str, span: Span) -> str:
    """Return what stands around a name, to the ends of its sentence or as far as one reads."""
    start = max((text.rfind(mark, max(0, span.start - _AROUND), span.start) for mark in _ENDS), default=-1)
    start = start if start >= 0 else max(0, span.start - _AROUND)
    ends = (text.find(mark, span.end, span.end + _AROUND) for mark in _ENDS)
    return text[start : min((end for end in ends if end >= 0), default=span.end + _AROUND)]


RULE = Rule(code="LEK003", name="外地地名", function=_check)
