"""PLH003: spun words and damaged characters, from the list by which files are mended (config/repairs.yaml)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.resources import shipped
from drafter.schema.sounds import read_sounds
from drafter.text.spans import Span

_MARKS, _SPUN = "标点", "怪词"
"""Groups of the list: the one that other rules look after, and words in place of usual ones."""


class _Cause(NamedTuple):
    """How a fault came about, which is how it is told."""

    message: str
    source: str


_DAMAGED = _Cause("“{}”是扫描或转换时弄坏的字，应为“{}”", "扫描、转换文件时常见的坏字")
_MISSPELT = _Cause("“{}”是错字，应为“{}”", "《现代汉语词典》只收后一种写法")
_REPLACED = _Cause(
    "“{}”不是通行的说法，疑为“{}”", "公文的固定说法；网上流传、用软件改写过的稿子里常有这样换坏的词"
)


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    rules = context.wording.repairs if context.wording else None
    if rules is None:
        return
    for part in context.parts():
        if not rules.any_pattern.search(part.text):
            continue
        end = 0
        for start, stop, name, right in sorted(
            (match.start(), match.end(), item.name, match.expand(item.suggested))
            for item in rules.patterns
            if item.name != _MARKS
            for match in item.pattern.finditer(part.text)
        ):
            if start < end or stop == start:
                continue
            end = stop
            place = context.place(part, Span(start, stop))
            wrong = part.text[start:stop]
            cause = _cause(name, wrong, right)
            yield Finding(
                place,
                cause.message.format(wrong, right),
                f"改为“{right}”",
                Fix(span=place, text=right),
                cause.source,
            )


def _cause(group: str, wrong: str, right: str) -> _Cause:
    """Return the cause: a word that sounds like the right one was mistyped, not replaced by a program."""
    if group != _SPUN:
        return _DAMAGED
    return _MISSPELT if read_sounds(shipped("config", "words")).sound_alike(wrong, right) else _REPLACED


RULE = Rule(code="PLH003", name="怪词坏字", needs=frozenset({Need.WORDING}), function=_check, mechanical=True)
