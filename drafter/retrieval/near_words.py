"""What a corpus has that is like a word or a phrase pattern which it has not: 扛责任 for 压实责任.

Synonyms come first (近义 in config/words.yaml), then a word of the phrase with another beside it, then words that
differ in one character. The corpus is read, not the index: this is for look-ups that found nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from drafter.model.lookups import NearWord
from drafter.model.passage import Passage
from drafter.retrieval.index import Index
from drafter.retrieval.passages import admitted_passages
from drafter.retrieval.phrases import is_pattern, parse_pattern, phrases_in
from drafter.retrieval.query import Query
from drafter.text.characters import is_chinese

_SHOWN = 5
_SCANNED = 4000
"""So many passages are read at most."""
_LONGEST = 12
"""Longer expressions have nothing that is like them."""
_IDIOM = 3
_LEAST = 2
"""A word beside the word of the phrase has to occur so often."""


def near_words(index: Index, query: Query) -> tuple[NearWord, ...]:
    """Return expressions of the corpus that are like one.

    Args:
        index: The index.
        query: The expression as its text (a phrase pattern too), and the filters.
    """
    text = query.text.strip()
    if len(text) > _LONGEST:
        return ()
    found = {item: _times(index, query, item) for item in _synonyms(index, text)}
    if not any(found.values()) and not is_pattern(text):
        found = dict(Counter(_beside(index, query, text)).most_common())
        found = {item: times for item, times in found.items() if times >= _LEAST}
        found = found or dict(Counter(_one_off(index, query, text)).most_common())
    return tuple(islice((NearWord(item, times) for item, times in found.items() if times), _SHOWN))


def _synonyms(index: Index, text: str) -> dict[str, None]:
    groups = (group for group in index.lexicon.synonyms if text in group)
    return dict.fromkeys(item for group in groups for item in group if item != text)


def _times(index: Index, query: Query, text: str) -> int:
    """Return how often a word occurs or a pattern is filled."""
    if not is_pattern(text):
        return sum(item.text.count(text) for item in _passages(index, query, text))
    pattern = parse_pattern(text)
    longest = max(pattern.parts, key=len)
    return sum(1 for item in _passages(index, query, longest) for _ in phrases_in(item.text, pattern))


def _beside(index: Index, query: Query, text: str) -> Iterator[str]:
    """Yield a word of a phrase with the content word before or behind it, wherever the two stand side by side."""
    stop_words = frozenset(index.lexicon.stop_words)
    words = [word for word, _ in index.features.cut(text)]
    for sought in dict.fromkeys(words if len(words) > 1 else ()):
        if len(sought) < 2 or sought in stop_words:
            continue
        for passage in _passages(index, query, sought):
            for (first, one), (second, other) in pairwise(index.features.cut(passage.text)):
                beside = one.end == other.start and sought in (first, second)
                if beside and all(is_chinese(word[0]) and word not in stop_words for word in (first, second)):
                    yield first + second


def _one_off(index: Index, query: Query, text: str) -> Iterator[str]:
    """Yield the words that differ from a longer one in one character: 一查到底 for 一抓到底."""
    pairs = [text[start : start + 2] for start in range(len(text) - 1)] if len(text) >= _IDIOM else []
    seen: set[str] = set()
    for pair in pairs:
        for passage in _passages(index, query, pair):
            if passage.id not in seen:
                seen.add(passage.id)
                for other, _ in index.features.cut(passage.text):
                    if len(other) == len(text) and sum(a != b for a, b in zip(other, text, strict=True)) == 1:
                        yield other


def _passages(index: Index, query: Query, word: str) -> Iterator[Passage]:
    return (item for item in islice(admitted_passages(index, query, [word]), _SCANNED) if word in item.text)
