"""Why a passage answers a query, in Chinese, and where its matched words stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from drafter.model.passage import Passage
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.lexical import BIGRAM, HEADING, THEME, WORD
from drafter.retrieval.structure import Trait, trait
from drafter.text.spans import Span

_WORDS_SHOWN = 6
_TRAITS_SHOWN = 5

Weights = Mapping[str, tuple[int, float]]
"""Ordinal and weight of a query's terms in one view."""


class Explanation(NamedTuple):
    """What a hit has in common with the query."""

    matches: tuple[Span, ...]
    why: tuple[str, ...]


def explain(passage: Passage, features: FeatureReader, lexical: Weights, structure: Weights) -> Explanation:
    """Return what a passage has in common with a query.

    Args:
        passage: The hit.
        features: Finds its terms, as at the build.
        lexical: The query's lexical terms; empty where words were not compared.
        structure: The query's structural terms; empty where the build was not compared.
    """
    found = features.of_passage(passage)
    words = _heaviest({word for word, _ in found.tokens}, WORD, lexical)
    matches = [span for word, span in found.tokens if word in words]
    why = []
    if words:
        why.append("词语相同：" + "、".join(words[:_WORDS_SHOWN]))
    elif lexical:
        pairs = _heaviest({term[1:] for term in found.lexical if term[0] == BIGRAM}, BIGRAM, lexical)
        matches = _places(passage.text, pairs)
        near = dict.fromkeys(span.of(passage.text) for span in _merged(matches))
        if near:
            why.append("字词相近：" + "、".join([*near][:_WORDS_SHOWN]))
    headings = _heaviest(set(features.heading_words(passage)), HEADING, lexical)
    if headings:
        why.append("标题相关：" + "、".join(headings[:_WORDS_SHOWN]))
    themes = _heaviest(set(features.theme_words(passage)), THEME, lexical)
    if themes:
        why.append(f"领域相关：{passage.theme}")
    if structure:
        shared = set(found.structural) & structure.keys()
        traits = shared_traits({term: structure[term][1] for term in shared})
        if traits:
            why.append("结构相同：" + "＋".join(item.text for item in traits[:_TRAITS_SHOWN]))
        elif shared:
            why.append("结构相近：分句长短和句子骨架")
    return Explanation(_merged(matches), tuple(why))


def shared_traits(weights: Mapping[str, float]) -> list[Trait]:
    """Return the traits of the build among structural terms, the weightiest first, one for each topic."""
    best: dict[str, Trait] = {}
    totals: defaultdict[str, float] = defaultdict(float)
    # Heavier terms come first, so that of traits with one rank the weightiest stays.
    for term, weight in sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])):
        item = trait(term)
        if item is not None:
            totals[item.topic] += weight
            if item.topic not in best or item.rank > best[item.topic].rank:
                best[item.topic] = item
    return sorted(best.values(), key=lambda item: (-totals[item.topic], item.text))


def _heaviest(words: set[str], family: str, weights: Weights) -> list[str]:
    """Return those of the words that are terms of the query, the weightiest first.

    Words of one character say little; they count where there is nothing else.
    """
    shared = [word for word in words if family + word in weights]
    shared = [word for word in shared if len(word) > 1] or shared
    return sorted(shared, key=lambda word: (-weights[family + word][1], word))


def _places(text: str, words: list[str]) -> list[Span]:
    spans = []
    for word in words:
        position = text.find(word)
        while position >= 0:
            spans.append(Span(position, position + len(word)))
            position = text.find(word, position + 1)
    return spans


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that touch or overlap joined."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(span.end, result[-1].end))
        else:
            result.append(span)
    return tuple(result)
