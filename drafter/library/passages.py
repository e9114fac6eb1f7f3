"""From a speech to its passages (段落), the units of retrieval."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from operator import eq

from drafter.model.passage import Passage
from drafter.model.speech import Block, BlockType, Speech
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


def join_passages(passages: Sequence[Passage]) -> tuple[str, Speech]:
    """Return a speech as its passages tell it, without what `cut_passages` leaves out, and its text.

    Args:
        passages: Of one speech, in order, at least one.

    Returns:
        Title, headings and paragraphs, one a line, and the speech, whose spans point into them.
    """
    first = passages[0]
    lines, blocks = [first.title], []
    position = len(first.title) + 1
    for move, level, text in _lines(passages):
        span = Span(position, position + len(text))
        kind: BlockType = "heading" if level else "paragraph"
        blocks.append(Block(type=kind, level=level, move=move, text=text, spans=(span,)))
        lines.append(text)
        position = span.end + 1
    speech = Speech(
        id=first.speech_id,
        title=first.title or None,
        kind=first.kind,
        level=first.level,
        year=first.year,
        blocks=tuple(blocks),
    )
    return "\n".join(lines), speech


def _lines(passages: Sequence[Passage]) -> Iterator[tuple[Move, int | None, str]]:
    """Yield headings, where they change, and paragraphs, the parts of a long one joined again."""
    before: tuple[str, ...] = ()
    for _, group in groupby(passages, key=lambda passage: passage.id.partition(".")[0]):
        parts = list(group)
        move, path = parts[0].move, parts[0].heading_path
        kept = sum(1 for _ in takewhile(bool, map(eq, path, before)))
        for level, text in enumerate(path[kept:], kept + 1):
            yield move, level, text
        yield move, None, "".join(part.text for part in parts)
        before = path


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
