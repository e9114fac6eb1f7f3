"""What is left of a passage when its content is masked: function words, set words, numbers and stops in order.

Stamatatos (2018, Masking topic-related information to enhance authorship attribution) masks the words of the
topic in the same way to compare how texts are written, whatever they speak of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from drafter.retrieval.lexical import Tokens
from drafter.text.tokenize import MASK, NUMBER

GAP = "◇"
_FIGURE = "数"
_STOPS = "，。；：、！？“"
_BARE = frozenset(GAP + "，。；：、的")
_SKELETON = 3
_MARKS = "？：；！“"
_MARKS_COUNTED = 4


def frame_terms(text: str, tokens: Tokens, kept: Collection[str]) -> Iterator[str]:
    """Yield the terms of a passage's frame: kept words, pairs of them side by side, and runs of three.

    What nearly every passage has (的, gaps between stops) tells builds apart no more than it costs to look up
    and is left out. Rare marks (questions, colons, quotations) count up to four.

    Args:
        text: The passage.
        tokens: Its tokens.
        kept: The words that are not masked.
    """
    frame = _frame(text, tokens, kept)
    for item in frame:
        if item != "的" and item not in _STOPS and item != GAP:
            yield f"word|{item}"
    for first, second in pairwise(frame):
        if GAP not in (first, second) and not (first in _STOPS and second in _STOPS):
            yield f"pair|{first}{second}"
    for index in range(len(frame) - _SKELETON + 1):
        run = frame[index : index + _SKELETON]
        if not _BARE.issuperset(run):
            yield "skeleton|" + "".join(run)
    for mark in _MARKS:
        for count in range(1, min(text.count(mark), _MARKS_COUNTED) + 1):
            yield f"mark|{mark}|{count}"


def _frame(text: str, tokens: Tokens, kept: Collection[str]) -> list[str]:
    frame: list[str] = []
    end = 0
    for word, span in tokens:
        frame += [stop for stop in text[end : span.start] if stop in _STOPS]
        end = span.end
        if word in (NUMBER, MASK):
            frame.append(_FIGURE)
        elif word in kept:
            frame.append(word)
        elif not frame or frame[-1] != GAP:
            frame.append(GAP)
    frame += [stop for stop in text[end:] if stop in _STOPS]
    return frame
