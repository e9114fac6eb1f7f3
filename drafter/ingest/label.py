"""The move of every block: the trained model and the cues together, headings after their sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.ingest.cues import Guess, fold_for_cues, guess_moves, is_formula
from drafter.ingest.move_features import describe_paragraphs
from drafter.ingest.move_model import MoveModel, decode
from drafter.ingest.parse import RawBlock
from drafter.model.speech import Block
from drafter.model.vocabulary import Kind, Move
from drafter.schema.move_rules import MoveRules

_LAST = 3


def label_blocks(
    blocks: Sequence[RawBlock], kind: Kind, rules: MoveRules, model: MoveModel | None
) -> tuple[Block, ...]:
    """Return the blocks with their moves.

    A paragraph carries the move that most of its characters carry; a heading the one that most characters of
    its section carry.

    Args:
        blocks: The blocks of one speech.
        kind: Its kind.
        rules: The cue words.
        model: The trained model; without it the cues decide alone.
    """
    guesses = guess_moves(blocks, kind, rules)
    moves = [guess.move for guess in guesses]
    if model is not None:
        for index, move in _model_moves(blocks, guesses, kind, rules, model):
            moves[index] = move
    return tuple(
        Block(
            type="paragraph" if block.level is None else "heading",
            level=block.level,
            move=move if block.level is None else _section_move(blocks, moves, index),
            text=block.text,
            spans=block.spans,
            also=tuple(item for item in guess.also if item is not move),
        )
        for index, (block, guess, move) in enumerate(zip(blocks, guesses, moves, strict=True))
    )


def _model_moves(
    blocks: Sequence[RawBlock], guesses: Sequence[Guess], kind: Kind, rules: MoveRules, model: MoveModel
) -> list[tuple[int, Move]]:
    """Return index and move of each paragraph; salutations and last words keep their fixed moves."""
    paragraphs = describe_paragraphs(blocks, guesses, kind, rules)
    decoded = decode(model, paragraphs)
    found = []
    places = (index for index, block in enumerate(blocks) if block.level is None)
    for index, move in zip(places, decoded, strict=True):
        formula = is_formula(
            fold_for_cues(blocks[index].text),
            first=index == 0,
            last=len(blocks) - index <= _LAST,
            rules=rules,
        )
        found.append((index, formula or move))
    return found


def _section_move(blocks: Sequence[RawBlock], moves: Sequence[Move], heading: int) -> Move:
    level = blocks[heading].level or 0
    counts: Counter[Move] = Counter()
    for index in range(heading + 1, len(blocks)):  # no slices: a text may have a hundred thousand headings
        block, move = blocks[index], moves[index]
        if block.level is not None:
            if block.level <= level:
                break
            continue
        if move not in {Move.EXHORTATION, Move.CLOSING}:
            counts[move] += len(block.text)
    return counts.most_common(1)[0][0] if counts else moves[heading]
