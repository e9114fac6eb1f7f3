"""Why a passage answers a query, in Chinese, and where its matched words stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from drafter.model.passage import Passage
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.lexical import BIGRAM, HEADING, THEME, WORD, Tokens
from drafter.retrieval.traits import is_plain, shared_traits
from drafter.text.spans import Span

_WORDS_SHOWN = 6
_TRAITS_SHOWN = 5
_SET_WORDS_SHOWN = 4
_SET_WORD = "word|"
_RARE = 0.03
"""A set word (不准, 衷心感谢) that more of the passages have is no reason to name."""
_NEAR_LIMIT = 8
"""Longest near expression to show, in characters."""
_NUMERALS = frozenset("第一二三四五六七八九十是要个次首先其最后再")
"""Of 一是, 第一, 首先: enumerations are told as traits."""

Weights = Mapping[str, tuple[int, float]]
"""Number of passages and weight of a query's terms in one view."""


class Explanation(NamedTuple):
    """What a hit has in common with the query."""

    matches: tuple[Span, ...]
    why: tuple[str, ...]


def explain(
    passage: Passage, features: FeatureReader, lexical: Weights, structure: Weights, size: int
) -> Explanation:
    """Return what a passage has in common with a query.

    Args:
        passage: The hit.
        features: Finds its terms, as at the build.
        lexical: The query's lexical terms; empty where words were not compared.
        structure: The query's structural terms; empty where the build was not compared.
        size: Number of passages in the index.
    """
    found = features.of_passage(passage)
    words = _heaviest({word for word, _ in found.tokens}, WORD, lexical)
    matches = [span for word, span in found.tokens if word in words]
    topics = [word for word in words if len(word) > 1 and features.is_masked(word)]
    why = []
    if topics:
        why.append("都讲到" + "、".join(topics[:_WORDS_SHOWN]))
    elif lexical and not words:
        pairs = _heaviest({term[1:] for term in found.lexical if term[0] == BIGRAM}, BIGRAM, lexical)
        matches = _places(passage.text, pairs)
        near = _whole_words(passage.text, _merged(matches), found.tokens, features)
        if near:
            why.append("说法相近：" + "、".join(near[:_WORDS_SHOWN]))
    headings = _heaviest(set(features.heading_words(passage)), HEADING, lexical)
    headings = [word for word in headings if len(word) > 1 and features.is_masked(word)] or (
        [] if why else headings
    )
    if headings:
        why.append("标题里有" + _quoted(headings[:_WORDS_SHOWN]))
    if _heaviest(set(features.theme_words(passage)), THEME, lexical):
        why.append(f"属于{passage.theme}领域")
    why += _build(set(found.structural) & structure.keys(), structure, size)
    if not why:
        why.append("都用到" + _quoted(words[:_WORDS_SHOWN]) if words else "只有个别字相同")
    return Explanation(_merged(matches), tuple(why))


def _whole_words(text: str, spans: tuple[Span, ...], tokens: Tokens, features: FeatureReader) -> list[str]:
    """Return what stands at some places, in whole words and each once; function words and lone characters left out."""
    touched = [
        span
        for word, span in tokens
        if len(word) > 1
        and features.is_masked(word)
        and any(span.start < place.end and place.start < span.end for place in spans)
    ]
    joined = [span.of(text) for span in _merged(touched)]
    return list(dict.fromkeys(item for item in joined if len(item) <= _NEAR_LIMIT))


def _build(shared: set[str], structure: Weights, size: int) -> list[str]:
    """Return what is alike in how two passages are built; empty where nothing is."""
    traits = shared_traits({term: structure[term][1] for term in shared if not is_plain(term)})
    if traits:
        return ["写法相同：" + "，".join(item.text for item in traits[:_TRAITS_SHOWN])]
    rare = [term for term in shared if term.startswith(_SET_WORD) and structure[term][0] <= _RARE * size]
    words = [term[len(_SET_WORD) :] for term in sorted(rare, key=lambda term: (-structure[term][1], term))]
    words = [word for word in words if len(word) > 1 and not _NUMERALS.issuperset(word)]
    if words:
        return ["都用" + _quoted(words[:_SET_WORDS_SHOWN]) + "这样的字眼"]
    return ["句子长短、停顿相近"] if shared else []


def _quoted(words: list[str]) -> str:
    return "".join(f"“{word}”" for word in words)


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
