"""How much two texts share: longest common runs and n-gram containment, set phrases set aside.

Containment (the share of one text's n-grams that the other has too) is the usual measure of text reuse;
runs show the reader what is shared. Both look at characters without white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.text.characters import squeeze

BREAK = "\n"
"""What no run and no n-gram crosses."""


class SharedRun(NamedTuple):
    """A stretch that two texts share."""

    first: str
    """Name of the one text."""
    second: str
    """Name of the other."""
    text: str


def without_set_phrases(text: str, phrases: Iterable[str]) -> str:
    """Return the text without white space, each set phrase made a break that no run crosses."""
    longest_first = sorted({squeeze(phrase) for phrase in phrases} - {""}, key=len, reverse=True)
    body = squeeze(text)
    if not longest_first:
        return body
    return re.sub("|".join(map(re.escape, longest_first)), BREAK, body)


def shared_runs(texts: Mapping[str, str], minimum: int) -> Iterator[SharedRun]:
    """Yield the maximal runs of at least `minimum` characters that two of the texts share.

    Args:
        texts: Texts by name, as `without_set_phrases` returns them.
        minimum: Least length of a run, in characters, at least 2.
    """
    seen: dict[str, tuple[str, int]] = {}
    for name, text in texts.items():
        position, last = 0, len(text) - minimum
        while position <= last:
            known = seen.get(text[position : position + minimum])
            if known is None or known[0] == name or BREAK in text[position : position + minimum]:
                position += 1
                continue
            other, start = known
            end = minimum
            while (
                position + end < len(text)
                and start + end < len(texts[other])
                and text[position + end] == texts[other][start + end] != BREAK
            ):
                end += 1
            yield SharedRun(other, name, text[position : position + end])
            position += end
        for offset in range(last + 1):
            seen.setdefault(text[offset : offset + minimum], (name, offset))


class CommonRun(NamedTuple):
    """A stretch of one text that stands in another too."""

    start: int
    other_start: int
    length: int


def common_runs(text: str, other: str, minimum: int) -> Iterator[CommonRun]:
    """Yield the runs of at least `minimum` characters of a text that another holds too, none over another.

    Args:
        text: The text that is gone through from its start.
        other: The other text; of several places of a run the first is told.
        minimum: Least length of a run, in characters, at least 2.
    """
    seen: dict[str, int] = {}
    for offset in range(len(other) - minimum + 1):
        seen.setdefault(other[offset : offset + minimum], offset)
    position = 0
    while position <= len(text) - minimum:
        gram = text[position : position + minimum]
        start = seen.get(gram)
        if start is None or BREAK in gram:
            position += 1
            continue
        end = minimum
        while (
            position + end < len(text)
            and start + end < len(other)
            and text[position + end] == other[start + end] != BREAK
        ):
            end += 1
        yield CommonRun(position, start, end)
        position += end


def ngrams(text: str, size: int) -> set[str]:
    """Return the distinct runs of `size` characters of a text, none across a break."""
    return {
        part[offset : offset + size] for part in text.split(BREAK) for offset in range(len(part) - size + 1)
    }


def containment(text: set[str], other: set[str]) -> float:
    """Return the share (0..1) of one text's n-grams that another text has too."""
    return len(text & other) / len(text) if text else 0.0
