"""Prints the tables of the retrieval evaluation: `python -m tests.eval.retrieval.table`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import mean, stdev

from tests.eval.retrieval.material import CLASSES, HALVES, EvalQuery, queries
from tests.eval.retrieval.metrics import ndcg, precision
from tests.eval.retrieval.systems import System, shipped_systems

Scores = Mapping[str, tuple[float, float]]
"""nDCG@10 and P@5 by query id."""


def scores_of(system: System, items: Sequence[EvalQuery]) -> dict[str, tuple[float, float]]:
    """Return nDCG@10 and P@5 of a system for each query."""
    result = {}
    for item in items:
        ranking = system(item.text)
        result[item.id] = ndcg(ranking, item.grades), precision(ranking, item.grades)
    return result


def average(scores: Scores, items: Sequence[EvalQuery], kind: str, half: str = "") -> tuple[float, float]:
    """Return the means of nDCG@10 and P@5 over the queries of a class, of one half if wanted."""
    chosen = [scores[item.id] for item in items if item.kind == kind and half in ("", item.half)]
    return mean(first for first, _ in chosen), mean(second for _, second in chosen)


def _row(name: str, scores: Scores, items: Sequence[EvalQuery]) -> str:
    cells = []
    for kind in CLASSES:
        for half in (*HALVES, ""):
            gain, share = average(scores, items, kind, half)
            cells.append(f"{gain:.3f} / {share:.2f}")
    return f"| {name} | " + " | ".join(cells) + " |"


def _difference(one: Scores, other: Scores, items: Sequence[EvalQuery], kind: str, half: str) -> str:
    gains = [
        one[item.id][0] - other[item.id][0] for item in items if item.kind == kind and half in ("", item.half)
    ]
    return f"{mean(gains):+.3f} ± {stdev(gains) / sqrt(len(gains)):.3f}"


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    """Print the tables."""
    items = queries()
    found = {name: scores_of(system, items) for name, system in shipped_systems().items()}
    heads = [f"{kind}, {half or 'all'}" for kind in CLASSES for half in (*HALVES, "")]
    _print("nDCG@10 / P@5\n")
    _print("| ranking | " + " | ".join(heads) + " |")
    _print("| --- |" + " --- |" * len(heads))
    for name, scores in found.items():
        _print(_row(name, scores, items))
    _print("\nDifference of nDCG@10, mean ± standard error over the queries\n")
    for one, other, kind in (
        ("structure", "BM25", "build"),
        ("both", "BM25", "build"),
        ("both", "BM25", "topic"),
        ("both", "BM25, headings too", "topic"),
        ("both", "2-gram TF-IDF, headings too", "topic"),
        ("both", "BM25", "formulaic"),
    ):
        values = [_difference(found[one], found[other], items, kind, half) for half in (*HALVES, "")]
        _print(f"| {kind}: {one} − {other} | " + " | ".join(values) + " |")


if __name__ == "__main__":
    main()
