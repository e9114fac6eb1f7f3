"""Totals of a text with the parts that it names: 共12个，其中甲8个、乙4个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block, Speech
from drafter.text.quantities import Quantity, quantities, whole_span
from drafter.text.spans import Span

_SENTENCE = re.compile(r"[^。；;！？!?\n]+")
_OF_WHICH = re.compile(r"[，,：:（(]其中[，,：:]?")
_CLAUSE = re.compile(r"[^，,、]+")
_BRACKETS = re.compile(r"[（(][^（()）]{0,60}[）)]")
_NO_SUM = ("%", "‰", "个百分点", "年", "月", "日", "倍", "")


class DividedTotal(NamedTuple):
    """A total and its parts."""

    block: Block
    total: Quantity
    parts: tuple[Quantity, ...]
    names: tuple[str, ...]
    """The clause of each part."""
    unit: str
    """In full."""
    span: Span
    """From the total to the last part, in the block's text."""
    after: str
    """What follows in the sentence."""

    def shown(self, value: Decimal) -> str:
        """Return a value in the magnitude of the total, with its unit."""
        return _shown(value, self.total, self.unit)


def divided_totals(speech: Speech, parameters: Parameters) -> Iterator[DividedTotal]:
    """Yield the totals of a speech that 其中 divides; clauses with words of 不是分项 are no parts."""
    other = re.compile(parameters.any_of("不是分项"))
    for block in speech.blocks:
        for sentence in _SENTENCE.finditer(block.text):
            text = sentence[0]
            for mark in _OF_WHICH.finditer(text):
                total = _total(text[: mark.start()], other)
                if total is not None:
                    parts, names, end = _parts(text, mark.end(), total, other)
                    unit = text[total.span.end : whole_span(text, total).end].lstrip("余多")
                    span = Span(total.span.start, end).shift(sentence.start())
                    yield DividedTotal(block, total, tuple(parts), tuple(names), unit, span, text[end:])


def _total(before: str, other: re.Pattern[str]) -> Quantity | None:
    """Return the number that 其中 divides: the last one before it, unless that is a change over a year."""
    found = [item for item in quantities(before) if item.unit not in ("%", "‰", "个百分点")]
    if not found or found[-1].unit in _NO_SUM:
        return None
    last = found[-1]
    start = max(before.rfind(mark, 0, last.span.start) for mark in "，,、") + 1
    return None if other.search(before, start, last.span.start) else last


def _parts(
    sentence: str, start: int, total: Quantity, other: re.Pattern[str]
) -> tuple[list[Quantity], list[str], int]:
    """Return the parts of a total with their clauses, and where the last of them ends."""
    parts: list[Quantity] = []
    names: list[str] = []
    end = start
    text = _BRACKETS.sub(lambda match: " " * len(match[0]), sentence)
    for clause in _CLAUSE.finditer(text, start):
        if _OF_WHICH.match(text, clause.start() - 1) or other.search(clause[0]) or "其中" in clause[0]:
            break
        found = list(quantities(clause[0]))
        if len(found) != 1 or found[0].unit != total.unit:
            if found and found[0].unit in ("%", "‰", "个百分点"):
                continue
            break
        parts.append(found[0])
        names.append(clause[0])
        end = clause.start() + whole_span(clause[0], found[0]).end
    return parts, names, end


def _shown(value: Decimal, like: Quantity, unit: str) -> str:
    """Return a value in the magnitude of another number."""
    factor = {
        "": 1,
        "千": 10**3,
        "万": 10**4,
        "十万": 10**5,
        "百万": 10**6,
        "千万": 10**7,
        "亿": 10**8,
        "万亿": 10**12,
    }
    scaled = (value / factor[like.magnitude]).normalize()
    return f"{scaled:f}{like.magnitude}{unit}"
