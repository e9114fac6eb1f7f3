"""Where a text speaks of the figures of a brief: each name with the stretch that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.check.rule import CheckContext, Part
from drafter.text.spans import Span

_END = re.compile("[。！？；\n]")


class Mention(NamedTuple):
    """One mention of a figure."""

    part: Part
    name: str
    span: Span
    """From behind the name to the end of the sentence or the next figure's name, in the part's text."""


def figure_mentions(context: CheckContext, names: Iterable[str]) -> Iterator[Mention]:
    """Yield the mentions of the figures with the given names, in order."""
    known = sorted(set(names), key=len, reverse=True)
    if not known:
        return
    pattern = re.compile("|".join(map(re.escape, known)))
    for part in context.parts():
        found = list(pattern.finditer(part.text))
        for number, match in enumerate(found):
            stop = _END.search(part.text, match.end())
            end = stop.start() if stop else len(part.text)
            if number + 1 < len(found):
                end = min(end, found[number + 1].start())
            yield Mention(part, match[0], Span(match.end(), end))
