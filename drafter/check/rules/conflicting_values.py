"""FIG003: one indicator with two values for one period; sure cases only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.printed import Printed, half_step, number_pattern, printed
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.characters import CJK
from drafter.text.sentences import sentences
from drafter.text.spans import Span


class _Key(NamedTuple):
    name: str
    unit: str
    move: Move


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    statement = re.compile(
        rf"(?:^|[，,。；;：:、])(?:{parameters.any_of('前缀')})?"
        rf"(?P<name>[{CJK}]{{0,12}}?(?:{parameters.any_of('指标')}))(?:{parameters.any_of('谓词')})?"
        rf"{number_pattern('value')}(?=[，,。；;、！]|$)"
    )
    other_period = re.compile("|".join(parameters.table("时段正则").values()))
    seen: dict[_Key, Printed] = {}
    for block in context.speech.blocks:
        for sentence in sentences(block.text):
            text = sentence.of(block.text)
            if other_period.search(text):
                continue
            for match in statement.finditer(text):
                value = printed(match, "value", ())
                if not value.unit or value.unit.startswith(("余", "多")):
                    continue
                first = seen.setdefault(_Key(match["name"], value.unit, block.move), value)
                if abs(first.value - value.value) > half_step(first) + half_step(value):
                    span = Span(match.start("name"), match.end()).shift(sentence.start)
                    yield Finding(
                        context.place(block, span),
                        f"“{match['name']}”前面写的是 {first.text}，这里写的是 {value.text}",
                        "同一时期的同一指标全文只能有一个数；时期或范围不同的，请写明",
                    )


RULE = Rule(code="FIG003", name="前后数不一", function=_check)
