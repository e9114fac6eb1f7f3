"""NAM001: a name that the brief forbids stands in the text: mostly a neighbour's, from the old speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    brief = context.brief
    assert brief is not None
    forbidden = [name for name in brief.forbidden_names if name]
    if not forbidden:
        return
    own = [
        name
        for name in (
            brief.locality.name,
            *brief.locality.superiors,
            *brief.required_names,
            brief.meeting.name,
        )
        if name and any(other in name for other in forbidden)
    ]
    # An allowed name that holds a forbidden one is matched first, and passed over.
    alternatives = sorted({*forbidden, *own}, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(re.escape(name) for name in alternatives))
    for part in context.parts():
        for match in pattern.finditer(part.text):
            if match[0] not in own:
                yield Finding(
                    context.place(part, Span(match.start(), match.end())),
                    f"出现了需求单规定不得出现的名称“{match[0]}”",
                    f"多半是旧稿里留下的；改成本地的名称（{brief.locality.name}）或删去",
                )


RULE = Rule(code="NAM001", name="不得出现的名称", needs=frozenset({Need.BRIEF}), function=_check)
