"""LEK004: a speech of a town that calls on 全区各级干部: the words of a speech of another level were left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.home import own_name
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_LEVELS = "镇乡县区市省州旗"
_TITLE = re.compile(f"全([{_LEVELS}])(?!面)")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    own = _own_level(context)
    if not own:
        return
    others = "".join(level for level in _LEVELS if level not in own)
    called = re.compile(
        rf"全(?P<level>[{others}])(?:{parameters.any_of('号召对象')})[^，。；！？]{{0,8}}?(?:{parameters.any_of('号召')})"
    )
    reported = re.compile(parameters.any_of("转述"))
    for part in context.parts():
        if part.block is None:
            continue
        for sentence in sentences(part.text):
            words = sentence.of(part.text)
            if reported.search(words):
                continue
            for match in called.finditer(words):
                place = Span(match.start(), match.start() + 2).shift(sentence.start)
                yield Finding(
                    context.place(part, place),
                    f"“全{match['level']}”与这篇讲话的层级（{own[0]}）不符",
                    f"对本{own[0]}讲的，改为“全{own[0]}”；确是转述上级的话，写明出处",
                )


def _own_level(context: CheckContext) -> str:
    """Return the last character of the speech's own place, else what its title calls the whole of it."""
    name = own_name(context.speech, context.brief)
    if name and name[-1] in _LEVELS:
        return name[-1]
    found = set(_TITLE.findall(context.speech.title or ""))
    return found.pop() if len(found) == 1 else ""


RULE = Rule(code="LEK004", name="层级不符", function=_check)
