"""STL003: a congress or plenary session that is not yet held, or that the next congress has overtaken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.own_time import own_day, own_year
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_SESSION = re.compile(
    r"(?P<congress>十[八九]|二十)(?:大(?!道|队|街|桥|厦|院)|届(?P<plenum>[一二三四五六七])中全会)"
)


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    day, year = own_day(context), own_year(context)
    if year is None:
        return
    now = f"{day.year}-{day.month:02}" if day else f"{year}-12"
    held = parameters.table("召开年月")
    study = re.compile(parameters.any_of("学习贯彻"))
    ahead = re.compile(parameters.any_of("将要召开"))
    for part in context.parts():
        for sentence in sentences(part.text):
            text = sentence.of(part.text)
            found = list(_SESSION.finditer(text))
            named = {match["congress"] for match in found}
            for match in found:
                congress = match["congress"]
                name = f"{congress}届{match['plenum']}中全会" if match["plenum"] else f"{congress}大"
                following = {"十八": "十九", "十九": "二十"}.get(congress, "")
                span = Span(match.start(), match.end()).shift(sentence.start)
                if held.get(name, "") > now and not ahead.search(_around(text, match)):
                    yield Finding(
                        context.place(part, span),
                        f"党的{name}是 {_month(held[name])}召开的，讲话在这之前（{_month(now)}）",
                        "核对届次和讲话日期，哪一个写错了",
                    )
                elif (
                    following
                    and held.get(f"{following}大", "9") < now
                    and study.search(text[: match.start()][-_NEAR:])
                    and following not in named
                ):
                    yield Finding(
                        context.place(part, span),
                        f"学习贯彻的还是党的{name}精神，{_month(held[following + '大'])}已经召开党的{following}大",
                        "换成当前的提法，核对上级最新的会议",
                    )


def _around(text: str, match: re.Match[str]) -> str:
    """Return what may tell that a session is still to come: 迎接党的二十大, but not elsewhere in its sentence."""
    return text[max(0, match.start() - _NEAR) : match.end() + _NEAR]


def _month(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"


_NEAR = 16
"""Characters before a session in which 学习贯彻 belongs to it."""

RULE = Rule(code="STL003", name="会议届次过时", function=_check)
