"""Sibling headings of a text without line breaks: they are written parallel, so that they tell each other's end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from drafter.ingest.line import Line
from drafter.schema.move_rules import FormRules
from drafter.text.numbering import parse_heading_number

LONGEST = 36
"""The longest heading that is glued to its text, in characters without its number."""
_SHORTEST = 4
_SENTENCE_END = re.compile(r"[。！!？?]")
_NOT_BEFORE = ",:;、(“《"
_NOT_BEHIND = ",:;、)”》%.。!?"
_CLAUSE = re.compile("[,、]")
_ENOUGH = 2.5
"""Points that a heading needs on average, for all siblings to be cut."""
_SAME_LENGTH = 1.5
_NEXT_LENGTH = 0.5
_SAME_CLAUSES = 1.0
_SAME_END = 1.5
_APART = 2
"""Siblings are at most this much (characters) shorter or longer than those whose end is known."""
_SAME_TAIL = -3.0
"""Parallel headings end in words of their own: 怎么看, 怎么干; the same word at the end of all is no end."""
_BEHIND_SHARED = 1.0
"""For an end two to four characters behind the last one that all siblings share."""
_CLOSES = 3.0
"""For a word before the end with which headings end, and for one behind it that opens paragraphs."""
_OPENS = 2.0
_EVEN = 1.0
"""For two clauses of equal length."""
_SHARED = 0.8
_KNOWN_PAIR = -3.0
"""For an end between two characters that stand side by side elsewhere too: they may be one word."""
_KNOWN_WORD = 0.5
_FREQUENT = 2
_PAIRS_LIMIT = 200_000
_SAME_SENTENCES = 0.75
_RUN_IN = {1: 28, 2: 40, 3: 40}
"""Where no first sentence is longer (characters, by level), the sentences are the headings."""


class _Heading:
    """A numbered line whose heading goes over into the text."""

    def __init__(self, line: Line, pairs: Counter[str], rules: FormRules) -> None:
        self.text = line.folded
        number = parse_heading_number(line.text[:20])
        self.start = number.span.end if number else 0
        self.run_in = _RUN_IN.get(number.level, 0) if number else 0
        stop = _SENTENCE_END.search(self.text, self.start)
        self.whole = stop is None and len(self.text) - self.start <= LONGEST
        """It stands alone: its end is known."""
        self.stops = stop is not None
        self.sentence = stop.end() if stop else len(self.text)
        limit = min(self.start + LONGEST, (stop.start() if stop else len(self.text)) - 2)
        self.places = {
            place - self.start: _points(self.text, self.start, place, rules)
            + (_KNOWN_PAIR if pairs[self.text[place - 1 : place + 1]] > 1 else 0.0)
            + (_KNOWN_WORD if pairs[self.text[place : place + 2]] > _FREQUENT else 0.0)
            + (_KNOWN_WORD if pairs[self.text[place - 2 : place]] > _FREQUENT else 0.0)
            for place in range(self.start + _SHORTEST, limit + 1)
            if _is_place(self.text, place)
        }

    def clauses(self, length: int) -> tuple[int, ...]:
        """Return where the heading's commas stand, were it of a length."""
        heading = self.text[self.start : self.start + length]
        return tuple(match.start() for match in _CLAUSE.finditer(heading))

    def best(self, length: int, shape: tuple[int, ...], endings: Counter[str]) -> tuple[float, int]:
        """Return the points and the place of the best end near a length."""
        if self.whole:
            known = len(self.text) - self.start
            points = _SAME_LENGTH if known == length else _NEXT_LENGTH if abs(known - length) == 1 else 0.0
            return points + _CLOSES, len(self.text)
        choices = [(0.0, 0)]
        for near in (length - 1, length, length + 1):
            if near not in self.places:
                continue
            points = self.places[near] + (_SAME_LENGTH if near == length else _NEXT_LENGTH)
            points += _SAME_CLAUSES * (bool(shape) and self.clauses(near) == shape)
            points += _SAME_END * (endings[self.text[self.start + near - 1]] > 1)
            choices.append((points, self.start + near))
        return max(choices, key=lambda choice: (choice[0], -choice[1]))


def count_pairs(lines: Sequence[Line]) -> Counter[str]:
    """Return how often each pair of neighbouring characters stands in a text: words come again, chance does not.

    Args:
        lines: The lines of the text; only the first 200,000 characters count.
    """
    text = "".join(line.folded for line in lines)[:_PAIRS_LIMIT]
    return Counter(map(str.__add__, text, text[1:]))


def align(lines: Sequence[Line], pairs: Counter[str], rules: FormRules) -> list[int]:
    """Return where the heading of each sibling ends, or an empty list where the lines do not tell.

    Args:
        lines: Numbered lines of one level in one section, without line breaks of their own.
        pairs: From `count_pairs` over the text.
        rules: The outer form of speeches.
    """
    headings = [_Heading(line, pairs, rules) for line in lines]
    if not all(heading.stops or heading.whole for heading in headings):
        return []
    if all(heading.whole for heading in headings):
        return []
    sentences = Counter(heading.sentence for heading in headings)
    same = sentences.most_common(1)[0][1] >= _SAME_SENTENCES * len(headings)
    if same or all(heading.sentence - heading.start <= heading.run_in for heading in headings):
        return []
    best: tuple[float, list[int]] = (0.0, [])
    shared = _last_shared(headings)
    known = [len(heading.text) - heading.start for heading in headings if heading.whole]
    low = max(_SHORTEST, shared + 2, min(known, default=0) - _APART)
    high = min(LONGEST, max(known, default=LONGEST) + _APART)
    for length in range(low, high + 1):
        shapes = Counter(heading.clauses(length) for heading in headings)
        shape = shapes.most_common(1)[0][0]
        endings = Counter(
            heading.text[heading.start + length - 1] for heading in headings if length in heading.places
        )
        found = [heading.best(length, shape, endings) for heading in headings]
        if all(place for _, place in found):
            total = sum(points for points, _ in found)
            tails = {
                heading.text[place - 2 : place] for heading, (_, place) in zip(headings, found, strict=True)
            }
            total += len(headings) * _SAME_TAIL * (len(tails) == 1)
            total += len(headings) * _BEHIND_SHARED * (shared >= 0 and length <= shared + 4)
            best = max(best, (total, [place for _, place in found]))
    return best[1] if best[0] >= _ENOUGH * len(headings) else []


def _last_shared(headings: Sequence[_Heading]) -> int:
    """Return the last offset at which nearly all siblings have the same character, or -1.

    Headings are parallel, what follows them is not: where the siblings agree, they are still headings.
    """
    if len(headings) < 3:
        return -1
    for offset in range(LONGEST - 1, -1, -1):
        characters = Counter(
            heading.text[heading.start + offset : heading.start + offset + 1] for heading in headings
        )
        if characters.most_common(1)[0][1] >= _SHARED * len(headings):
            return offset
    return -1


def _is_place(text: str, place: int) -> bool:
    before, behind = text[place - 1], text[place : place + 1]
    if not behind or before in _NOT_BEFORE or behind in _NOT_BEHIND:
        return False
    return not (before.isascii() and before.isalnum() and behind.isascii() and behind.isalnum())


def _points(text: str, start: int, place: int, rules: FormRules) -> float:
    """Return how much speaks for the end of a heading at a place: the words before and behind it, its rhythm."""
    heading = text[start:place]
    opens = rules.body_starts.match(text, place)
    ends = rules.heading_ends.search(text, max(start, place - 3), place)
    closes = any(
        match.end() == place
        for begin in range(max(start, place - 3), place - 1)
        if ends and (match := rules.heading_ends.match(text, begin, place))
    )
    points = _CLOSES * closes + _OPENS * bool(opens) + (1.0 if opens and len(opens[0]) > 2 else 0.0)
    # A body that takes up the last words of its heading: …由群众验收|十件民生实事; years open sentences.
    points += 1.0 * bool(re.match(r"(?:19|20)\d\d年|第[一二三]|[(]一[)]|“", text[place : place + 5]))
    # A word that opens the body is no end of the heading: …成效明显|今年|以来.
    points -= _OPENS * bool(rules.body_starts.fullmatch(text, place - 2, place))
    first, _, second = heading.partition(",")
    return points + _EVEN * (len(first) >= 4 and len(first) == len(second) and "," not in second)
