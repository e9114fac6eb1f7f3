"""What looks like a name in running text: a suffix with a stem before it, up to a word that ends the stem.

The words stand in config/masking.yaml, which masks the same names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from drafter.model.masking import MaskingWords
from drafter.resources import shipped
from drafter.schema.masking import read_masking_words
from drafter.text.characters import CJK

_LONGEST = 10
"""Characters of a stem."""


@cache  # a small table that never changes while the program runs
def name_words() -> MaskingWords:
    """Return the words by which names are recognised."""
    return read_masking_words([shipped("config", "masking.yaml")])


def names_with(
    text: str, suffixes: Iterable[str], boundaries: tuple[str, ...], shortest: int = 2
) -> Iterator[str]:
    """Yield what looks like a name with one of the suffixes; common nouns of the lists left out.

    Args:
        text: Running text.
        suffixes: The ends of the names looked for.
        boundaries: Words behind which a name starts, besides those of the masking.
        shortest: Least number of characters before the suffix.
    """
    words = name_words()
    behind = dict(words.not_behind)
    ends = sorted(set(suffixes), key=lambda word: (-len(word), word))
    pattern = re.compile(
        "|".join(
            re.escape(end) + (f"(?![{re.escape(behind[end])}])" if end in behind else "") for end in ends
        )
        or "(?!)"
    )
    boundary = re.compile(
        f"[^{CJK}]|"
        + "|".join(
            re.escape(word) for word in sorted({*words.boundaries, *boundaries}, key=len, reverse=True)
        )
    )
    last = 0
    for match in pattern.finditer(text):
        window = text[max(last, match.start() - _LONGEST) : match.start()]
        cut = max((item.end() for item in boundary.finditer(window)), default=0)
        stem = window[cut:]
        whole = cut > 0 or len(window) < _LONGEST
        name = stem + match[0]
        if len(stem) >= shortest and whole and not name.endswith(words.general_ends):
            last = match.end()
            if not name.startswith(words.general_starts):
                yield name
