"""BRF004: a name of the brief is missing, and one that differs in a character stands in the text: 汀水河, 汀兰河."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.brief_text import brief_text
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.sounds import SoundLexicon
from drafter.resources import shipped
from drafter.schema.sounds import read_sounds
from drafter.text.characters import CJK
from drafter.text.spans import Span

_STEMS = (2, 3)
"""Characters in front of what a name ends with."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    said = brief_text(context.brief)
    lexicon = read_sounds(shipped("config", "words"))
    ends = re.compile(rf"(?:{parameters.any_of('名称后缀')})(?!{parameters.any_of('不后接')})")
    written = "\n".join(part.text for part in context.parts())
    wanted: dict[str, str] = {}  # a name with one character left open, and the name
    for name, _ in _names(said, ends, lexicon):
        if name not in written:
            wanted |= dict.fromkeys(_masks(name), name)
    if not wanted:
        return
    for part in context.parts():
        for name, span in _names(part.text, ends, lexicon):
            meant = next((wanted[mask] for mask in _masks(name) if mask in wanted), None)
            if meant is not None and name not in said:
                yield Finding(
                    context.place(part, span),
                    f"需求单里是“{meant}”，稿子里没有，却有只差一个字的“{name}”",
                    f"应是“{meant}”的就改；确是另一处的，写进需求单“名称”的“必须出现”",
                )


def _names(text: str, ends: re.Pattern[str], lexicon: SoundLexicon) -> Iterator[tuple[str, Span]]:
    """Yield what may be a name: rare characters in front of a river's, a village's or a school's word."""
    for match in ends.finditer(text):
        for length in _STEMS:
            start = match.start() - length
            stem = text[max(start, 0) : match.start()]
            if start < 0 or not re.fullmatch(f"[{CJK}]+", stem):
                break
            if not lexicon.holds_usual_word(stem):
                yield stem + match[0], Span(start, match.end())


def _masks(name: str) -> Iterator[str]:
    """Yield a name with each of its first characters left open in turn; the two last ones are what it ends with."""
    for place in range(len(name) - 1):
        yield f"{name[:place]}?{name[place + 1 :]}"


RULE = Rule(code="BRF004", name="名称改动", needs=frozenset({Need.BRIEF}), function=_check)
