"""From a speech to its passages (段落), the units of retrieval."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from drafter.model.passage import Passage
from drafter.model.speech import Speech
from drafter.model.vocabulary import Move
from drafter.text.characters import count_characters
from drafter.text.enumerations import enumerators
from drafter.text.sentences import sentences
from drafter.text.spans import Span

LONGEST = 400
"""Longest passage, in characters; a longer paragraph is cut."""
SHORTEST_PART = 80
"""Shortest part of a paragraph that is cut, in characters."""
_SHORTEST = 15
_SALUTATION = 40
_BARE_CLOSING = 30
_SEMICOLON = re.compile("[；;]")
_COMMA = re.compile("[，,、：:]")


def cut_passages(speech: Speech) -> tuple[Passage, ...]:
    """Return the passages of a speech.

    Each paragraph is one; a paragraph of more than 400 characters is cut before an enumerator or at a
    sentence's end into parts of 80 to 400, numbered behind a point (`3f…:12.1`). Salutations, lead-ins that
    end with a colon, bare closings and lines of less than 15 characters are left out.
    """
    passages: list[Passage] = []
    headings: list[tuple[int, str]] = []
    for ordinal, block in enumerate(speech.blocks):
        if block.type == "heading":
            level = block.level or 1
            headings = [item for item in headings if item[0] < level] + [(level, block.text)]
            continue
        if _is_formality(block.text, block.move):
            continue
        parts = list(_cut(block.text))
        for number, span in enumerate(parts, 1):
            passages.append(
                Passage(
                    id=f"{speech.id}:{ordinal}" + (f".{number}" if len(parts) > 1 else ""),
                    speech_id=speech.id,
                    title=speech.title or "",
                    kind=speech.kind,
                    level=speech.level,
                    year=speech.year,
                    move=block.move,
                    theme=block.theme,
                    heading_path=tuple(text for _, text in headings),
                    text=span.of(block.text),
                )
            )
    return tuple(passages)


def _is_formality(text: str, move: Move) -> bool:
    length = count_characters(text)
    if length < _SHORTEST or (move is Move.CLOSING and length < _BARE_CLOSING):
        return True
    return length <= _SALUTATION and text.rstrip().endswith(("：", ":"))


def _cut(text: str) -> Iterator[Span]:
    """Yield the parts of a paragraph; the whole where it is short enough."""
    start, last = 0, len(text)
    if last <= LONGEST:
        yield _trimmed(text, 0, last)
        return
    places = [
        [item.span.start for item in enumerators(text)],
        [span.end for span in sentences(text)],
        [match.end() for match in _SEMICOLON.finditer(text)],
        [match.end() for match in _COMMA.finditer(text)],
    ]
    while last - start > LONGEST:
        low, high = start + SHORTEST_PART, min(start + LONGEST, last - SHORTEST_PART)
        cut = next((place for known in places if (place := _last_within(known, low, high))), high)
        yield _trimmed(text, start, cut)
        start = cut
    yield _trimmed(text, start, last)


def _last_within(places: list[int], low: int, high: int) -> int:
    """Return the last place in [low, high], or 0."""
    index = bisect_right(places, high)
    return places[index - 1] if index > bisect_left(places, low) else 0


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return Span(start, start + len(part.strip()))
