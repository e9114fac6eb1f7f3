"""What cue words, the section above and the place say on the move of each block, and how surely."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from drafter.ingest.parse import RawBlock
from drafter.model.vocabulary import Kind, Move
from drafter.schema.move_rules import MoveCues, MoveRules
from drafter.text.characters import fold_width
from drafter.text.sentences import sentences

STRONG, WEAK, STATE, SECTION, LAST = 3.0, 0.5, 2.0, 1.5, 2.0
"""What a strong cue, a weak cue, the sentence before, the section and the last block of the speech count."""
WEAK_LIMIT = 3
ALSO = 0.12
"""A second move is told where it has this share of a paragraph's characters."""
_SALUTATION_LIMIT = 40
_SURE_SHARE = 0.4
"""A move is sure where sentences with its strong cues make up this share of the paragraph."""
_LAST = 3
_MANY = 2
_CALL = re.compile(r"(?:同志们|各位[^,!]{0,8}|朋友们)[,!、]|让我们|[^。]{0,30}让我们")
_THINGS = re.compile(r"[一二三四五六七八九十](?:是|要)|\(\d|第[一二三四五六]")
_OUT_OF_SECTION = frozenset({Move.EXHORTATION, Move.CLOSING, Move.THANKS, Move.PROBLEMS, Move.GOALS})


def fold_for_cues(text: str) -> str:
    """Return a text as the cue words expect it: half width, and 的 where a scanner or disguiser wrote 旳."""
    return fold_width(text).replace("旳", "的")


class Certainty(IntEnum):
    """How much stands behind a guess."""

    DEFAULT = 0
    """Only weak cues, the section or the sentence before."""
    CUES = 1
    """Strong cues in the sentences themselves."""
    HEADING = 2
    """A heading above names the move (回顾, 形势, 问题)."""


class SentenceCues(NamedTuple):
    """A sentence with how many cues of each move it has, in the order of the rules."""

    text: str
    strong: tuple[int, ...]
    weak: tuple[int, ...]


class Guess(NamedTuple):
    """What the cues say on one block."""

    move: Move
    also: tuple[Move, ...]
    certainty: Certainty
    sentences: tuple[SentenceCues, ...] = ()
    """Of a paragraph."""


class _Context(NamedTuple):
    section: Move | None
    """The move that the headings above suggest."""
    last: bool
    """It is one of the last blocks."""
    body: bool
    """A heading stands before it."""
    final: bool
    """It is the very last block, and no heading stands right above it."""


def guess_moves(blocks: Sequence[RawBlock], kind: Kind, rules: MoveRules) -> list[Guess]:
    """Return what the cues say on each block; of a heading, what its section would carry by its words.

    A paragraph carries the move that most of its characters carry, sentence by sentence. What a section of a
    newly elected head's speech calls for are promises, so there 部署 by default is 承诺.

    Args:
        blocks: The blocks of one speech.
        kind: Its kind.
        rules: The cue words.
    """
    guesses: list[Guess] = []
    sections: dict[int, Move] = {}
    state = _first_state(blocks, rules)
    seen_heading = False
    for index, block in enumerate(blocks):
        text = fold_for_cues(block.text)
        if block.level is not None:
            seen_heading = True
            for level in [key for key in sections if key >= block.level]:
                del sections[level]
            above = sections.get(block.level - 1) or sections.get(block.level - 2)
            sections[block.level] = _heading_move(text, above, rules)
            guesses.append(Guess(sections[block.level], (), Certainty.DEFAULT))
            continue
        section = sections[max(sections)] if sections else None
        final = index == len(blocks) - 1 and index > 0 and blocks[index - 1].level is None
        context = _Context(section, len(blocks) - index <= _LAST, seen_heading, final)
        counted = count_cues(text, rules)
        state, also = _paragraph_moves(text, counted, context, state, rules, first=index == 0)
        guesses.append(_weighed(counted, state, also, section, kind, rules=rules))
    return guesses


def is_formula(text: str, *, first: bool, last: bool, rules: MoveRules) -> Move | None:
    """Return the move of a salutation or of a short word of thanks at the end, None for all other paragraphs.

    Args:
        text: From `fold_for_cues`.
        first: It is the speech's first block.
        last: It is one of its last.
        rules: The cue words.
    """
    if len(text) > _SALUTATION_LIMIT:
        return None
    if first and text.endswith((":", ",", "!")):
        return Move.OPENING
    if last and _cues(rules, Move.CLOSING).strong.search(text):
        return Move.CLOSING
    return None


def _weighed(
    counted: tuple[SentenceCues, ...],
    move: Move,
    also: tuple[Move, ...],
    section: Move | None,
    kind: Kind,
    *,
    rules: MoveRules,
) -> Guess:
    """Return the guess with what stands behind it."""
    if move is section and move is not Move.DEPLOYMENT:
        return Guess(move, also, Certainty.HEADING, counted)
    if kind is Kind.INAUGURAL and move is Move.DEPLOYMENT:
        return Guess(Move.PLEDGE, also, Certainty.CUES, counted)
    at = next(number for number, cues in enumerate(rules.moves) if cues.move is move)
    told = sum(len(sentence.text) for sentence in counted if sentence.strong[at])
    sure = told >= _SURE_SHARE * max(1, sum(len(sentence.text) for sentence in counted))
    return Guess(move, also, Certainty.CUES if sure else Certainty.DEFAULT, counted)


def count_cues(text: str, rules: MoveRules) -> tuple[SentenceCues, ...]:
    """Return the sentences of a text with their cues.

    Args:
        text: From `fold_for_cues`.
        rules: The cue words.
    """
    return tuple(
        SentenceCues(
            text=sentence,
            strong=tuple(len(cues.strong.findall(sentence)) for cues in rules.moves),
            weak=tuple(len(cues.weak.findall(sentence)) for cues in rules.moves),
        )
        for sentence in (span.of(text) for span in sentences(text))
    )


def _first_state(blocks: Sequence[RawBlock], rules: MoveRules) -> Move:
    """Return what a speech starts with: its opening, or what it is about where the beginning was cut off."""
    head = [fold_for_cues(block.text) for block in blocks[:2]]
    opens = _cues(rules, Move.OPENING).strong
    greets = any(rules.form.salutation.match(text) or text.startswith("同志们") for text in head[:1])
    return Move.OPENING if greets or any(opens.search(text) for text in head) else Move.REVIEW


def _heading_move(text: str, above: Move | None, rules: MoveRules) -> Move:
    """Return the move that a heading suggests; one under another heading carries on that one's move."""
    hits = {cues.move: len(cues.headings.findall(text)) for cues in rules.moves}
    if above is not None:
        return above
    # 回顾, 形势, 目标 are told by one word; verbs of deployment stand in nearly every heading.
    others: dict[Move, int] = {
        move: count for move, count in hits.items() if count and move != Move.DEPLOYMENT
    }
    best = max(others, key=lambda move: others[move], default=Move.DEPLOYMENT)
    if others and (hits[Move.DEPLOYMENT] < _MANY or others[best] >= hits[Move.DEPLOYMENT]):
        return best
    return Move.DEPLOYMENT


def _paragraph_moves(
    text: str,
    counted: Sequence[SentenceCues],
    context: _Context,
    state: Move,
    rules: MoveRules,
    *,
    first: bool,
) -> tuple[Move, tuple[Move, ...]]:
    formula = is_formula(text, first=first, last=context.last, rules=rules)
    if formula is not None:
        return formula, ()
    if context.last and (context.body or context.final) and _CALL.match(text):
        return Move.EXHORTATION, ()
    counts: Counter[Move] = Counter()
    current = context.section or state
    for number, sentence in enumerate(counted):
        current = _sentence_move(sentence, current, context, rules, starts=number == 0)
        counts[current] += len(sentence.text)
    if not counts:
        return current, ()
    total = sum(counts.values())
    ordered = [move for move, _ in counts.most_common()]
    return ordered[0], tuple(move for move in ordered[1:] if counts[move] >= ALSO * total)


def _sentence_move(
    sentence: SentenceCues, state: Move, context: _Context, rules: MoveRules, *, starts: bool
) -> Move:
    scores = {cues.move: score for cues, score in zip(rules.moves, cue_scores(sentence), strict=True)}
    scores[state] += STATE if not starts or context.section is None else 0
    if context.section is not None:
        scores[context.section] += SECTION
        for move in scores:
            if move is not context.section and move not in _OUT_OF_SECTION:
                scores[move] -= SECTION / 2
    if context.final and not _THINGS.match(sentence.text):
        scores[Move.EXHORTATION] += LAST
    if not context.last:
        scores[Move.EXHORTATION] -= SECTION
        scores[Move.CLOSING] -= STRONG
    if context.body:
        scores[Move.OPENING] -= SECTION
    return max(scores, key=lambda move: scores[move])


def _cues(rules: MoveRules, move: Move) -> MoveCues:
    return next(cues for cues in rules.moves if cues.move is move)


def cue_scores(sentence: SentenceCues) -> list[float]:
    """Return what a sentence's cues count for each move, in the order of the rules."""
    if not any(sentence.strong) and not any(sentence.weak):
        return [0.0] * len(sentence.strong)
    return [
        STRONG * min(strong, 2) + WEAK * min(weak, WEAK_LIMIT)
        for strong, weak in zip(sentence.strong, sentence.weak, strict=True)
    ]
