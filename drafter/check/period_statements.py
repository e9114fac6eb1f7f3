"""What a text states for a period that it names: 今年粮食总产2.6万吨, 1—8月完成的12.3亿元投资."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.printed import Printed, number_pattern, printed
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block, Speech
from drafter.text.characters import CJK
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_PERIOD = (
    rf"(?P<period>(?:今年)?(?:1|一)月?[—－～~至到-]{{1,2}}{_NUMERAL}月份?|(?:今年)?(?:前{_NUMERAL}个月|上半年|[一二三]季度|前三季度)"
    r"|今年(?:以来)?|去年|上年|(?:19|20)\d\d年)(?:全年)?[，,]?(?P<scope>全[国省市县区旗镇乡村]|我[省市县区镇乡])?的?"
)
_INVERTED = re.compile(
    rf"{_PERIOD}已?(?:完成|实现|达到)的(?P<value>\d{{1,12}}(?:\.\d{{1,6}})?)(?P<value_m>万亿|亿|万)?"
    rf"(?P<value_u>[元吨个家户人亩]|公里|美元)(?P<name>[{CJK}]{{2,8}}?)(?=[中里，,。；、])"
)


_A_GOAL = re.compile("[，,](?:这|作为|是)[^，。；]{0,8}目标")


class PeriodStatement(NamedTuple):
    """One value for one named period."""

    block: Block
    period: str
    """今年, 1—8月: as written, but for what does not change its meaning."""
    scope: str
    """全县; empty where none is told."""
    name: str
    value: Printed
    partial: bool
    """The name may be only the end of the full one: 投资 of 固定资产投资."""
    deed: bool
    """The name tells what was done, so that one period may well have several values."""
    span: Span
    """In the block's text."""

    def same_thing(self, other: PeriodStatement) -> bool:
        """Tell whether two statements are of one thing in one period."""
        if (self.period, self.value.unit) != (other.period, other.value.unit):
            return False
        if self.scope != other.scope:
            return False
        ends = (self.partial and other.name.endswith(self.name)) or (
            other.partial and self.name.endswith(other.name)
        )
        return self.name == other.name or ends


def period_statements(speech: Speech, parameters: Parameters) -> Iterator[PeriodStatement]:
    """Yield the statements of a speech in order; what is a target (目标) is left out."""
    plain = re.compile(
        rf"(?:^|[，,。；;：:]){_PERIOD}(?:{parameters.any_of('前缀')})?(?P<name>[{CJK}]{{4,12}}?)"
        rf"(?:{parameters.any_of('谓词')})?{number_pattern('value')}(?=[，,。；;、！]|$)"
    )
    target = re.compile(parameters.table("时段正则")["目标"])
    deed = re.compile(parameters.any_of("做事的词"))
    for block in speech.blocks:
        for sentence in sentences(block.text):
            text = sentence.of(block.text)
            for pattern in (plain, _INVERTED):
                for match in pattern.finditer(text):
                    if target.search(text, 0, match.end()) or _A_GOAL.match(text, match.end()):
                        continue
                    value = printed(match, "value", ())
                    if not value.unit or value.unit.startswith(("余", "多")):
                        continue
                    yield PeriodStatement(
                        block,
                        _normal(match["period"]),
                        match["scope"] or "",
                        match["name"],
                        value,
                        pattern is _INVERTED,
                        deed.search(match["name"]) is not None,
                        Span(match.start("period"), match.end()).shift(sentence.start),
                    )


def _normal(period: str) -> str:
    if len(period) > len("今年以来"):
        period = period.removeprefix("今年")
    return re.sub("[—－～~至到-]+", "—", period.replace("以来", "").removesuffix("份"))
