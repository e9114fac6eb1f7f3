"""What a text states of well-known indicators: 固定资产投资完成12.4亿元，增长9%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from drafter.check.printed import Printed, number_pattern, printed
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Move
from drafter.text.characters import CJK
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_SCOPE = re.compile("^(?:今年|全年|全[省市州县区旗镇乡系统域村]|我[省市州县区镇乡])+的?")
_GROWTH = (
    r"(?:[，,](?P<how>[^，,。；;、\d]{0,10}?)(?P<way>增长|增加|提高|上升|下降|减少|回落|降低|下滑)了?"
    r"(?P<rate>\d{1,3}(?:\.\d{1,3})?)(?:%|％)(?!以上|左右|以内))?"
)
_DOWN = ("下降", "减少", "回落", "降低", "下滑")


class Statement(NamedTuple):
    """One value of one indicator, stated as reached in the period that the speech is about."""

    block: Block
    name: str
    """As written, with what narrows it: 园区固定资产投资."""
    plain: str
    """Without the words that only say whose it is: 全县, 我镇."""
    value: Printed
    growth: Decimal | None
    """In per cent, negative for a fall; None where none is stated behind the value."""
    shown_growth: str
    """As printed: 增长9%."""
    span: Span
    """From the name to the end of the value, in the block's text."""
    sentence: str


def indicator_statements(
    speech: Speech, parameters: Parameters, own: re.Pattern[str] | None = None
) -> Iterator[Statement]:
    """Yield the statements of a speech in order; sentences on other periods and on targets are left out.

    Args:
        speech: The speech.
        parameters: Those of the rule, with 指标, 前缀, 谓词 and 时段正则.
        own: What names the period that the speech accounts for: in its review that is no other period.
    """
    statement = re.compile(
        rf"(?:^|[，,。；;：:、])(?:{parameters.any_of('前缀')})?"
        rf"(?P<name>[{CJK}]{{0,12}}?(?:{parameters.any_of('指标')}))(?:{parameters.any_of('谓词')})?"
        rf"{number_pattern('value')}(?=[，,。；;、！]|$){_GROWTH}"
    )
    other_period = re.compile("|".join(parameters.table("时段正则").values()))
    for block in speech.blocks:
        for sentence in sentences(block.text):
            text = sentence.of(block.text)
            told = own.sub("", text) if own is not None and block.move is Move.REVIEW else text
            if other_period.search(told):
                continue
            for match in statement.finditer(text):
                value = printed(match, "value", ())
                if value.unit and not value.unit.startswith(("余", "多")):
                    span = Span(match.start("name"), match.end("value_u")).shift(sentence.start)
                    plain = _SCOPE.sub("", match["name"])
                    growth, shown = _growth(match)
                    yield Statement(block, match["name"], plain, value, growth, shown, span, text)


def _growth(match: re.Match[str]) -> tuple[Decimal | None, str]:
    if match["rate"] is None:
        return None, ""
    rate = Decimal(match["rate"])
    return (-rate if match["way"] in _DOWN else rate), f"{match['way']}{match['rate']}%"
