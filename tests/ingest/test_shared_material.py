"""Real files beside the project: the floors that the ingest keeps on them. Skipped where they are absent."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from drafter.ingest.pipeline import IngestRules, ingest_file
from drafter.model.speech import ParsedFile

FLOORS = {
    "text_recall": 0.999,
    "noise_removed": 0.99,
    "speech_f1": 1.0,
    "block_f1": 0.95,
    "heading_f1": 1.0,
    "move_acc": 0.95,
}


def scorer(shared: Path) -> ModuleType:
    pytest.importorskip("rapidfuzz", reason="the scorer needs rapidfuzz")
    spec = importlib.util.spec_from_file_location("score_ingest", shared / "eval" / "score_ingest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def contract(parsed: ParsedFile) -> dict[str, Any]:
    return {
        "speeches": [
            {
                "title": speech.title,
                "blocks": [
                    {"type": b.type, "level": b.level, "move": b.move.value, "text": b.text}
                    for b in speech.blocks
                ],
            }
            for speech in parsed.speeches
        ]
    }


def test_gold_annotations_are_met(rules: IngestRules, shared: Path) -> None:
    module = scorer(shared)
    for path in sorted((shared / "eval" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        parsed = ingest_file(shared / "seeds" / gold["file"], rules)
        figures = module.score(gold, contract(parsed))
        assert {name: figures[name] >= floor for name, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True)


@pytest.mark.parametrize(("folder", "low", "high"), [("real_speeches", 0.95, 1.0), ("near_genre", 0.0, 0.05)])
def test_speeches_are_told_from_their_neighbours(
    rules: IngestRules, shared: Path, folder: str, low: float, high: float
) -> None:
    files = sorted((shared / "data" / "dev" / folder).glob("*.txt"))
    taken = sum(bool(ingest_file(path, rules).speeches) for path in files)
    assert low <= taken / len(files) <= high
