"""PUN009: two colons in one sentence. Source: GB/T 15834-2011, 4.7.3.5."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.paired_marks import pair_marks
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.sentences import sentences
from drafter.text.spans import Span


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        if part.text.count("：") < 2:
            continue
        inner = [pair.span for pair in pair_marks(part.text).pairs]
        inside = bytearray(len(part.text))
        for span in inner:
            inside[span.start : span.end] = b"\x01" * (span.end - span.start)
        for sentence in sentences(part.text):
            places = [
                place
                for place in range(sentence.start, sentence.end)
                if part.text[place] == "：" and not inside[place] and not _is_time(part.text, place)
            ]
            if len(places) > 1 and places[1] + 1 < sentence.end:
                yield Finding(
                    context.place(part, Span(places[1] - 1, places[1] + 1)),
                    f"一个句子里用了 {len(places)} 个冒号",
                    "前一个冒号改为句号或逗号，或把句子拆开",
                )


def _is_time(text: str, place: int) -> bool:
    return text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()


RULE = Rule(code="PUN009", name="冒号套用", function=_check)
