"""Why a passage answers a query, in Chinese, and where its matched words stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from drafter.model.passage import Passage
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.lexical import BIGRAM, HEADING, THEME, WORD
from drafter.retrieval.traits import is_plain, shared_traits
from drafter.text.spans import Span

_WORDS_SHOWN = 6
_TRAITS_SHOWN = 5
_SET_WORDS_SHOWN = 4
_SET_WORD = "word|"
_NUMERALS = frozenset("第一二三四五六七八九十是要个次首先其最后再")
"""Of 一是, 第一, 首先: enumerations are told as traits."""

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
    topics = [word for word in words if len(word) > 1 and features.is_masked(word)] if structure else words
    why = []
    if topics:
        why.append("都讲到" + "、".join(topics[:_WORDS_SHOWN]))
    elif lexical and not words:
        pairs = _heaviest({term[1:] for term in found.lexical if term[0] == BIGRAM}, BIGRAM, lexical)
        matches = _places(passage.text, pairs)
        near = dict.fromkeys(span.of(passage.text) for span in _merged(matches))
        if near:
            why.append("字面相近：" + "、".join([*near][:_WORDS_SHOWN]))
    headings = _heaviest(set(features.heading_words(passage)), HEADING, lexical)
    if headings and (len(headings[0]) > 1 or not why):
        why.append("标题里有" + _quoted(headings[:_WORDS_SHOWN]))
    themes = _heaviest(set(features.theme_words(passage)), THEME, lexical)
    if themes:
        why.append(f"属于{passage.theme}领域")
    why += _build(set(found.structural) & structure.keys(), structure)
    if not why and words:
        why.append("用语相近：" + _quoted(words[:_WORDS_SHOWN]))
    return Explanation(_merged(matches), tuple(why))


def _build(shared: set[str], structure: Weights) -> list[str]:
    """Return what is alike in how two passages are built; empty where nothing is."""
    traits = shared_traits({term: structure[term][1] for term in shared if not is_plain(term)})
    lines = ["写法相同：" + "，".join(item.text for item in traits[:_TRAITS_SHOWN])] if traits else []
    set_words = [
        term[len(_SET_WORD) :]
        for term in sorted(shared, key=lambda term: (-structure[term][1], term))
        if term.startswith(_SET_WORD) and len(term) > len(_SET_WORD) + 1
    ]
    set_words = [word for word in set_words if not _NUMERALS.issuperset(word)]
    if set_words:
        lines.append("用语相近：" + _quoted(set_words[:_SET_WORDS_SHOWN]))
    if shared and not lines:
        lines.append("句子长短和骨架相近")
    return lines


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
