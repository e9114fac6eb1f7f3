"""Moves: floors on speeches that were never trained on, the model's file, and what holds without exception."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.ingest.cues import guess_moves
from drafter.ingest.label import label_blocks
from drafter.ingest.move_model import load_move_model
from drafter.ingest.parse import RawBlock
from drafter.ingest.pipeline import IngestRules, ingest_text
from drafter.ingest.training import corpus_fingerprint, example, read_corpus, train, variants
from drafter.model.speech import Speech
from drafter.model.vocabulary import Kind, Move
from drafter.schema.speech_markdown import load_speech

NAMES = ["plenary", "inaugural", "mobilisation"]


def gold(project: Path, name: str) -> Speech:
    path = project / "tests" / "data" / "moves" / f"{name}.md"
    return load_speech(path.read_text(encoding="utf-8"), path.name)


def read_unmarked(speech: Speech, rules: IngestRules) -> Speech:
    (found,) = ingest_text(f"{speech.title}\n{speech.text()}", "x.txt", rules).speeches
    return found


@pytest.mark.parametrize("name", NAMES)
def test_moves_of_unseen_speeches_are_found(project: Path, rules: IngestRules, name: str) -> None:
    speech = gold(project, name)
    found = read_unmarked(speech, rules)
    assert [block.text for block in found.blocks] == [block.text for block in speech.blocks]
    right = sum(len(a.text) for a, b in zip(speech.blocks, found.blocks, strict=True) if a.move is b.move)
    assert right >= 0.85 * sum(len(block.text) for block in speech.blocks)
    assert found.kind is speech.kind


def test_the_model_does_better_than_the_cues_on_the_corpus(project: Path, rules: IngestRules) -> None:
    right: Counter[bool] = Counter()
    for speech in list(read_corpus(project / "corpus").values())[::8]:
        one = example(speech)
        for with_model in (True, False):
            labelled = label_blocks(one.blocks, speech.kind, rules.moves, rules.model if with_model else None)
            right[with_model] += sum(
                len(block.text) for block, move in zip(labelled, one.moves, strict=True) if block.move is move
            )
    assert right[True] > 1.2 * right[False]


def test_conventions_hold_in_every_speech(project: Path, rules: IngestRules) -> None:
    for name in NAMES:
        found = read_unmarked(gold(project, name), rules)
        first = next(at for at, block in enumerate(found.blocks) if block.type == "heading")
        assert found.blocks[0].move is Move.OPENING
        announced = [block.move for block in found.blocks if "下面，我讲" in block.text]
        assert set(announced) <= {Move.OPENING}
        assert all(block.move is not Move.OPENING for block in found.blocks[first:])
        assert all(block.move is not Move.CLOSING for block in found.blocks[:-4])
        assert all(block.move not in block.also for block in found.blocks)


def test_a_heading_carries_the_move_of_most_of_its_section(rules: IngestRules) -> None:
    speech = ingest_text(
        "在全镇工作会议上的讲话\n同志们：\n今天召开全镇工作会议。下面，我讲两点意见。\n一、去年工作回顾\n"
        "一年来，全镇完成税收3000万元，同比增长8%，新建公路12公里，各项工作取得了明显成绩。\n"
        "二、今年工作安排\n各村要抓紧备耕，加强农资调度，确保春播面积不减，质量不降。\n"
        "同志们，让我们共同努力，为建设美好家园而努力奋斗！",
        "x.txt",
        rules,
    ).speeches[0]
    assert [(b.type, b.move.label) for b in speech.blocks][2:6] == [
        ("heading", "回顾"),
        ("paragraph", "回顾"),
        ("heading", "部署"),
        ("paragraph", "部署"),
    ]


def test_the_shipped_model_was_trained_on_the_shipped_corpus(project: Path) -> None:
    model = load_move_model(project / "config" / "move_model.json")
    known = corpus_fingerprint(read_corpus(project / "corpus"), project / "config" / "moves.yaml")
    assert model.fingerprint == known, (
        "corpus/ or config/moves.yaml has changed since the move model was trained: run `make train`"
    )
    assert (project / "config" / "move_model.json").stat().st_size < 3_000_000


def test_training_gives_the_same_bytes_and_a_model_that_reads(
    project: Path, rules: IngestRules, tmp_path: Path
) -> None:
    examples = [example(gold(project, name)) for name in NAMES]
    text = train(examples, rules.moves, "probe")
    assert train(examples, rules.moves, "probe") == text
    path = tmp_path / "model.json"
    path.write_text(text, encoding="utf-8")
    model = load_move_model(path)
    assert model.fingerprint == "probe"
    one = examples[0]
    labelled = label_blocks(one.blocks, Kind.WORK_PLENARY, rules.moves, model)
    assert [block.move for block in labelled] == list(one.moves)


@pytest.mark.parametrize("damage", ["{", "[]", '{"format": 99}', "", '{"format": 1, "scale": 0}'])
def test_a_damaged_model_is_refused_with_a_way_out(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "move_model.json"
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(DrafterError, match="语步模型读不出来"):
        load_move_model(path)
    with pytest.raises(DrafterError, match="语步模型读不出来"):
        load_move_model(tmp_path / "missing.json")


def test_variants_keep_every_character(project: Path) -> None:
    one = example(gold(project, "plenary"))
    _, merged, bare = variants(one)
    assert "".join(b.text for b in merged.blocks) == "".join(b.text for b in one.blocks)
    assert all(block.level is None for block in bare.blocks)
    assert list(variants(one)) == list(variants(one))


BLOCKS = st.lists(
    st.builds(
        RawBlock,
        level=st.sampled_from([None, None, 1, 2, 3]),
        text=st.text(alphabet="我要了同志们让谢会议年0%一、。!:", min_size=1, max_size=40),
        spans=st.just(()),
    ),
    max_size=12,
)


@given(blocks=BLOCKS, kind=st.sampled_from(list(Kind)))
def test_any_blocks_get_moves_and_keep_their_text(
    rules: IngestRules, blocks: list[RawBlock], kind: Kind
) -> None:
    labelled = label_blocks(blocks, kind, rules.moves, rules.model)
    assert [(block.level, block.text) for block in labelled] == [
        (block.level, block.text) for block in blocks
    ]
    assert len(guess_moves(blocks, kind, rules.moves)) == len(blocks)


def test_without_a_model_the_cues_decide_alone(project: Path, rules: IngestRules) -> None:
    found = read_unmarked(gold(project, "mobilisation"), replace(rules, model=None))
    assert found.blocks[0].move is Move.OPENING
    assert found.blocks[-1].move is Move.EXHORTATION


def test_reading_needs_no_learning_library(project: Path) -> None:
    script = (
        "import json, sys; from pathlib import Path; from drafter.workflow.reading import parse_file;"
        "parse_file(Path(sys.argv[1])); print(json.dumps([m for m in sys.modules if m in ('sklearn', 'scipy')]))"
    )
    path = project / "tests" / "data" / "noise" / "hard_wrapped.txt"
    result = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert json.loads(result.stdout) == []
