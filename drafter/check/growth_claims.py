"""Where a sentence states two values of one thing and its growth: the sure patterns, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.printed import number_pattern
from drafter.check.rule import CheckContext
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.sentences import sentences

_YEAR = r"(?:\d{4}年(?:底|末)?的?|去年的?|上年(?:同期|末|底)?的?|年初的?|今年的?|目前的?|现在的?|原来的?)?"
_BASE = r"(?:比|较)(?:上年|去年|前一年)(?:同期|末|底)?的?"


class GrowthWords(NamedTuple):
    """The words of the settings: patterns of rising and falling, units that are counted, units where less is better."""

    up: str
    down: str
    counted: tuple[str, ...]
    reversed: tuple[str, ...]

    @property
    def both(self) -> str:
        """A pattern for either direction."""
        return f"{self.up}|{self.down}"

    def falls(self, word: str) -> bool:
        """Tell whether a word of `both` is one of falling."""
        return re.fullmatch(self.down, word) is not None


class Claim(NamedTuple):
    """One statement of growth."""

    block: Block
    match: re.Match[str]
    """Groups of `number_pattern`: `value`, `base` or `step`; `way`, `rate`, `rate_u`; `move`, `by`, `more`."""
    offset: int
    """Of the sentence in the block's text."""


def growth_words(parameters: Parameters) -> GrowthWords:
    """Return the words of a rule's settings: 增, 减, 计数单位, 反向单位."""
    return GrowthWords(
        parameters.any_of("增"),
        parameters.any_of("减"),
        parameters.words("计数单位"),
        parameters.words("反向单位"),
    )


def growth_claims(context: CheckContext, parameters: Parameters, words: GrowthWords) -> Iterator[Claim]:
    """Yield the claims of a speech; sentences on growth at constant prices (可比价指标) are left out."""
    real = re.compile(parameters.any_of("可比价指标"))
    patterns = _patterns(words)
    for block in context.speech.blocks:
        for sentence in sentences(block.text):
            text = sentence.of(block.text)
            if real.search(text):  # growth at constant prices is not that of the printed values
                continue
            for pattern in patterns:
                for match in pattern.finditer(text):
                    yield Claim(block, match, sentence.start)


def _patterns(words: GrowthWords) -> tuple[re.Pattern[str], ...]:
    rate = (
        rf"(?P<way>{words.both})(?:了|幅度?为|率为|幅达)?(?P<rate>\d{{1,4}}(?:\.\d{{1,3}})?)"
        rf"(?P<rate_u>%|％|个百分点)(?!以上|左右|以内)"
    )
    return (
        # 12.6亿元，比上年的11.4亿元增长20%
        re.compile(rf"{number_pattern('value')}[，,]{_BASE}{number_pattern('base')}{rate}"),
        # 24个，比上年的21个多3个
        re.compile(
            rf"{number_pattern('value')}[，,]{_BASE}{number_pattern('base')}"
            rf"(?:(?P<more>多|净?增|{words.up})|少|减|{words.down})了?{number_pattern('step')}(?=[，,。；;、！]|$)"
        ),
        # 由4个增加到7个 [，增长75% | ，增加3个]
        re.compile(
            rf"(?:由|从)(?P<lead>[^\d，,。；;、第]{{0,6}}?){_YEAR}{number_pattern('base')}"
            rf"(?P<move>{words.both})(?:到|至|为)(?:了)?{_YEAR}{number_pattern('value')}"
            rf"(?=[，,。；;、！]|$)(?:[，,](?:同比|共|净)?(?:{rate}|(?P<by>{words.both})(?:了)?{number_pattern('step')}(?=[，,。；;、！]|$)))?"
        ),
        # 12.6亿元，比上年增加1.2亿元，增长10%
        re.compile(
            rf"{number_pattern('value')}[，,](?:同比|(?:比|较)(?:上年|去年)(?:同期)?)(?P<by>{words.both})(?:了)?"
            rf"{number_pattern('step')}[，,、]{rate}"
        ),
    )
