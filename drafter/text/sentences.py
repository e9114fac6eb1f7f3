"""Sentences and clauses of Chinese prose, as spans of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.text.spans import Span

# A sentence ends at 。！？； or ……, with the closing marks that follow; a line end closes it too.
_SENTENCE = re.compile(r"[^。！？!?\n]+(?:[。！？!?]+[”’」』）)》]*)?|[。！？!?]+")
_CLAUSE = re.compile(r"[^，,。！？!?；;：:、\n]+")


def sentences(text: str) -> Iterator[Span]:
    """Yield the span of each sentence, its final punctuation included and blanks around it left out."""
    for match in _SENTENCE.finditer(text):
        span = _trim(text, match.start(), match.end())
        if span.start < span.end:
            yield span


def clauses(text: str) -> Iterator[Span]:
    """Yield the span of each clause: what stands between two marks of punctuation."""
    for match in _CLAUSE.finditer(text):
        span = _trim(text, match.start(), match.end())
        if span.start < span.end:
            yield span


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
