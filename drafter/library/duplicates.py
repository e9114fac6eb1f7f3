"""Near-duplicates among speeches: how much of one text's character sequences another contains.

The measure is containment of 8-grams (Broder, On the resemblance and containment of documents, 1997), counted
without white space, punctuation and the width of characters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zlib import crc32

from drafter.model.speech import Speech
from drafter.text.characters import fold_width
from drafter.text.overlap import ngrams

GRAM = 8
"""Characters of a gram."""
THRESHOLD = 0.5
"""Containment from which two speeches are called near-duplicates: half of a text is in the other."""
SAMPLE = 16
"""One gram hash in so many is kept of a long speech."""
_SMALL = 8
_REST = re.compile(r"[\W_]+")


class NearDuplicate(NamedTuple):
    """A pair of speeches of which one holds much of the other."""

    speech_id: str
    """The new speech."""
    other_id: str
    """The speech that contains much of it: an earlier one of the list, or one of the library."""
    share: float
    """Share (0..1) of the new speech's 8-grams that the other contains."""


def near_duplicates(
    speeches: Sequence[Speech], library: Iterable[Speech] = (), threshold: float = THRESHOLD
) -> tuple[NearDuplicate, ...]:
    """Return the pairs with much text in common, by new speech, the greatest share first.

    Args:
        speeches: The new speeches; each is compared with those before it.
        library: Speeches that exist; they are read one by one and not kept.
        threshold: Least share to tell, 0..1.
    """
    grams = [_grams(speech) for speech in speeches]
    owners: defaultdict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(grams):
        for gram in found:
            owners[gram].append(number)
    pairs: list[tuple[int, float, str]] = []
    others = ((position, speech) for position, speech in enumerate(speeches))
    for position, other in (*others, *((-1, speech) for speech in library)):
        own = grams[position] if position >= 0 else _grams(other)
        common = Counter(number for gram in own for number in owners.get(gram, ()))
        for number, count in common.items():
            share = count / len(grams[number])
            earlier = position < number if position >= 0 else speeches[number].id != other.id
            if earlier and share >= threshold:
                pairs.append((number, -share, other.id))
    return tuple(NearDuplicate(speeches[number].id, other, -share) for number, share, other in sorted(pairs))


class Candidates:
    """Tells which of many speeches may hold much of a new one, without keeping their texts.

    Of each speech only a sample of its gram hashes is kept (those divisible by `SAMPLE`, a few hundred numbers), so
    memory grows with the number of speeches and not with their length. The shares of a sample estimate the
    shares of the whole (Broder 1997); `near_duplicates` then measures the candidates exactly.
    """

    def __init__(self) -> None:
        self._owners: dict[int, list[str]] = {}

    def add(self, speech: Speech) -> None:
        """Remember a speech."""
        for number in _sample(speech):
            self._owners.setdefault(number, []).append(speech.id)

    def of(self, speech: Speech) -> list[str]:
        """Return the ids of the speeches that may contain at least half of what counts as a duplicate."""
        sample = _sample(speech)
        shared = Counter(owner for number in sample for owner in self._owners.get(number, ()))
        least = max(1.0, len(sample) * THRESHOLD / 2)
        return sorted(owner for owner, count in shared.items() if count >= least)


def _sample(speech: Speech) -> set[int]:
    hashes = {crc32(gram.encode()) for gram in _grams(speech)}
    few = len(hashes) < SAMPLE * _SMALL
    return {number for number in hashes if few or number % SAMPLE == 0}


def _grams(speech: Speech) -> set[str]:
    text = _REST.sub("", fold_width("".join(block.text for block in speech.blocks)))
    return ngrams(text, GRAM)
