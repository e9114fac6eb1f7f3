"""Near-duplicates among speeches: how much of one text's character sequences another contains.

The measure is containment of 8-grams (Broder, On the resemblance and containment of documents, 1997), counted
without white space, punctuation and the width of characters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.model.speech import Speech
from drafter.text.characters import fold_width

GRAM = 8
"""Characters of a gram."""
THRESHOLD = 0.5
"""Containment from which two speeches are called near-duplicates: half of a text is in the other."""
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


def _grams(speech: Speech) -> frozenset[str]:
    text = _REST.sub("", fold_width("".join(block.text for block in speech.blocks)))
    return frozenset(text[index : index + GRAM] for index in range(len(text) - GRAM + 1))
