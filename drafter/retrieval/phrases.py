"""Phrase patterns such as 加快*建设: what stands in the gap, and how often.

`*` stands for one to twelve characters within a clause, `？` for exactly one. Patterns are no regular
expressions; each place of the first fixed part is looked at once, so time is linear in the corpus. A `*` at an end of
the pattern stops between words, and goes on up to 24 characters lest a name be cut in two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.model.lookups import Phrase, PhraseTable
from drafter.retrieval.index import Index
from drafter.retrieval.passages import HeadingCollector, admitted_passages
from drafter.retrieval.query import Query
from drafter.text.spans import Span

PATTERN_LIMIT = 40
"""Longest pattern, in characters."""
_GAPS_LIMIT = 4
_LONGEST = 12
_FARTHEST = 24
"""So far a gap at the end of a pattern may reach where it would stop inside a name."""
_EXAMPLES = 3
_STOP = re.compile(r"[，,。！？!?；;：:、\s（）()“”《》〈〉…—]")
_WILD = str.maketrans({"＊": "*", "?": "？"})


class PhrasePattern(NamedTuple):
    """A pattern taken apart."""

    parts: tuple[str, ...]
    """The fixed parts; one more than gaps, the first and the last may be empty."""
    gaps: tuple[str, ...]
    """`*` or `？`, what stands between them."""


def is_pattern(text: str) -> bool:
    """Tell whether a text has a gap."""
    return any(character in "*＊?？" for character in text)


def parse_pattern(text: str) -> PhrasePattern:
    """Return a pattern taken apart.

    Raises:
        DrafterError: It is empty, too long, has no gap, too many gaps, two side by side, or nothing else.
    """
    pattern = text.strip().translate(_WILD)
    if len(pattern) > PATTERN_LIMIT:
        raise DrafterError(f"句式有 {len(pattern)} 字，超过 {PATTERN_LIMIT} 字的上限")
    gaps = tuple(character for character in pattern if character in "*？")
    parts = tuple(re.split("[*？]", pattern))
    if not any(character.isalnum() for part in parts for character in part):
        raise DrafterError("句式里没有字，请写成“加快*建设”这样，* 代表任意几个字，？ 代表一个字")
    if not gaps:
        raise DrafterError(f"句式“{text.strip()}”里没有 * 或 ？；只查一个词请用 drafter kwic")
    if len(gaps) > _GAPS_LIMIT:
        raise DrafterError(f"句式里有 {len(gaps)} 处 * 或 ？，最多 {_GAPS_LIMIT} 处")
    if "**" in pattern or "*？" in pattern or "？*" in pattern:
        raise DrafterError("* 不能与 * 或 ？ 挨着，中间要有字")
    if any(_STOP.search(part) for part in parts):
        raise DrafterError("句式要在一个分句之内，里面不能有标点或空格")
    return PhrasePattern(parts, gaps)


def count_phrases(index: Index, query: Query, *, count: int = 30) -> PhraseTable:
    """Return how a pattern is filled in the corpus, the most frequent first.

    Args:
        index: The index.
        query: The pattern as its text, and the filters.
        count: Most phrases to return, 1..1000.

    Raises:
        DrafterError: The pattern or a filter is wrong.
    """
    pattern = parse_pattern(query.text)
    if not 1 <= count <= 1000:
        raise DrafterError(f"条数应在 1 到 1000 之间，现为 {count}")
    found: Counter[tuple[str, tuple[str, ...]]] = Counter()
    speeches: defaultdict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    examples: defaultdict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    headings = HeadingCollector()
    ends = WordEnds(index.features.cut, index.lexicon.stop_words)
    for passage in admitted_passages(index, query, [part for part in pattern.parts if part]):
        headings.add(passage, lambda heading: any(phrases_in(heading, pattern)))
        for phrase in phrases_in(passage.text, pattern, ends):
            found[phrase] += 1
            speeches[phrase].add(passage.speech_id)
            if len(examples[phrase]) < _EXAMPLES and passage.id not in examples[phrase]:
                examples[phrase].append(passage.id)
    best = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:count]
    return PhraseTable(
        total=found.total(),
        different=len(found),
        phrases=tuple(
            Phrase(
                text=phrase[0],
                fills=phrase[1],
                count=times,
                speeches=len(speeches[phrase]),
                examples=tuple(examples[phrase]),
            )
            for phrase, times in best
        ),
        headings=headings.found(),
    )


class WordEnds:
    """Finds where a long gap at the end of a pattern should stop: not inside a word or a name.

    Args:
        cut: Cuts text into words with their places.
        stop_words: Words at which a name ends.
    """

    def __init__(self, cut: Callable[[str], list[tuple[str, Span]]], stop_words: Iterable[str]) -> None:
        self._cut = cut
        self._stop_words = frozenset(stop_words)

    def behind(self, text: str) -> int:
        """Return how many characters of the rest of a clause to take: to a stop word, or the end of a word."""
        tokens = self._cut(text[: _FARTHEST + 1])
        stops = [span.start for word, span in tokens if word in self._stop_words]
        return self._chosen(stops, [span.end for _, span in tokens], len(text))

    def before(self, text: str) -> int:
        """Return how many characters of the start of a clause to take, counted from its end."""
        tail = text[-_FARTHEST - 1 :]
        tokens = self._cut(tail)
        stops = [len(tail) - span.end for word, span in tokens if word in self._stop_words]
        return self._chosen(stops, [len(tail) - span.start for _, span in tokens], len(text))

    @staticmethod
    def _chosen(stops: list[int], words: list[int], length: int) -> int:
        whole = [length] if length <= _FARTHEST else []
        far = [place for place in (*stops, *whole) if _LONGEST <= place <= _FARTHEST]
        near = [place for place in words if 0 < place <= _LONGEST]
        return min(far, default=max(near, default=_LONGEST))


def phrases_in(
    text: str, pattern: PhrasePattern, ends: WordEnds | None = None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the phrases of a text that fit a pattern, and what stands in their gaps.

    Args:
        text: The text.
        pattern: The pattern.
        ends: Says where long gaps at the ends of the pattern stop; after 12 characters without.
    """
    for clause in _STOP.split(text):
        position = 0
        while position < len(clause):
            match = _match(clause, position, pattern)
            if match is None:
                break
            start, end, fills = match
            position = max(end, position + 1)
            if ends is not None:
                start, end, fills = _at_words(clause, match, pattern, ends)
                position = max(end, position)
            yield clause[start:end], fills


def _at_words(
    clause: str, match: tuple[int, int, tuple[str, ...]], pattern: PhrasePattern, ends: WordEnds
) -> tuple[int, int, tuple[str, ...]]:
    """Return a match whose first and last gap, where they are as long as can be, stop at words."""
    start, end, fills = match
    if pattern.gaps[-1] == "*" and not pattern.parts[-1] and end < len(clause):
        opened = end - len(fills[-1])
        end = opened + ends.behind(clause[opened:])
        fills = (*fills[:-1], clause[opened:end])
    if pattern.gaps[0] == "*" and not pattern.parts[0] and start > 0 and len(fills[0]) == _LONGEST:
        closed = start + len(fills[0])
        start = closed - ends.before(clause[:closed])
        fills = (clause[start:closed], *fills[1:])
    return start, end, fills


def _match(clause: str, position: int, pattern: PhrasePattern) -> tuple[int, int, tuple[str, ...]] | None:
    """Return the first place from a position on that fits, and its fills."""
    anchor = next(number for number, part in enumerate(pattern.parts) if part)
    found = clause.find(pattern.parts[anchor], position)
    while found >= 0:
        before = _backwards(clause, found, position, pattern.gaps[:anchor])
        after = _forwards(clause, found + len(pattern.parts[anchor]), pattern, anchor)
        if before is not None and after is not None:
            start = found - sum(map(len, before))
            return start, after[0], (*before, *after[1])
        found = clause.find(pattern.parts[anchor], found + 1)
    return None


def _backwards(clause: str, end: int, floor: int, gaps: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what fills the gaps before the first fixed part: one `*`, or some `？`."""
    fills: list[str] = []
    for gap in reversed(gaps):
        width = 1 if gap == "？" else min(_LONGEST, end - floor)
        if width < 1 or end - width < floor:
            return None
        fills.insert(0, clause[end - width : end])
        end -= width
    return tuple(fills)


def _forwards(
    clause: str, position: int, pattern: PhrasePattern, anchor: int
) -> tuple[int, tuple[str, ...]] | None:
    """Return where a match ends and what fills the gaps behind a fixed part, each as short as can be."""
    fills = []
    for gap, part in zip(pattern.gaps[anchor:], pattern.parts[anchor + 1 :], strict=True):
        if gap == "？":
            end = position + 1
            if end > len(clause) or not clause.startswith(part, end):
                return None
        elif part:
            end = clause.find(part, position + 1, position + _LONGEST + len(part))
            if end < 0:
                return None
        else:
            end = min(len(clause), position + _LONGEST)
            if end == position:
                return None
        fills.append(clause[position:end])
        position = end + len(part)
    return position, tuple(fills)
