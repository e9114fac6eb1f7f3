"""Findings that the user lets pass: words that are never faults, entries of config/suppressions.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.model.diagnostic import Diagnostic
from drafter.schema.suppressions import Suppression
from drafter.text.names import NameFinder
from drafter.text.spans import Span


def without_exempt(
    text: str,
    diagnostics: Iterable[Diagnostic],
    accepted: Sequence[str] = (),
    suppressions: Sequence[Suppression] = (),
) -> tuple[Diagnostic, ...]:
    """Return the findings that stay.

    Args:
        text: The decoded file.
        diagnostics: The findings.
        accepted: Words that are never faults: a finding that lies within one is left out.
        suppressions: Findings of one rule at the given words, line ends and blanks between them aside.
    """
    spared = list(_accepted_spans(text, accepted))
    passed = {entry: tuple(_places(text, entry.words)) for entry in suppressions}
    return tuple(
        item
        for item in diagnostics
        if not _within(item.span, spared)
        and not any(
            entry.code == item.code and _touches(item.span, places) for entry, places in passed.items()
        )
    )


def _accepted_spans(text: str, accepted: Sequence[str]) -> Iterator[Span]:
    if accepted:
        for _, span in NameFinder(frozenset(accepted)).find(text):
            yield span


def _within(span: Span, spared: list[Span]) -> bool:
    return span.start < span.end and any(
        other.start <= span.start and span.end <= other.end for other in spared
    )


def _touches(span: Span, places: tuple[Span, ...]) -> bool:
    return any(place.start < max(span.end, span.start + 1) and span.start < place.end for place in places)


def _places(text: str, words: str) -> Iterator[Span]:
    """Yield where words stand in a text whose lines may be broken within them."""
    wanted = "".join(words.split())
    offsets = [offset for offset, character in enumerate(text) if not character.isspace()]
    packed = "".join(text[offset] for offset in offsets)
    start = packed.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        yield Span(offsets[start], offsets[end - 1] + 1)
        start = packed.find(wanted, end)
