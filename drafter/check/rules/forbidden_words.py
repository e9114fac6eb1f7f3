"""WRD007: words that the user's office forbids (config/house_style.yaml)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.check.words import find_words
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    words = context.wording.house.forbidden if context.wording else {}
    for part, word, span in find_words(context, words):
        place = context.place(part, span)
        yield Finding(place, f"“{word}”是本单位禁用的词", words[word] or "换一个说法，或删去")


RULE = Rule(code="WRD007", name="禁用词", needs=frozenset({Need.WORDING}), function=_check)
