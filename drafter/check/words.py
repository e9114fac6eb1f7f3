"""Where words of a list stand in a speech: words with their surroundings, and words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from drafter.check.rule import CheckContext, Finding, Part, RuleFunction
from drafter.model.rule_settings import Parameters
from drafter.schema.wording import WordEntry
from drafter.text.names import NameFinder
from drafter.text.spans import Span

_LOOK_BEHIND = 24
_LOOK_AHEAD = 40


class FoundWord(NamedTuple):
    """A word of a list in a part."""

    part: Part
    span: Span
    entry: WordEntry


def entries_of(context: CheckContext, group: str) -> tuple[WordEntry, ...]:
    """Return the words of a group, none where the context has no word lists."""
    return context.wording.groups.get(group, ()) if context.wording else ()


def find_entries(context: CheckContext, entries: Iterable[WordEntry]) -> Iterator[FoundWord]:
    """Yield the places where words stand in the surroundings in which they are wrong, part by part.

    Of words over one another the first of the list is told.
    """
    whole = "\n".join(part.text for part in context.parts())
    present = [entry for entry in entries if entry.wrong in whole]  # most words stand nowhere
    if not present:
        return
    for part in context.parts():
        taken: set[int] = set()
        found = []
        for entry in present:
            for span in _occurrences(part.text, entry):
                if taken.isdisjoint(range(span.start, span.end)):
                    taken.update(range(span.start, span.end))
                    found.append(FoundWord(part, span, entry))
        yield from sorted(found, key=lambda item: item.span)


def outdated_in(group: str, verdict: str) -> RuleFunction:
    """Return a rule's function: words of a group that are out of date in the year of the speech.

    Args:
        group: The group of the word lists.
        verdict: What such a word is, as the end of a sentence.
    """

    def check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
        year = context.brief.year if context.brief else context.speech.year
        entries = [entry for entry in entries_of(context, group) if not year or year >= entry.since]
        for part, span, entry in find_entries(context, entries):
            yield Finding(
                context.place(part, span),
                f"“{entry.wrong}”是{verdict}",
                f"说现在的工作，改为“{entry.right}”（{entry.source}）；说当年的事，可以照用",
            )

    return check


def find_words(context: CheckContext, words: Mapping[str, str]) -> Iterator[tuple[Part, str, Span]]:
    """Yield the places of plain words, none over another."""
    finder = NameFinder(words)
    for part in context.parts():
        for name, span in finder.find(part.text):
            yield part, name, span


def _occurrences(text: str, entry: WordEntry) -> Iterator[Span]:
    start = text.find(entry.wrong)
    while start >= 0:
        span = Span(start, start + len(entry.wrong))
        if _fits(text, span, entry):
            yield span
        start = text.find(entry.wrong, span.end)


def _fits(text: str, span: Span, entry: WordEntry) -> bool:
    if entry.before and not re.search(
        f"(?:{entry.before})$", text[max(0, span.start - _LOOK_BEHIND) : span.start]
    ):
        return False
    if entry.after and not re.match(entry.after, text[span.end : span.end + _LOOK_AHEAD]):
        return False
    return not any(_overlaps(text, span, word) for word in entry.inside)


def _overlaps(text: str, span: Span, word: str) -> bool:
    """Tell whether an occurrence of a word shares a character with a span."""
    return text.find(word, max(0, span.start - len(word) + 1), span.end + len(word) - 1) >= 0
