"""Misspellings by the pinyin keyboard: a character of a usual word replaced by another one that sounds the same.

A stretch of text is cut into known words twice: as it stands, and with a word that sounds the same put in the place
of an unknown pair (or three or four characters). What the second cut gains in likelihood (a unigram model, as that
of jieba), with what the two words are by themselves, is weighed against a threshold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.model.sounds import (
    LONGEST_KNOWN,
    LONGEST_MEANT,
    Character,
    MeantWord,
    SoundLexicon,
    meant_words,
)

_UNKNOWN = -18.0
"""Logarithmic share of a character that no list has."""
_LEAST_GAIN = 6.5
"""Below it nothing is weighed at all."""
_USUAL = -_LEAST_GAIN - 6.0
"""Characters so usual that no word gains enough against them; the most usual words have a share of about -6."""


class Slip(NamedTuple):
    """A stretch of characters that may be a misspelt word."""

    start: int
    end: int
    at: int
    """Place of the wrong character within it."""
    word: str
    meant: MeantWord
    gain: float
    """How much likelier the text is with the word that may have been meant; a natural logarithm."""
    before: str
    """The word before it, empty at the beginning of the stretch."""
    after: str
    joined_before: bool
    """Whether its first character makes a word of two with the one before it."""
    joined_after: bool
    """The same of its last character."""


def find_slips(text: str, lexicon: SoundLexicon) -> list[Slip]:
    """Return what may be misspelt in a run of Chinese characters, none over another, in order.

    Args:
        text: Chinese characters only.
        lexicon: Sounds and words.
    """
    windows = list(_windows(text, lexicon))
    if not windows:
        return []
    cut = _Cut(text, lexicon)
    slips = sorted((cut.slip(*window) for window in windows), key=lambda slip: (-slip.gain, slip.start))
    taken: set[int] = set()
    result = []
    for slip in slips:
        if slip.gain >= _LEAST_GAIN and taken.isdisjoint(range(slip.start, slip.end)):
            taken.update(range(slip.start, slip.end))
            result.append(slip)
    return sorted(result)


def _windows(text: str, lexicon: SoundLexicon) -> Iterator[tuple[int, int, MeantWord]]:
    """Yield unknown stretches that sound like a usual word from which they differ in one character."""
    read = [lexicon.character(character) for character in text]
    usual = [item.readings[0] if item else "" for item in read]
    alone = [item.alone if item else _UNKNOWN for item in read]
    many = {place for place, item in enumerate(read) if item and len(item.readings) > 1}
    for start, first in enumerate(usual):
        sounding = lexicon.sounding_from(first)
        known = lexicon.beginning_with(text[start])
        rest, share = "", alone[start]
        for end in range(start + 2, min(start + LONGEST_MEANT, len(text)) + 1):
            if not usual[end - 1]:
                break
            rest = f"{rest} {usual[end - 1]}" if rest else usual[end - 1]
            share += alone[end - 1]
            if share > _USUAL:
                continue
            found = sounding.get(rest)
            other = many and not many.isdisjoint(range(start, end))
            if not (found or other) or text[start + 1 : end] in known:
                continue
            items = [found] if found else []
            if other:
                items += _read_otherwise(usual[start:end], read[start:end], lexicon)
            for meant in (meant for item in items for meant in meant_words(item)):
                # Character by character is the worst cut: against it the word gains most.
                gain = (lexicon.share(meant.word) or _UNKNOWN) - share
                if gain >= _LEAST_GAIN and _one_differs(text[start:end], meant.word):
                    yield start, end, meant


def _read_otherwise(
    usual: Sequence[str], read: Sequence[Character | None], lexicon: SoundLexicon
) -> Iterator[str]:
    """Yield the words that a stretch sounds like with one of its characters read another way."""
    for place, item in enumerate(read):
        for other in item.readings[1:] if item else ():
            sounds = [*usual[:place], other, *usual[place + 1 :]]
            found = lexicon.sounding_from(sounds[0]).get(" ".join(sounds[1:]))
            if found:
                yield found


def _one_differs(word: str, other: str) -> bool:
    return sum(a != b for a, b in zip(word, other, strict=True)) == 1


class _Cut:
    """The likeliest cuts of a text into words, from its beginning to each place and from there to its end."""

    def __init__(self, text: str, lexicon: SoundLexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        length = len(text)
        words = [list(_words(text, start, lexicon)) for start in range(length)]
        self._to = [0.0] + [float("-inf")] * length
        self._from = [float("-inf")] * length + [0.0]
        self._begin = [0] * (length + 1)
        self._end = [length] * (length + 1)
        for start, choices in enumerate(words):
            for end, share in choices:
                if self._to[start] + share > self._to[end]:
                    self._to[end] = self._to[start] + share
                    self._begin[end] = start
        for start in range(length - 1, -1, -1):
            for end, share in words[start]:
                if share + self._from[end] > self._from[start]:
                    self._from[start] = share + self._from[end]
                    self._end[start] = end

    def slip(self, start: int, end: int, meant: MeantWord) -> Slip:
        """Weigh a stretch against a word."""
        word = self._text[start:end]
        share = self._lexicon.share(meant.word) or _UNKNOWN
        return Slip(
            start=start,
            end=end,
            at=next(place for place in range(len(word)) if word[place] != meant.word[place]),
            word=word,
            meant=meant,
            gain=self._to[start] + share + self._from[end] - self._to[-1],
            before=self._text[self._begin[start] : start],
            after=self._text[end : self._end[end]],
            joined_before=start > 0 and self._lexicon.share(self._text[start - 1 : start + 1]) is not None,
            joined_after=self._lexicon.share(self._text[end - 1 : end + 1]) is not None,
        )


def _words(text: str, start: int, lexicon: SoundLexicon) -> Iterator[tuple[int, float]]:
    """Yield the ends of the words that begin at a place, with their shares."""
    character = lexicon.character(text[start])
    yield start + 1, character.alone if character else _UNKNOWN
    rests = lexicon.beginning_with(text[start])
    for end in range(start + 2, min(start + LONGEST_KNOWN, len(text)) + 1):
        share = rests.get(text[start + 1 : end])
        if share is not None:
            yield end, share
