"""STL001: a number that the old speech has behind the same words, and the brief has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from drafter.check.known_numbers import holds, known_numbers, unit_of
from drafter.check.reuse import context_of_old
from drafter.check.rule import CheckContext, Finding, Need, Part, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.quantities import quantities, whole_span
from drafter.text.spans import Span

_WORDS = re.compile(f"[{CJK}]+")
_WINDOW = 12
_RANGE = ("至", "到")
_CLAUSE_MARK = re.compile("[，,。；;：:、！？（）()“”\\s]")
_QUOTED, _SURE = 24, 6
"""Characters before a number that are quoted at most, and that are said to be the same by themselves."""


class _Said(NamedTuple):
    """A number with the words right before it."""

    words: str
    value: Decimal
    unit: str


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    known = known_numbers(context.brief) if context.brief else ()
    before: dict[_Said, tuple[str, str]] = {}
    for old in context.old:
        for part in context_of_old(old).parts():
            for said, span in _numbers(part, parameters):
                before.setdefault(said, (old.file, _quoted(part.text, span)))
    for part in context.parts():
        for said, span in _numbers(part, parameters):
            if said in before and not any(holds(item, said.value, said.unit) for item in known):
                file, then = before[said]
                same = _same(_quoted(part.text, span), then, file)
                yield Finding(
                    context.place(part, span),
                    same + ("，需求单里没有这个数" if context.brief else ""),
                    "多半是旧数没有换：核对今年的报表；确实没有变的，写进需求单",
                )


def _quoted(text: str, span: Span) -> str:
    """Return a number with its own clause before it, as it is written."""
    return _CLAUSE_MARK.split(text[max(0, span.start - _QUOTED) : span.start])[-1] + span.of(text)


def _same(now: str, then: str, file: str) -> str:
    """Return what is the same in two clauses that end with one number."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(now), reversed(then), strict=False))
    shared = "".join(character for character, _ in same)[::-1]
    if shared in (now, then) or len(_WORDS.sub("", shared)) + _SURE <= len(shared):
        return f"“{shared}”与旧稿（{file}）一字不差"
    return f"“{now}”末尾的数与旧稿（{file}）相同，旧稿原句是“{then}”"


def _numbers(part: Part, parameters: Parameters) -> Iterator[tuple[_Said, Span]]:
    """Yield the numbers that are data, each with the last words before it."""
    no_data = [re.compile(pattern) for pattern in parameters.table("非数据正则").values()]
    ignored = {match.start() for pattern in no_data for match in pattern.finditer(part.text)}
    length = parameters.number("前文字数")
    for quantity in quantities(part.text):
        start = quantity.span.start
        if start in ignored or quantity.unit in parameters.words("不比的单位"):
            continue
        words = "".join(_WORDS.findall(part.text[max(0, start - _WINDOW) : start]))[-length:]
        if len(words) == length and not words.endswith("第"):
            unit = "" if quantity.unit in _RANGE else quantity.unit
            span = whole_span(part.text, quantity) if unit else quantity.span
            yield _Said(words, abs(quantity.value), unit_of(quantity, part.text)), span


RULE = Rule(code="STL001", name="旧稿的数没有换", needs=frozenset({Need.OLD}), function=_check)
