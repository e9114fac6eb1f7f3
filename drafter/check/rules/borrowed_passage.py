"""OVL005: a passage that the brief borrowed from the corpus still reads as it does there."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.reuse import comparable, set_phrases
from drafter.check.rule import CheckContext, Finding, Need, Part, Rule
from drafter.model.passage import Passage
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block, Speech
from drafter.text.overlap import containment, ngrams
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    size = parameters.number("字串长度")
    own = comparable(context, set_phrases())
    ends = (*own.starts[1:], len(own.text))
    parts = [
        (part, ngrams(own.text[start:end], size))
        for part, start, end in zip(own.parts, own.starts, ends, strict=True)
    ]
    for passage in context.borrowed:
        wanted = _grams(passage, size)
        shares = [(containment(wanted, grams), part) for part, grams in parts]
        share, part = max(shares, key=lambda item: item[0], default=(0.0, None))
        if part is not None and share * 100 >= parameters.number("相同百分比"):
            yield _finding(context, part, share, passage)


def _grams(passage: Passage, size: int) -> set[str]:
    block = Block(type="paragraph", move=passage.move, text=passage.text)
    speech = Speech(id=passage.speech_id, title=passage.title, blocks=(block,))
    return ngrams(comparable(CheckContext(speech=speech, text=""), set_phrases()).text, size)


def _finding(context: CheckContext, part: Part, share: float, passage: Passage) -> Finding:
    return Finding(
        context.place(part, Span(0, len(part.text))),
        f"这一段是按需求单从《{passage.title or '无标题'}》（{passage.id}）借用的，原文的 {share:.0%} 还没有改",
        "借用的只作底稿，改成自己的话再用",
    )


RULE = Rule(code="OVL005", name="借用的段落没有改", needs=frozenset({Need.BORROWED}), function=_check)
