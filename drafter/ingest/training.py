"""Training of the move model on the corpus: the ingest's one door to scikit-learn, used by `make train` only."""

from __future__ import annotations

import hashlib
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from drafter.files import write_text
from drafter.ingest.classify import classify_kind
from drafter.ingest.cues import guess_moves
from drafter.ingest.move_features import Paragraph, describe_paragraphs
from drafter.ingest.move_model import FORMAT
from drafter.ingest.parse import RawBlock
from drafter.model.speech import Speech
from drafter.model.vocabulary import Move
from drafter.resources import shipped
from drafter.schema.move_rules import MoveRules, read_move_rules
from drafter.schema.speech_markdown import load_speech

MODEL = "move_model.json"
SCALE = 100
"""Weights are kept to 1/100: the moves stay the same, the bytes do not depend on the machine."""
_PENALTY = 5.0
_LEAST = 3
"""A name that fewer speeches have is left out."""
_OPEN = frozenset({"文", "首", "尾", "起", "题", "大题"})
"""Groups whose names are drawn from the texts."""
_SMOOTHING = 0.5
_MERGED = 0.6
_MERGE_FROM = 40


_Key = tuple[str, str]
"""Group and name of a feature."""


@dataclass(frozen=True, slots=True)
class Example:
    """A speech to learn from."""

    title: str
    blocks: tuple[RawBlock, ...]
    moves: tuple[Move, ...]


class _Table(NamedTuple):
    """Paragraphs with their features, the number of their move, what each counts; how many speeches a name has."""

    rows: list[dict[_Key, float]]
    answers: list[int]
    weights: list[float]
    spread: Counter[_Key]


def read_corpus(folder: Path) -> dict[str, Speech]:
    """Return the marked speeches of a corpus folder by file name.

    Raises:
        DrafterError: A file can't be read as a marked speech.
    """
    files = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    return {path.name: load_speech(path.read_text(encoding="utf-8"), path.name) for path in files}


def corpus_fingerprint(corpus: dict[str, Speech], moves_path: Path) -> str:
    """Return a hash over all that the model learns from: texts, headings, moves, and the cue words.

    Args:
        corpus: From `read_corpus`; the speeches' themes and other notes do not count.
        moves_path: config/moves.yaml.
    """
    digest = hashlib.sha256()
    for name, speech in sorted(corpus.items()):
        rows = [(block.level, block.move.value, block.text) for block in speech.blocks]
        digest.update(json.dumps([name, speech.title, rows], ensure_ascii=False).encode())
    digest.update(moves_path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def example(speech: Speech) -> Example:
    """Return a marked speech as the parser would hand it on, with its moves."""
    blocks = tuple(RawBlock(level=block.level, text=block.text, spans=()) for block in speech.blocks)
    return Example(speech.title or "", blocks, tuple(block.move for block in speech.blocks))


def variants(one: Example) -> Iterator[Example]:
    """Yield a speech as it is, with paragraphs run together, and without headings.

    Files from the web lose line breaks and headings; the corpus is neatly set.
    """
    yield one
    chance = random.Random(one.title)  # noqa: S311 - the same variants each time
    blocks: list[RawBlock] = []
    counts: list[Counter[Move]] = []
    for block, move in zip(one.blocks, one.moves, strict=True):
        before = blocks[-1] if blocks else None
        joins = before is not None and block.level is None and before.level is None
        if joins and before is not None and len(before.text) > _MERGE_FROM and chance.random() < _MERGED:
            blocks[-1] = replace(before, text=before.text + block.text)
        else:
            blocks.append(block)
            counts.append(Counter())
        counts[-1][move] += len(block.text)
    yield Example(one.title, tuple(blocks), tuple(count.most_common(1)[0][0] for count in counts))
    bare = [(block, move) for block, move in zip(one.blocks, one.moves, strict=True) if block.level is None]
    if bare and len(bare) < len(one.blocks):
        yield Example(one.title, tuple(block for block, _ in bare), tuple(move for _, move in bare))


def describe(one: Example, rules: MoveRules) -> list[Paragraph]:
    """Return the paragraphs of an example as the ingest describes them."""
    kind = classify_kind(one.title, one.blocks, rules)
    return list(describe_paragraphs(one.blocks, guess_moves(one.blocks, kind, rules), kind, rules))


def train(examples: Sequence[Example], rules: MoveRules, fingerprint: str) -> str:
    """Return a model trained on the examples, as the JSON text that `load_move_model` reads.

    Args:
        examples: The speeches.
        rules: The cue words.
        fingerprint: What to note as the model's origin.
    """
    order = list(Move)
    table = _table(examples, rules)
    names = sorted(key for key, count in table.spread.items() if count >= _LEAST or key[0] not in _OPEN)
    matrix, intercept = _fit(table, names)
    answers = table.answers
    counts = Counter(answers)
    data = {
        "format": FORMAT,
        "fingerprint": fingerprint,
        "scale": SCALE,
        "moves": [move.value for move in order],
        "intercept": _whole(intercept),
        "prior": _whole(
            [math.log((counts[at] + 1) / (len(answers) + len(order))) for at in range(len(order))]
        ),
        "transitions": [[_whole(line) for line in part] for part in _transitions(examples, rules)],
    }
    return _dump(data, names, matrix)


def _table(examples: Sequence[Example], rules: MoveRules) -> _Table:
    table = _Table([], [], [], Counter())
    order = list(Move)
    for one in examples:
        seen: set[_Key] = set()
        for variant in variants(one):
            for paragraph in describe(variant, rules):
                row: dict[_Key, float] = {}
                for group, names, value in paragraph.features:
                    for name in names:
                        row[group, name] = row.get((group, name), 0.0) + value
                table.rows.append(row)
                table.answers.append(order.index(variant.moves[paragraph.at]))
                table.weights.append(math.sqrt(len(variant.blocks[paragraph.at].text) / 100))
                seen.update(row)
        table.spread.update(seen)
    return table


def _fit(data: _Table, names: Sequence[_Key]) -> tuple[list[list[float]], list[float]]:
    """Return the weights by name and move, and the intercepts."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - takes two seconds
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    kept = {key: f"{number:06}" for number, key in enumerate(names)}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{kept[key]: value for key, value in row.items() if key in kept} for row in data.rows]
    )
    mean = sum(data.weights) / len(data.weights)
    model = LogisticRegression(C=_PENALTY, max_iter=300, tol=1e-4)
    model.fit(matrix, data.answers, sample_weight=[weight / mean for weight in data.weights])
    size = len(Move)
    table = [[0.0] * size for _ in names]
    intercept = [-10.0] * size
    classes = [int(at) for at in model.classes_]
    for at, bias in zip(classes, model.intercept_, strict=True):
        intercept[at] = float(bias)
    for column, name in enumerate(vectorizer.get_feature_names_out()):
        for line, at in enumerate(classes):
            table[int(name)][at] = float(model.coef_[line, column])
    return table, intercept


def _transitions(examples: Sequence[Example], rules: MoveRules) -> list[list[list[float]]]:
    """Return the logarithms of how often a move follows another, by what stands between their paragraphs."""
    order = list(Move)
    size = len(order)
    counts = [[[_SMOOTHING] * (size + 1) for _ in range(size + 1)] for _ in range(3)]
    for one in examples:
        before = size
        for paragraph in describe(one, rules):
            move = order.index(one.moves[paragraph.at])
            counts[paragraph.boundary][before][move] += 1
            before = move
        for part in counts:
            part[before][size] += 1
    return [[[math.log(count / sum(line)) for count in line] for line in part] for part in counts]


def _whole(values: Sequence[float]) -> list[int]:
    return [round(value * SCALE) for value in values]


def _dump(data: dict[str, object], names: Sequence[_Key], matrix: list[list[float]]) -> str:
    """Return the model as JSON, one feature a line, so that a change can be read."""
    groups: dict[str, list[str]] = {}
    for (group, name), row in zip(names, matrix, strict=True):
        whole = _whole(row)
        if any(whole):
            line = f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(whole, separators=(',', ':'))}"
            groups.setdefault(group, []).append(line)
    weights = ",\n".join(f'"{group}":{{\n' + ",\n".join(lines) + "\n}" for group, lines in groups.items())
    head = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'{head[:-1]},\n"weights":{{\n{weights}\n}}}}\n'


def main() -> None:
    """Train on the shipped corpus and write config/move_model.json."""
    corpus, moves_path = read_corpus(shipped("corpus")), shipped("config", "moves.yaml")
    rules = read_move_rules(moves_path)
    text = train(
        [example(speech) for speech in corpus.values()], rules, corpus_fingerprint(corpus, moves_path)
    )
    path = moves_path.with_name(MODEL)
    write_text(path, text, replace=True)
    sys.stdout.write(f"{path.name}: {len(text.encode())} bytes, {len(corpus)} speeches\n")


if __name__ == "__main__":
    main()
