"""FIG004: 共12个，其中甲8个、乙6个: parts that exceed their total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.quantities import Quantity, quantities
from drafter.text.spans import Span

_SENTENCE = re.compile(r"[^。；;！？!?\n]+")
_OF_WHICH = re.compile(r"[，,：:（(]其中[，,：:]?")
_CLAUSE = re.compile(r"[^，,、]+")
_BRACKETS = re.compile(r"[（(][^（()）]{0,60}[）)]")
_NO_SUM = ("%", "‰", "个百分点", "年", "月", "日", "倍", "")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    other = re.compile(parameters.any_of("不是分项"))
    for block in context.speech.blocks:
        for sentence in _SENTENCE.finditer(block.text):
            for mark in _OF_WHICH.finditer(sentence[0]):
                total = _total(sentence[0][: mark.start()], other)
                if total is None:
                    continue
                parts, end = _parts(sentence[0], mark.end(), total, other)
                added = sum((part.value for part in parts), Decimal(0))
                largest = max((part.value for part in parts), default=Decimal(0))
                if largest > total.value or (len(parts) > 1 and added > total.value):
                    shown = _shown(largest if largest > total.value else added, total)
                    what = "其中一项" if largest > total.value else "各项之和"
                    span = Span(total.span.start, end).shift(sentence.start())
                    yield Finding(
                        context.place(block, span),
                        f"{what}（{shown}）大于总数（{_shown(total.value, total)}）",
                        "核对总数和分项；分项之间有交叉的，请写明",
                    )


def _total(before: str, other: re.Pattern[str]) -> Quantity | None:
    """Return the number that 其中 divides: the last one before it, unless that is a change over a year."""
    found = [item for item in quantities(before) if item.unit not in ("%", "‰", "个百分点")]
    if not found or found[-1].unit in _NO_SUM:
        return None
    last = found[-1]
    start = max(before.rfind(mark, 0, last.span.start) for mark in "，,、") + 1
    return None if other.search(before, start, last.span.start) else last


def _parts(sentence: str, start: int, total: Quantity, other: re.Pattern[str]) -> tuple[list[Quantity], int]:
    """Return the parts of a total and where the last of them ends."""
    parts: list[Quantity] = []
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
        end = clause.start() + found[0].span.end + len(found[0].unit)
    return parts, end


def _shown(value: Decimal, like: Quantity) -> str:
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
    return f"{scaled:f}{like.magnitude}{like.unit}"


RULE = Rule(code="FIG004", name="分项超总数", function=_check)
