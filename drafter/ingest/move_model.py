"""The trained model of moves: linear weights as plain data, and the best sequence of moves under them.

The file is JSON that `drafter.ingest.training` writes: integers in units of 1/scale, so that its bytes are the same
on every machine. Nothing here needs scikit-learn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.ingest.cues import Certainty
from drafter.ingest.move_features import Paragraph
from drafter.model.vocabulary import Move
from drafter.schema.trained import read_trained

FORMAT = 1
"""Version of the file; a model of another one is refused."""
SEQUENCE = 0.3
"""What the order of moves counts beside the paragraphs themselves; 0 to 1, chosen by cross-validation."""
RARITY = 0.3
"""How much of the share of a move in the corpus is taken out, so that rare moves are found."""
TRUST: Mapping[Certainty, float] = {Certainty.DEFAULT: 1.0, Certainty.CUES: 2.0, Certainty.HEADING: 2.5}
"""What a guess of the cues adds to the logarithm of its move's probability. Less would suit the corpus better (0.90
rather than 0.88 in cross-validation), but the cues know the scraped files that the corpus is unlike."""
UNLIKELY = -3.0
"""The same for a move that the place and words of a paragraph hardly allow."""
_LIMIT = 8 << 20


@dataclass(frozen=True, slots=True, repr=False)
class MoveModel:
    """A multinomial logistic regression over features of paragraphs, with a chain over moves."""

    moves: tuple[Move, ...]
    fingerprint: str
    """Of the corpus and the cues that it was trained on."""
    intercept: tuple[float, ...]
    prior: tuple[float, ...]
    """Logarithm of each move's share of the paragraphs."""
    transitions: tuple[tuple[tuple[float, ...], ...], ...]
    """By boundary, move before and move: logarithm of the probability; the last row and column are start and end."""
    unit: float
    """What 1 in the weights stands for."""
    weights: Mapping[str, Mapping[str, tuple[int, ...]]]
    """By group and name of a feature, one a move."""


def load_move_model(path: Path) -> MoveModel:
    """Read a model.

    Raises:
        DrafterError: The file is missing, damaged or of another version.
    """
    return read_trained(path, "语步模型", _model, _LIMIT)


def _model(data: dict[str, Any]) -> MoveModel:
    if data["format"] != FORMAT:
        raise ValueError("format")
    unit = 1 / data["scale"]

    def row(values: Sequence[int], size: int) -> tuple[float, ...]:
        if len(values) != size:
            raise ValueError("row")
        return tuple(value * unit for value in values)

    def whole(names: Mapping[str, Sequence[int]]) -> Mapping[str, tuple[int, ...]]:
        rows = {name: tuple(values) for name, values in names.items()}
        if any(len(values) != size for values in rows.values()):
            raise ValueError("row")
        return rows

    known = {move.value: move for move in Move}
    moves = tuple(known[name] for name in data["moves"])
    size = len(moves)
    return MoveModel(
        moves=moves,
        fingerprint=str(data["fingerprint"]),
        intercept=row(data["intercept"], size),
        prior=row(data["prior"], size),
        transitions=tuple(
            tuple(row(line, size + 1) for line in matrix[: size + 1]) for matrix in data["transitions"]
        ),
        unit=unit,
        weights={group: whole(names) for group, names in data["weights"].items()},
    )


def decode(model: MoveModel, paragraphs: Iterable[Paragraph]) -> list[Move]:
    """Return the most probable sequence of moves (Viterbi).

    Args:
        model: The model.
        paragraphs: The paragraphs of one speech, in order.
    """
    size = len(model.moves)
    changes = [  # by boundary and move, what coming from each of the moves counts
        [[SEQUENCE * matrix[old][move] for old in range(size)] for move in range(size)]
        for matrix in model.transitions
    ]
    best: list[float] = []
    steps: list[list[int]] = []
    for paragraph in paragraphs:
        row = _evidence(model, paragraph)
        if not best:
            start = model.transitions[paragraph.boundary][size]
            best = [row[move] + SEQUENCE * start[move] for move in range(size)]
            continue
        step, after = [], []
        for change, evidence in zip(changes[paragraph.boundary], row, strict=True):
            scores = [before + count for before, count in zip(best, change, strict=True)]
            score = max(scores)
            step.append(scores.index(score))
            after.append(score + evidence)
        steps.append(step)
        best = after
    if not best:
        return []
    end = model.transitions[0]
    last = max(range(size), key=lambda move: (best[move] + SEQUENCE * end[move][size], -move))
    chain = [last]
    for step in reversed(steps):
        chain.append(step[chain[-1]])
    return [model.moves[move] for move in reversed(chain)]


def log_probabilities(model: MoveModel, paragraph: Paragraph) -> list[float]:
    """Return the logarithm of each move's probability by the paragraph's features alone."""
    scores = list(model.intercept)
    for group, names, value in paragraph.features:
        table = model.weights.get(group)
        if not table or not value:
            continue
        rows = [table[name] for name in names if name in table]
        if rows:
            part = value * model.unit  # whole numbers first: their sum does not depend on the order of a set
            sums = map(sum, zip(*rows, strict=True))
            scores = [score + part * total for score, total in zip(scores, sums, strict=True)]
    most = max(scores)
    whole = most + math.log(math.fsum(math.exp(score - most) for score in scores))
    return [score - whole for score in scores]


def _evidence(model: MoveModel, paragraph: Paragraph) -> list[float]:
    row = log_probabilities(model, paragraph)
    guess = paragraph.guess
    return [
        score
        - RARITY * prior
        + (TRUST[guess.certainty] if move is guess.move else 0.0)
        + (UNLIKELY if move in paragraph.unlikely else 0.0)
        for score, prior, move in zip(row, model.prior, model.moves, strict=True)
    ]
