"""SPK001: a speech that takes far longer or shorter to say than the brief asks for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.speaking import SpeakingRate
from drafter.resources import shipped
from drafter.schema.speaking import read_speaking_rate
from drafter.text.characters import count_characters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    rate = context.speaking or _shipped_rate()
    characters = sum(count_characters(block.text) for block in context.speech.blocks)
    low, high = rate.minute_range(characters)
    spoken = (
        f"全文 {characters} 字，按每分钟 {rate.usual} 字念约 {rate.minutes(characters):.0f} 分钟"
        f"（{rate.fast}—{rate.slow} 字则为 {low:.0f}—{high:.0f} 分钟）"
    )
    wanted, length = context.brief.minutes, context.brief.length
    slack = parameters.number("字数出入百分") / 100
    if wanted:
        if low > wanted:
            yield _finding(context, f"{spoken}，超过需求单要的 {wanted} 分钟", longer=True)
        elif high < wanted:
            yield _finding(context, f"{spoken}，不到需求单要的 {wanted} 分钟", longer=False)
    elif length and abs(characters - length) > slack * length:
        longer = characters > length
        yield _finding(
            context, f"{spoken}，比需求单要的 {length} 字{'多' if longer else '少'}不少", longer=longer
        )


def _finding(context: CheckContext, message: str, *, longer: bool) -> Finding:
    return Finding(
        context.whole(), message, "压缩次要的部分" if longer else "补实主要的部分，或确认时间够用就不改"
    )


@cache  # a small table that never changes while the program runs
def _shipped_rate() -> SpeakingRate:
    return read_speaking_rate([shipped("config", "speaking.yaml")])


RULE = Rule(code="SPK001", name="讲话时长", needs=frozenset({Need.BRIEF}), function=_check)
