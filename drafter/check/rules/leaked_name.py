"""LEK002: a unit, a person in office, a project or a brand of the old speech stands in the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.brief_text import brief_text
from drafter.check.home import home_names, is_same_place
from drafter.check.named_things import names_with
from drafter.check.rule import CheckContext, Finding, Need, OldSpeech, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.names import NameFinder


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    home = home_names(context.speech, context.brief)
    allowed = brief_text(context.brief)
    foreign: dict[str, tuple[str, str]] = {}
    for old in context.old:
        same = is_same_place(home, home_names(old.speech))
        for sort, name in _names(old, parameters, people_only=same):
            if name not in allowed:
                foreign.setdefault(name, (sort, old.file))
    finder = NameFinder(foreign)
    for part in context.parts():
        for name, span in finder.find(part.text):
            sort, file = foreign[name]
            yield Finding(
                context.place(part, span),
                f"“{name}”是旧稿（{file}）里的{sort}，需求单里没有",
                "核对是不是旧稿留下的；本次确实要提的，写进需求单“名称”的“必须出现”",
            )


def _names(old: OldSpeech, parameters: Parameters, *, people_only: bool) -> Iterator[tuple[str, str]]:
    """Yield the sort and the text of each name; last year's speech of the same place shares all but its people."""
    people = re.compile(
        rf"(?:(?<![{CJK}])|(?<=[由请让给]))(?:[{CJK}]{{0,6}}(?:{parameters.any_of('职务')}))?"
        rf"((?:{parameters.any_of('姓')})[{CJK}]{{1,2}}?)(?=同志|(?:{parameters.any_of('职务')}))"
    )
    brands = re.compile(
        rf"“([^“”]{{2,16}})”(?={parameters.any_of('品牌后文')})|(?<={'品牌'})“([^“”]{{2,16}})”"
    )
    general = parameters.words("泛称")
    for block in old.speech.blocks:
        for match in people.finditer(block.text):
            if not match[1].endswith(general):
                yield "人名", match[1]
        if people_only:
            continue
        for sort in ("单位", "项目"):
            for name in names_with(
                block.text,
                parameters.words(f"{sort}后缀"),
                parameters.words("断词"),
                parameters.number(f"{sort}最短"),
            ):
                if not name.endswith(general):
                    yield sort, name
        for match in brands.finditer(block.text):
            yield "品牌", match[1] or match[2]


RULE = Rule(code="LEK002", name="旧稿单位、人名和项目", needs=frozenset({Need.OLD}), function=_check)
