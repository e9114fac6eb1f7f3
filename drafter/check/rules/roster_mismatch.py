"""ORD002: people of the user's roster out of order or with another's office, units by an unknown short name first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.check.rule import CheckContext, Finding, Need, Part, Rule
from drafter.model.roster import Roster
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_JOINED = re.compile(r"[^。；;！？\n，,]{0,16}[、和][^。；;！？\n，,]{0,16}")
_PREFIXES = "(?:常务副|副|原|代|前)?"


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    assert context.roster is not None
    roster = context.roster
    ranks = {person.name: rank for rank, person in enumerate(roster.people)}
    names = re.compile("|".join(map(re.escape, sorted(ranks, key=len, reverse=True))) or "(?!)")
    for part in context.parts():
        found = list(names.finditer(part.text))
        yield from _offices(context, part, found, roster)
        for first, second in pairwise(found):
            between = part.text[first.end() : second.start()]
            if ranks[first[0]] > ranks[second[0]] and len(between) <= 34 and _JOINED.fullmatch(between):
                yield Finding(
                    context.place(part, Span(first.start(), second.end())),
                    f"“{first[0]}”列在“{second[0]}”前面，与名册的次序相反",
                    f"按名册，“{second[0]}”在前",
                )
    yield from _short_names(context, roster)


def _offices(
    context: CheckContext, part: Part, found: list[re.Match[str]], roster: Roster
) -> Iterator[Finding]:
    """Find the names next to an office that the roster gives to others."""
    held = {person.name: person.offices for person in roster.people}
    titles = {_title(office) for offices in held.values() for office in offices} - {""}
    any_title = "|".join(map(re.escape, sorted(titles, key=len, reverse=True))) or "(?!)"
    before = re.compile(rf"(?P<title>{_PREFIXES}(?:{any_title}))(?:、)?$")
    behind = re.compile(rf"(?P<title>{_PREFIXES}(?:{any_title}))")
    for match in found:
        offices = held[match[0]]
        window = part.text[max(0, match.start() - 12) : match.start()]
        beside = before.search(window) or behind.match(part.text, match.end())
        if not offices or beside is None or any(office.endswith(beside["title"]) for office in offices):
            continue
        if any(office.endswith(match[0]) for office in offices):
            continue
        yield Finding(
            context.place(part, Span(match.start(), match.end())),
            f"“{match[0]}”旁边写的职务是“{beside['title']}”，名册里是“{'、'.join(offices)}”",
            "核对职务；人事有变动的，请更新工作区的 config/roster.yaml",
        )


def _title(office: str) -> str:
    """Return the last part of an office: 书记 of 镇党委书记, 长 of 副镇长 with the character before it."""
    match = re.search("(?:书记|主席|主任|委员|部长|局长|院长|校长|站长|所长|[省市州县区镇乡村]长)$", office)
    return match[0] if match else office


def _short_names(context: CheckContext, roster: Roster) -> Iterator[Finding]:
    """Find the short names that are used before the full name, in a speech that uses both."""
    text = context.speech.text()
    for unit in roster.units:
        full, short = text.find(unit.name), text.find(unit.short) if unit.short else -1
        if unit.short in unit.name or not 0 <= short < full:
            continue
        for part in context.parts():
            start = part.text.find(unit.short)
            if part.block is not None and start >= 0:
                yield Finding(
                    context.place(part, Span(start, start + len(unit.short))),
                    f"先用了简称“{unit.short}”，后面才出现全称“{unit.name}”",
                    "第一次出现用全称，以后用简称",
                )
                break


RULE = Rule(code="ORD002", name="名册不符", needs=frozenset({Need.ROSTER}), function=_check)
