"""Cross-validation of the move labelling on the corpus: `python -m tests.benchmarks.move_labelling`.

Speeches of one locality stay together (eight folds), and then whole kinds are left out. Prints the figures that
docs/benchmarks.md tells. Takes several minutes.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from drafter.ingest.classify import classify_kind
from drafter.ingest.label import label_blocks
from drafter.ingest.move_model import MoveModel, load_move_model, log_probabilities
from drafter.ingest.training import Example, describe, example, read_corpus, train, variants
from drafter.model.vocabulary import Kind, Move
from drafter.resources import shipped
from drafter.schema.move_rules import MoveRules, read_move_rules

FOLDS = 8
Labels = list[Move]


def train_model(examples: Sequence[Example], rules: MoveRules) -> MoveModel:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.json")
        path.write_text(train(examples, rules, ""), encoding="utf-8")
        return load_move_model(path)


def combined(one: Example, rules: MoveRules, model: MoveModel | None) -> Labels:
    kind = classify_kind(one.title, one.blocks, rules)
    return [block.move for block in label_blocks(one.blocks, kind, rules, model)]


def classifier_alone(
    one: Example, rules: MoveRules, model: MoveModel, groups: set[str] | None = None
) -> Labels:
    """The most probable move of each paragraph by itself; its guess by the cues is left out of the features."""
    labels = list(one.moves)
    for paragraph in describe(one, rules):
        kept = [f for f in paragraph.features if (f.group in groups if groups else f.group != "规则")]
        scores = log_probabilities(model, paragraph._replace(features=kept))
        labels[paragraph.at] = model.moves[scores.index(max(scores))]
    return after_sections(one, labels)


def after_sections(one: Example, labels: Labels) -> Labels:
    """Headings take the move of their section."""
    result = list(labels)
    for index, block in enumerate(one.blocks):
        if block.level is None:
            continue
        counts: Counter[Move] = Counter()
        for later, move in zip(one.blocks[index + 1 :], labels[index + 1 :], strict=True):
            if later.level is not None and later.level <= block.level:
                break
            if later.level is None and move not in {Move.EXHORTATION, Move.CLOSING}:
                counts[move] += len(later.text)
        result[index] = counts.most_common(1)[0][0] if counts else Move.DEPLOYMENT
    return result


class Tally:
    """Right, gold and predicted characters by move."""

    def __init__(self) -> None:
        self.hits: Counter[Move] = Counter()
        self.gold: Counter[Move] = Counter()
        self.found: Counter[Move] = Counter()

    def add(self, one: Example, labels: Labels) -> None:
        for block, gold, found in zip(one.blocks, one.moves, labels, strict=True):
            size = len(block.text)
            self.gold[gold] += size
            self.found[found] += size
            self.hits[gold] += size * (gold is found)

    def figures(self) -> tuple[float, float]:
        scores = [self.f1(move) for move in self.gold]
        return sum(self.hits.values()) / sum(self.gold.values()), sum(scores) / len(scores)

    def f1(self, move: Move) -> float:
        return 2 * self.hits[move] / (self.gold[move] + self.found[move] or 1)


def main() -> None:
    rules = read_move_rules(shipped("config", "moves.yaml"))
    speeches = read_corpus(shipped("corpus"))
    examples = {name: example(speech) for name, speech in speeches.items()}
    places = sorted({name.rsplit("-", 1)[1][:6] for name in examples})
    by_place = {name: places.index(name.rsplit("-", 1)[1][:6]) % FOLDS for name in examples}
    by_kind = {name: list(Kind).index(speech.kind) for name, speech in speeches.items()}
    for title, folds in (("by locality", by_place), ("by kind", by_kind)):
        run(title, folds, examples, rules)


def run(title: str, folds: dict[str, int], examples: dict[str, Example], rules: MoveRules) -> None:
    tallies: dict[str, Tally] = {}
    parts: dict[int, Tally] = {}

    def add(way: str, one: Example, labels: Labels) -> None:
        tallies.setdefault(way, Tally()).add(one, labels)

    for fold in sorted(set(folds.values())):
        model = train_model([examples[name] for name in examples if folds[name] != fold], rules)
        for one in (examples[name] for name in examples if folds[name] == fold):
            _, merged, *_ = variants(one)
            add("majority", one, [Move.DEPLOYMENT] * len(one.blocks))
            add("cues", one, combined(one, rules, None))
            add(
                "place, in the full model",
                one,
                classifier_alone(one, rules, model, {"位", "序", "处", "文种"}),
            )
            add("classifier", one, classifier_alone(one, rules, model))
            add("together", one, combined(one, rules, model))
            add("together, paragraphs run together", merged, combined(merged, rules, model))
            parts.setdefault(fold, Tally()).add(one, combined(one, rules, model))
    for way, tally in tallies.items():
        write(title, way, *(f"{figure:.3f}" for figure in tally.figures()))
    for way in ("cues", "together"):
        tally = tallies[way]
        for move in Move:
            precision = tally.hits[move] / (tally.found[move] or 1)
            recall = tally.hits[move] / (tally.gold[move] or 1)
            write(title, way, move.label, f"{precision:.2f}", f"{recall:.2f}", f"{tally.f1(move):.2f}")
    write(title, "folds", json.dumps({part: round(tally.figures()[0], 3) for part, tally in parts.items()}))


def write(*cells: str) -> None:
    sys.stdout.write(" | ".join(cells) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
