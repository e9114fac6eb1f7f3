"""Structural terms of a passage: how it is built, whatever it speaks of.

A term is `<family>|<value>`. The families in `BUILD` are what a reader calls the build of a paragraph and what
hits are explained with (`traits`); the others (frame, rhythm, openers, place) only weigh in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from drafter.model.lexicon import FigureType, StructureWords
from drafter.retrieval.frames import GAP, frame_terms
from drafter.retrieval.lexical import Tokens
from drafter.retrieval.traits import BUILD
from drafter.text.enumerations import enumerators
from drafter.text.numbering import parse_chinese_integer, parse_heading_number
from drafter.text.quantities import quantities
from drafter.text.sentences import clauses, sentences
from drafter.text.spans import Span
from drafter.text.tokenize import fill_masks

_LEAD_LIMIT = 24
_RUN_LIMIT = 6
_REACH = 20
_CUE_REACH = 12
_NUMERAL = re.compile("第?([一二三四五六七八九十]{1,2})(?![年月日十百千万亿])")
_BUILD_COUNT = 3
"""So often a term of the build counts, lest the many skeletons drown it. On the starter corpus the nearest
passages of other speeches share 0.38 of their enumerations, runs and leads with it and 0.23 without, while
those of the same move stay at one half."""


class StructureReader:
    """Finds structural terms.

    Args:
        words: The word lists, config/structure.yaml.
        stop_words: Words that say nothing of the topic: what the lexical view leaves out, this one keeps.
    """

    def __init__(self, words: StructureWords, stop_words: Iterable[str] = ()) -> None:
        self._words = words
        self._openers = _longest_first(words.openers)
        self._connectives = _longest_first(words.connectives)
        self.kept = frozenset(words.function_words).union(stop_words)
        """The words that are not masked."""
        self._formulae = [(item, [part for part in item.split("…") if part]) for item in words.formulae]

    def terms(self, text: str, tokens: Tokens, headings: Sequence[str] = (), move: str = "") -> list[str]:
        """Return the structural terms of a passage, repeated as often as they occur.

        Args:
            text: The passage.
            tokens: Its tokens.
            headings: The headings above it, outermost first.
            move: Code of its move, or empty where unknown.
        """
        parts = [span.of(text) for span in sentences(text)]
        pieces = [span.of(text) for span in clauses(text)]
        terms = [f"move|{move}"] if move else []
        terms += self._place(headings)
        terms += self._lead(parts)
        terms += _enumeration(text)
        terms += self._opening(parts)
        terms += self._figures(text)
        terms += self._rhythm(pieces)
        terms += _parallel(pieces)
        terms += self._joints(parts, pieces)
        terms += _series(parts)
        terms += frame_terms(text, tokens, self.kept)
        return [term for term in terms for _ in range(_BUILD_COUNT if term.partition("|")[0] in BUILD else 1)]

    def pattern(self, sentence: str) -> str:
        """Return a heading or sentence with its content masked: 聚焦◇，全力◇."""
        number = parse_heading_number(sentence)
        body = sentence[number.span.end :] if number else sentence
        return "，".join((_opener(span.of(body), self._openers) or "") + GAP for span in clauses(body))

    def _place(self, headings: Sequence[str]) -> Iterator[str]:
        yield f"depth|{len(headings)}"
        if headings:
            yield f"heading|{self.pattern(headings[-1])[:40]}"
            number = parse_heading_number(headings[-1])
            body = headings[-1][number.span.end :] if number else headings[-1]
            yield "shape|" + "＋".join(str(end - start) for start, end in clauses(body))[:20]

    def _lead(self, parts: Sequence[str]) -> Iterator[str]:
        """A short first sentence that more sentences follow."""
        if len(parts) < 2 or len(parts[0]) > _LEAD_LIMIT:
            return
        yield "lead|"
        lengths = [end - start for start, end in clauses(parts[0])]
        yield "lead|" + "＋".join(map(str, lengths))
        opener = _opener(parts[0], self._openers)
        if opener:
            yield f"leadword|{opener}"

    def _opening(self, parts: Sequence[str]) -> Iterator[str]:
        """The words that open sentences, and how many sentences or clauses in a row open alike."""
        openers = [opener for part in parts for opener in self._opening_of(part)]
        for opener in openers:
            if opener:
                yield f"opener|{opener}"
        for opener, group in groupby(openers):
            length = len(list(group))
            if opener and length > 1:
                for count in range(2, min(length, _RUN_LIMIT) + 1):
                    yield f"run|{opener}|{count}"

    def _opening_of(self, sentence: str) -> list[str]:
        """Return the word that opens a sentence, once for each clause in a row that opens with it: 要…，要…，要…."""
        opener = _opener(sentence, self._openers)
        if not opener:
            return [""]
        pieces = (span.of(sentence) for span in clauses(sentence))
        return [opener for _ in takewhile(lambda piece: _opener(piece, self._openers) == opener, pieces)]

    def _figures(self, text: str) -> Iterator[str]:
        """The types of the numbers, alone and two in a row."""
        filled = fill_masks(text)
        names = [
            _figure_type(filled, item.span, item.unit, self._words.figure_types)
            for item in quantities(filled)
        ]
        for name in names:
            yield f"figure|{name}"
        for first, second in pairwise(names):
            yield f"figures|{first}→{second}"

    def _rhythm(self, pieces: Sequence[str]) -> Iterator[str]:
        classes = [bisect_left(self._words.rhythm, len(piece)) for piece in pieces]
        for index in range(len(classes) - 2):
            yield "rhythm|" + "".join(map(str, classes[index : index + 3]))

    def _joints(self, parts: Sequence[str], pieces: Sequence[str]) -> Iterator[str]:
        for piece in pieces:
            connective = _opener(piece, self._connectives)
            if connective:
                yield f"connective|{connective}"
        for part in parts:
            for formula, pieces_ in self._formulae:
                if _fits(part, pieces_):
                    yield f"formula|{formula}"


def _enumeration(text: str) -> Iterator[str]:
    highest: Counter[str] = Counter()
    for item in enumerators(text):
        highest[item.style] = max(highest[item.style], min(item.value, 10))
    for style, count in highest.items():
        if count > 1:
            yield f"enumeration|{style}"
            yield f"enumeration|{style}|{count}"


def _series(parts: Sequence[str]) -> Iterator[str]:
    """Sentences that open with 一…, 二…, 三… or 第一…, 第二…, whatever follows the numeral."""
    last = 0
    for part in parts:
        match = _NUMERAL.match(part)
        if match and parse_chinese_integer(match[1]) == last + 1:
            last += 1
            if last > 1:
                yield f"series|{last}"


def _parallel(pieces: Sequence[str]) -> Iterator[str]:
    """Clauses of one length in a row: two that share their first or last character, or any three."""
    for length, group in groupby(pieces, key=len):
        run = list(group)
        alike = any(a[0] == b[0] or a[-1] == b[-1] for a, b in pairwise(run))
        if 3 <= length <= 14 and (len(run) > 2 or (len(run) > 1 and alike)):
            for count in range(2, min(len(run), _RUN_LIMIT) + 1):
                yield f"parallel|{length}|{count}"


def _figure_type(text: str, span: Span, unit: str, types: Sequence[FigureType]) -> str:
    before = text[max(0, span.start - _CUE_REACH) : span.start]
    cut = max(before.rfind(mark) for mark in ",。;:")  # width is folded
    before = before[cut + 1 :]
    for item in types:
        if item.units and unit not in item.units:
            continue
        if not item.cues or any(cue in before for cue in item.cues):
            return item.name
    return "数量"


def _fits(sentence: str, parts: Sequence[str]) -> bool:
    """Tell whether the parts of a frame stand in a sentence in order, each near the one before."""
    position = sentence.find(parts[0]) if parts else -1
    while position >= 0:
        end = position + len(parts[0])
        for part in parts[1:]:
            found = sentence.find(part, end + 1, end + _REACH + len(part))
            if found < 0:
                break
            end = found + len(part)
        else:
            return True
        position = sentence.find(parts[0], position + 1)
    return False


def _opener(sentence: str, words: Sequence[str]) -> str:
    return next((word for word in words if sentence.startswith(word)), "")


def _longest_first(words: Sequence[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
