"""WRD009: words for which the user's office prefers another (config/house_style.yaml)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.check.words import find_words
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    words = context.wording.house.preferred if context.wording else {}
    for part, word, span in find_words(context, words):
        place = context.place(part, span)
        yield Finding(
            place, f"“{word}”不是本单位的规范写法", f"改为“{words[word]}”", Fix(span=place, text=words[word])
        )


RULE = Rule(code="WRD009", name="规范写法", needs=frozenset({Need.WORDING}), function=_check, mechanical=True)
