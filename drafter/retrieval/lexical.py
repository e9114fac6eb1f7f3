"""Lexical terms of a text: words, pairs of characters, the words of the headings above it and of its theme.

The first character of a term names its family: `w` a word of the text, `b` a bigram of Chinese characters,
`h` a word of the headings, `t` a word of the theme. Bigrams find
what the dictionary cuts otherwise (Manning, Raghavan and Schütze, Introduction to Information Retrieval,
2.2.1, on words and character k-grams for Chinese).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from drafter.text.characters import is_chinese
from drafter.text.spans import Span
from drafter.text.tokenize import MASK, NUMBER

WORD, BIGRAM, HEADING, THEME = "w", "b", "h", "t"
Tokens = Sequence[tuple[str, Span]]


def lexical_terms(text: Tokens, headings: Tokens, theme: Tokens, stop_words: Collection[str]) -> list[str]:
    """Return the lexical terms of a passage, repeated as often as they occur.

    Args:
        text: Tokens of the passage.
        headings: Tokens of the headings above it.
        theme: Tokens of the names of its themes.
        stop_words: Words to leave out.
    """
    terms = [WORD + word for word in content_words(text, stop_words)]
    terms += [BIGRAM + pair for pair in _bigrams(text, stop_words)]
    terms += [HEADING + word for word in content_words(headings, stop_words)]
    terms += [THEME + word for word in content_words(theme, stop_words)]
    return terms


def content_words(tokens: Tokens, stop_words: Collection[str]) -> list[str]:
    """Return the words that may say something of the topic: no numbers, no masks, no stop words."""
    return [word for word, _ in tokens if word not in (NUMBER, MASK) and word not in stop_words]


def _bigrams(tokens: Tokens, stop_words: Collection[str]) -> Iterator[str]:
    """Yield the pairs of neighbouring Chinese characters; a stop word or anything else between parts them."""
    before, end = "", -1
    for word, span in tokens:
        if word in (NUMBER, MASK) or word in stop_words:
            before = ""
            continue
        if span.start != end:
            before = ""
        for character in word:
            chinese = is_chinese(character)
            if before and chinese:
                yield before + character
            before = character if chinese else ""
        end = span.end
