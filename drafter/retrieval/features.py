"""Both kinds of terms of a text at once, from one cut into words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.retrieval.lexical import content_words, lexical_terms
from drafter.retrieval.structure import StructureReader
from drafter.text.spans import Span
from drafter.text.tokenize import Tokenizer

_QUESTION_LIMIT = 60
"""Longest query, in characters, that may be a question; longer ones are pasted text."""
_BLANKS = " \t\n　，。、；：？！?!,"


class Features(NamedTuple):
    """The terms of a text."""

    lexical: list[str]
    structural: list[str]
    tokens: list[tuple[str, Span]]
    """The words with their places."""


class FeatureReader:
    """Finds the terms of passages and queries.

    Args:
        tokenizer: Cuts the text.
        lexicon: The word lists.
    """

    def __init__(self, tokenizer: Tokenizer, lexicon: Lexicon) -> None:
        self._tokenizer = tokenizer
        self._stop_words = frozenset(lexicon.stop_words)
        self._question_words = sorted(lexicon.question_words, key=lambda word: (-len(word), word))
        self._structure = StructureReader(lexicon.structure, lexicon.stop_words)

    def of_passage(self, passage: Passage) -> Features:
        """Return the terms of a passage, its headings and move included."""
        tokens = self._tokenizer.cut(passage.text)
        lexical = lexical_terms(
            tokens,
            self._cut_headings(passage.heading_path),
            self._tokenizer.cut(passage.theme),
            self._stop_words,
        )
        structural = self._structure.terms(passage.text, tokens, passage.heading_path, passage.move.value)
        return Features(lexical, structural, tokens)

    def of_query(self, text: str) -> Features:
        """Return the terms of a query: its words are sought in texts, headings and themes."""
        text = self.subject(text)
        tokens = self._tokenizer.cut(text)
        lexical = lexical_terms(tokens, tokens, tokens, self._stop_words)
        structural = [term for term in self._structure.terms(text, tokens) if not term.startswith("depth|")]
        return Features(lexical, structural, tokens)

    def cut(self, text: str) -> list[tuple[str, Span]]:
        """Return the words of a text with their places."""
        return self._tokenizer.cut(text)

    def subject(self, text: str) -> str:
        """Return what a short query asks for, without the question around it: 怎么写…, …的一段."""
        if len(text) > _QUESTION_LIMIT:
            return text
        subject, before = text.strip(_BLANKS), ""
        while subject != before:
            before = subject
            for word in self._question_words:
                if len(subject) > len(word) + 1:
                    subject = subject.removeprefix(word).removesuffix(word).strip(_BLANKS)
        return subject if any(character.isalnum() for character in subject) else text

    def is_masked(self, word: str) -> bool:
        """Tell whether a word speaks of something, so that the structural view masks it."""
        return word not in self._structure.kept

    def heading_words(self, passage: Passage) -> list[str]:
        """Return the content words of the headings above a passage, in order."""
        return content_words(self._cut_headings(passage.heading_path), self._stop_words)

    def theme_words(self, passage: Passage) -> list[str]:
        """Return the content words of a passage's themes, in order."""
        return content_words(self._tokenizer.cut(passage.theme), self._stop_words)

    def _cut_headings(self, headings: Sequence[str]) -> list[tuple[str, Span]]:
        return [token for heading in headings for token in self._tokenizer.cut(heading)]
