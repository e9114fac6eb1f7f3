"""Two speeches made comparable: what a copier changes is levelled, what everybody says is taken out.

A speech that was copied for another place has other names of places, other numbers and 我县 for 我市; the rest
is the same. So a number is one character here, the own place's name is one, and so are all levels of places;
punctuation and blanks are gone. Each character keeps its place in the file.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from drafter.check.home import home_names, stem
from drafter.check.rule import CheckContext, OldSpeech, Part
from drafter.resources import shipped
from drafter.text.characters import fold_width
from drafter.text.overlap import BREAK
from drafter.text.spans import Span

_NUMBER = r"[0-9]++(?:[.,][0-9]++)*+"
_LEVELS = re.compile("[省市县区镇乡旗州]")
_PLACE = "◇"
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")


class Comparable(NamedTuple):
    """A speech's text for comparison."""

    text: str
    """Its levelled characters; a `BREAK` ends each part and stands for each set phrase."""
    parts: tuple[Part, ...]
    starts: tuple[int, ...]
    """Where each part starts in `text`."""
    offsets: array[int]
    """Of each character, its offset in the part's own text."""

    def part(self, position: int) -> int:
        """Return the number of the part that a character lies in."""
        return bisect_right(self.starts, position) - 1

    def place(self, context: CheckContext, span: Span) -> Span:
        """Return where a stretch, which lies in one part, stands in the file."""
        part = self.parts[self.part(span.start)]
        return context.place(part, Span(self.offsets[span.start], self.offsets[span.end - 1] + 1))


@cache  # a short list that never changes while the program runs
def set_phrases() -> tuple[str, ...]:
    """Return the phrases that may be the same word by word (config/set_phrases.txt)."""
    lines = shipped("config", "set_phrases.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def comparable(context: CheckContext, phrases: Iterable[str]) -> Comparable:
    """Return a speech's text for comparison.

    Args:
        context: The speech.
        phrases: Phrases that count for nothing.
    """
    home = home_names(context.speech, context.brief)
    names = sorted({name for place in home for name in (place, stem(place)) if name}, key=len, reverse=True)
    levelled = sorted({fold_width(phrase) for phrase in phrases}, key=len, reverse=True)
    special = re.compile(
        f"(?P<phrase>{_any_of(levelled)})|(?P<name>{_any_of(names)})|(?P<number>{_NUMBER})|(?P<mark>[\\W_]++)"
    )
    instead = {"phrase": BREAK, "name": _PLACE, "number": "0", "mark": ""}
    parts, starts, offsets = tuple(context.parts()), [], array("L")
    pieces: list[str] = []
    for part in parts:
        starts.append(len(offsets))
        text = fold_width(part.text) if _WIDE.search(part.text) else part.text
        position = 0
        for match in special.finditer(text):
            one = instead[match.lastgroup or ""]
            pieces += text[position : match.start()], one
            offsets.extend(range(position, match.start()))
            offsets.extend([match.start()] * len(one))
            position = match.end()
        pieces += text[position:], BREAK
        offsets.extend(range(position, len(text) + 1))
    return Comparable(_LEVELS.sub("地", "".join(pieces)), parts, tuple(starts), offsets)


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


def context_of_old(old: OldSpeech) -> CheckContext:
    """Return an old speech as a context, for its parts and places."""
    return CheckContext(speech=old.speech, text=old.text)
