"""How words sound, and how usual they are: what misspellings by the pinyin keyboard are told from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

LONGEST_KNOWN = 6
LONGEST_MEANT = 4
_RARE = -14.0
"""Logarithmic share up to which a word is as rare as a name."""
_UNIT = 10
"""Levels in the files are -10 times a natural logarithm."""


class Character(NamedTuple):
    """What is known of a character; shares as natural logarithms."""

    readings: tuple[str, ...]
    """Without tones, the most usual first."""
    alone: float
    """Its share of all words, standing alone."""
    first: float
    """Its share of the first characters of words of two."""
    last: float
    """Its share of their last characters."""


class MeantWord(NamedTuple):
    """A word that may have been meant."""

    word: str
    uses: int
    """Binary digits of how often our own texts have it, at most 9."""


class SoundLexicon:
    """Characters, known words by their first character, and usual words by their sound.

    Lines are taken apart when they are first asked for: a text touches few of them.

    Args:
        characters: By character its line: readings, then its levels alone, as a first and as a last character.
        known: By first character the line of the words that begin with it: levels, each followed by the rests of
            its words.
        by_sound: By the first syllable the line of the words that sound so: the other syllables and the words,
            each with a digit behind it.
    """

    def __init__(
        self, characters: Mapping[str, str], known: Mapping[str, str], by_sound: Mapping[str, str]
    ) -> None:
        self._lines = (characters, known, by_sound)
        self._characters: dict[str, Character | None] = {}
        self._known: dict[str, dict[str, float]] = {}
        self._sounding: dict[str, dict[str, str]] = {}

    def character(self, character: str) -> Character | None:
        """Return what is known of a character, None of one that is rare in simplified texts."""
        try:
            return self._characters[character]
        except KeyError:
            line = self._lines[0].get(character)
            found = self._characters[character] = _character(line) if line else None
            return found

    def beginning_with(self, character: str) -> Mapping[str, float]:
        """Return the rests of the known words that begin with a character, with their logarithmic shares."""
        try:
            return self._known[character]
        except KeyError:
            rests = self._known[character] = _rests(self._lines[1].get(character, ""))
            return rests

    def share(self, word: str) -> float | None:
        """Return the logarithmic share of a word of two characters or more, None where it is not known."""
        return self.beginning_with(word[0]).get(word[1:])

    def sound_alike(self, word: str, other: str) -> bool:
        """Tell whether two words sound the same, tones aside, character by character."""
        if len(word) != len(other):
            return False
        for one, two in zip(word, other, strict=True):
            found, meant = self.character(one), self.character(two)
            if one != two and not (found and meant and set(found.readings) & set(meant.readings)):
                return False
        return True

    def holds_usual_word(self, text: str) -> bool:
        """Tell whether two characters side by side are a usual word: 今年县, 大家从镇 are no names of places."""
        shares = (self.share(text[start : start + 2]) for start in range(len(text) - 1))
        return any(share is not None and share > _RARE for share in shares)

    def sounding_from(self, first: str) -> Mapping[str, str]:
        """Return, of the usual words whose first syllable is given, the words by their other syllables.

        Take the words apart with `meant_words`.
        """
        groups = self._sounding.get(first)
        if groups is None:
            groups = self._sounding[first] = _groups(self._lines[2].get(first, ""))
        return groups


def meant_words(items: str) -> Iterator[MeantWord]:
    """Yield the words of an entry of `SoundLexicon.sounding_from`."""
    for item in items.split():
        yield MeantWord(item[:-1], int(item[-1]))


def _character(line: str) -> Character:
    readings, *levels = line.split()
    return Character(tuple(readings.split(",")), *map(_logarithm, levels))


def _logarithm(level: str) -> float:
    return -int(level) / _UNIT


def _rests(line: str) -> dict[str, float]:
    shares = {}
    share = 0.0
    for item in line.split():
        if item.isdecimal():
            share = _logarithm(item)
        else:
            shares[item] = share
    return shares


def _groups(line: str) -> dict[str, str]:
    groups = (group.partition("：") for group in line.split("；"))
    return {rest: words for rest, _, words in groups}
