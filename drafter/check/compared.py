"""A speech beside those that it may have been copied from: how much it shares with each, stock phrases left out.

A stock phrase is what several speeches of the corpus have that have nothing else to do with one another. Several
years' versions of one speech count as one: else what is copied every year would be nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import combinations
from typing import NamedTuple

from drafter.check.reuse import Comparable, comparable, context_of_old, set_phrases
from drafter.check.rule import CheckContext, OldSpeech
from drafter.model.rule_settings import Parameters
from drafter.text.characters import squeeze
from drafter.text.overlap import BREAK, containment, ngrams

_KIN = 0.15
"""Containment of 8-grams from which speeches are versions of one another; 99 % of unrelated public speeches have
less than 0.07, of the shipped corpus less than 0.01 (docs/benchmarks.md)."""
_FEW = 12
"""Grams that a speech of the corpus must share to the letter to be looked at any closer."""
_ALL = 0.99
_NEARLY_ALL = 0.9


class Source(NamedTuple):
    """A speech that another may have been copied from."""

    old: OldSpeech
    context: CheckContext
    text: Comparable
    grams: set[str]
    share: float
    """Share (0..1) of the n-grams of the speech under check that this one has too."""
    same: bool
    """Whether it is a speech of the corpus and the one under check the same to the letter, numbers and all."""


class Compared(NamedTuple):
    """A speech and its sources."""

    own: Comparable
    """The speech; a `BREAK` stands for each character of stock phrases."""
    grams: set[str]
    sources: tuple[Source, ...]
    """Files first, as they were given; then those of the corpus, the greatest share first."""

    @property
    def files(self) -> list[Source]:
        """The sources that the user named."""
        return [source for source in self.sources if not source.old.source]

    @property
    def corpus(self) -> list[Source]:
        """The sources of the corpus, the greatest share first, without the speech itself."""
        return [source for source in self.sources if source.old.source and not source.same]


def compare(context: CheckContext, parameters: Parameters) -> Compared:
    """Return a speech beside its sources.

    Args:
        context: The speech; its comparison is kept in it.
        parameters: 字串长度, the length of a gram in characters; 套话篇数, in how many speeches of the corpus that
            are unrelated to one another a gram has to stand to count for nothing.
    """
    key = parameters.number("字串长度"), parameters.number("套话篇数")
    if key not in context.compared:
        context.compared[key] = _compare(context, *key)
    found: Compared = context.compared[key]
    return found


def reused_share(context: CheckContext, old: OldSpeech, size: int) -> float:
    """Return the share (0..1) of a speech's n-grams that an old speech has too, set phrases left out."""
    own = comparable(context, set_phrases())
    other = comparable(context_of_old(old), set_phrases())
    return containment(ngrams(own.text, size), ngrams(other.text, size))


def _compare(context: CheckContext, size: int, unrelated: int) -> Compared:
    own = comparable(context, set_phrases())
    letters = ngrams(squeeze(context.speech.text()), size)
    others = [_Other.of(old, size) for old in context.old]
    others += [
        _Other.of(old, size)
        for old in context.corpus
        if len(letters & ngrams(squeeze(old.speech.text()), size)) >= _FEW
    ]
    named = [other.grams for other in others if not other.old.source]
    # What the user named is told of as that; its copy in the corpus says nothing new.
    others = [
        other
        for other in others
        if not other.old.source or all(containment(other.grams, grams) < _NEARLY_ALL for grams in named)
    ]
    corpus = [other.grams for other in others if other.old.source]
    own = _without_stock(own, _stock(ngrams(own.text, size), corpus, unrelated), size)
    grams = ngrams(own.text, size)
    sources = [_source(other, grams, letters, size) for other in others]
    sources.sort(key=lambda item: (-item.share, item.old.file) if item.old.source else (-2.0, ""))
    return Compared(own, grams, tuple(sources))


class _Other(NamedTuple):
    old: OldSpeech
    context: CheckContext
    text: Comparable
    grams: set[str]

    @classmethod
    def of(cls, old: OldSpeech, size: int) -> _Other:
        context = context_of_old(old)
        text = comparable(context, set_phrases())
        return cls(old, context, text, ngrams(text.text, size))


def _source(other: _Other, grams: set[str], letters: set[str], size: int) -> Source:
    share = containment(grams, other.grams)
    same = False
    if other.old.source and share >= _NEARLY_ALL:
        same = containment(ngrams(squeeze(other.old.speech.text()), size), letters) >= _ALL
    return Source(*other, share, same)


def _stock(grams: set[str], corpus: Sequence[set[str]], unrelated: int) -> set[str]:
    """Return the grams that at least so many unrelated speeches have."""
    if len(corpus) < unrelated:
        return set()
    shared = [grams & other for other in corpus]
    often = {
        gram
        for gram, count in Counter(gram for item in shared for gram in item).items()
        if count >= unrelated
    }
    if not often:
        return set()
    kin = _kin(corpus)
    counts = Counter(
        gram
        for one in sorted(set(kin))
        for gram in _union(shared, [n for n, k in enumerate(kin) if k == one]) & often
    )
    return {gram for gram, count in counts.items() if count >= unrelated}


def _union(sets: Sequence[set[str]], numbers: Collection[int]) -> set[str]:
    return set().union(*(sets[number] for number in numbers))


def _kin(corpus: Sequence[set[str]]) -> list[int]:
    """Return for each speech the number of its family: versions of one another, however many steps between."""
    family = list(range(len(corpus)))
    for one, two in combinations(range(len(corpus)), 2):
        common = len(corpus[one] & corpus[two])
        if family[one] != family[two] and common >= _KIN * max(1, min(len(corpus[one]), len(corpus[two]))):
            joined, gone = family[one], family[two]
            family = [joined if number == gone else number for number in family]
    return family


def _without_stock(text: Comparable, stock: set[str], size: int) -> Comparable:
    if not stock:
        return text
    characters = list(text.text)
    for start in range(len(text.text) - size + 1):
        if text.text[start : start + size] in stock:
            characters[start : start + size] = BREAK * size
    return text._replace(text="".join(characters))
