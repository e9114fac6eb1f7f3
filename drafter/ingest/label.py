"""The move of every block, by cue words, by the section that it stands in and by its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from drafter.ingest.parse import RawBlock
from drafter.model.speech import Block
from drafter.model.vocabulary import Move
from drafter.schema.move_rules import MoveCues, MoveRules
from drafter.text.characters import fold_width
from drafter.text.sentences import sentences

STRONG, WEAK, STATE, SECTION, LAST = 3.0, 0.5, 2.0, 1.5, 2.0
"""What a strong cue, a weak cue, the sentence before, the section and the last block of the speech count."""
WEAK_LIMIT = 3
ALSO = 0.12
"""A second move is told where it has this share of a paragraph's characters."""
_SALUTATION_LIMIT = 40
_LAST = 3
_MANY = 2
_CALL = re.compile(r"(?:同志们|各位[^,!]{0,8}|朋友们)[,!、]|让我们|[^。]{0,30}让我们")
_THINGS = re.compile(r"[一二三四五六七八九十](?:是|要)|\(\d|第[一二三四五六]")
_OUT_OF_SECTION = frozenset({Move.EXHORTATION, Move.CLOSING, Move.THANKS, Move.PROBLEMS, Move.GOALS})


def fold_for_cues(text: str) -> str:
    """Return a text as the cue words expect it: half width, and 的 where a scanner or disguiser wrote 旳."""
    return fold_width(text).replace("旳", "的")


class _Context(NamedTuple):
    section: Move | None
    """The move that the headings above suggest."""
    last: bool
    """It is one of the last blocks."""
    body: bool
    """A heading stands before it."""
    final: bool
    """It is the very last block, and no heading stands right above it."""


def label_blocks(blocks: Sequence[RawBlock], rules: MoveRules) -> tuple[Block, ...]:
    """Return the blocks with their moves.

    A paragraph carries the move that most of its characters carry, sentence by sentence; a heading the one
    that most characters of its section carry.

    Args:
        blocks: The blocks of one speech.
        rules: The cue words.
    """
    moves: list[tuple[Move, tuple[Move, ...]]] = []
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
            moves.append((sections[block.level], ()))
            continue
        section = sections[max(sections)] if sections else None
        final = index == len(blocks) - 1 and index > 0 and blocks[index - 1].level is None
        context = _Context(section, len(blocks) - index <= _LAST, seen_heading, final)
        main, also = _paragraph_moves(text, context, state, rules, first=index == 0)
        state = main
        moves.append((main, also))
    return tuple(
        Block(
            type="paragraph" if block.level is None else "heading",
            level=block.level,
            move=_section_move(blocks, moves, index) if block.level is not None else main,
            text=block.text,
            spans=block.spans,
            also=also,
        )
        for index, (block, (main, also)) in enumerate(zip(blocks, moves, strict=True))
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
    text: str, context: _Context, state: Move, rules: MoveRules, *, first: bool
) -> tuple[Move, tuple[Move, ...]]:
    if first and len(text) <= _SALUTATION_LIMIT and text.endswith((":", ",", "!")):
        return Move.OPENING, ()
    if context.last and len(text) <= _SALUTATION_LIMIT and _cues(rules, Move.CLOSING).strong.search(text):
        return Move.CLOSING, ()
    if context.last and (context.body or context.final) and _CALL.match(text):
        return Move.EXHORTATION, ()
    counts: Counter[Move] = Counter()
    current = context.section or state
    spans = list(sentences(text))
    for number, span in enumerate(spans):
        sentence = span.of(text)
        current = _sentence_move(sentence, current, context, rules, starts=number == 0)
        counts[current] += len(sentence)
    if not counts:
        return current, ()
    total = sum(counts.values())
    ordered = [move for move, _ in counts.most_common()]
    return ordered[0], tuple(move for move in ordered[1:] if counts[move] >= ALSO * total)


def _sentence_move(sentence: str, state: Move, context: _Context, rules: MoveRules, *, starts: bool) -> Move:
    scores = {cues.move: _cue_score(sentence, cues) for cues in rules.moves}
    scores[state] += STATE if not starts or context.section is None else 0
    if context.section is not None:
        scores[context.section] += SECTION
        for move in scores:
            if move is not context.section and move not in _OUT_OF_SECTION:
                scores[move] -= SECTION / 2
    if context.final and not _THINGS.match(sentence):
        scores[Move.EXHORTATION] += LAST
    if not context.last:
        scores[Move.EXHORTATION] -= SECTION
        scores[Move.CLOSING] -= STRONG
    if context.body:
        scores[Move.OPENING] -= SECTION
    return max(scores, key=lambda move: scores[move])


def _cues(rules: MoveRules, move: Move) -> MoveCues:
    return next(cues for cues in rules.moves if cues.move is move)


def _cue_score(sentence: str, cues: MoveCues) -> float:
    strong = sum(1 for _ in cues.strong.finditer(sentence))
    weak = sum(1 for _ in cues.weak.finditer(sentence))
    return STRONG * min(strong, 2) + WEAK * min(weak, WEAK_LIMIT)


def _section_move(
    blocks: Sequence[RawBlock], moves: Sequence[tuple[Move, tuple[Move, ...]]], heading: int
) -> Move:
    level = blocks[heading].level or 0
    counts: Counter[Move] = Counter()
    for block, (main, _) in zip(blocks[heading + 1 :], moves[heading + 1 :], strict=True):
        if block.level is not None:
            if block.level <= level:
                break
            continue
        if main not in {Move.EXHORTATION, Move.CLOSING}:
            counts[main] += len(block.text)
    return counts.most_common(1)[0][0] if counts else moves[heading][0]
