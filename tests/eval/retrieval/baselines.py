"""What the product is measured against: BM25 over words, and TF-IDF over pairs of characters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

from drafter.text.characters import squeeze

K1, B = 1.2, 0.75
"""Lucene's defaults."""


class BM25:
    """BM25 as Lucene computes it (Robertson and Zaragoza 2009; idf `log(1 + (N - n + 0.5) / (n + 0.5))`).

    Args:
        documents: The words of each document.
    """

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        self._size = len(documents)
        mean = sum(map(len, documents)) / len(documents)
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for ordinal, words in enumerate(documents):
            norm = K1 * (1 - B + B * len(words) / mean)
            for word, count in Counter(words).items():
                self._postings[word].append((ordinal, count / (count + norm)))

    def scores(self, words: Sequence[str]) -> list[float]:
        """Return the score of each document."""
        result = [0.0] * self._size
        for word, times in Counter(words).items():
            found = self._postings.get(word, [])
            idf = log(1 + (self._size - len(found) + 0.5) / (len(found) + 0.5))
            for ordinal, weight in found:
                result[ordinal] += times * idf * weight
        return result


class BigramTfidf:
    """Cosine of TF-IDF vectors over pairs of characters, white space aside (plain counts, smoothed idf).

    Args:
        texts: The documents.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._size = len(texts)
        counts = [Counter(_pairs(text)) for text in texts]
        df = Counter(pair for found in counts for pair in found)
        self._idf = {pair: log((1 + self._size) / (1 + n)) + 1 for pair, n in df.items()}
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for ordinal, found in enumerate(counts):
            length = sqrt(sum((n * self._idf[pair]) ** 2 for pair, n in found.items())) or 1.0
            for pair, n in found.items():
                self._postings[pair].append((ordinal, n * self._idf[pair] / length))

    def scores(self, text: str) -> list[float]:
        """Return the cosine with each document, up to a factor."""
        result = [0.0] * self._size
        for pair, n in Counter(_pairs(text)).items():
            for ordinal, weight in self._postings.get(pair, []):
                result[ordinal] += n * self._idf[pair] * weight
        return result


def _pairs(text: str) -> list[str]:
    plain = squeeze(text)
    return [plain[index : index + 2] for index in range(len(plain) - 1)]
