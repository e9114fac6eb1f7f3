"""check beside the corpus: on by default, by option, with an index that is missing, damaged or old."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from drafter.resources import shipped
from drafter.workflow import similar_speeches
from drafter.workflow.searching import fresh_index
from tests.cli.conftest import Command, Outcome

SPEECH = shipped("corpus", "mobilisation-02-fenggang.md")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "新稿.md"
    path.write_bytes(SPEECH.read_bytes())
    return path


def _overlaps(shown: Outcome) -> list[Any]:
    return [item for item in json.loads(shown.out)["diagnostics"] if item["code"].startswith("OVL")]


def _index(workspace: Path) -> Path:
    fresh_index(workspace, lambda _: None)
    return workspace / ".drafter" / "index"


def test_the_corpus_is_looked_into_unasked(drafter: Command, copy: Path) -> None:
    (found,) = _overlaps(drafter("check", copy, "--format", "json"))
    assert found["code"] == "OVL004"
    assert "随附语料《" in found["message"]


def test_no_corpus_is_heeded(drafter: Command, copy: Path) -> None:
    shown = drafter("check", copy, "--no-corpus", "--format", "json")
    assert _overlaps(shown) == []
    assert "语料" not in shown.err


def test_a_file_of_the_corpus_is_not_held_against_itself(drafter: Command) -> None:
    assert _overlaps(drafter("check", SPEECH, "--corpus", "--format", "json")) == []


def test_ones_own_speeches_are_of_the_corpus(drafter: Command, tmp_path: Path) -> None:
    lines = [
        f"第{number}口井在{chr(0x6797 + number)}家湾，开春先修井台，再换水泵，管护员每旬记一次水位。"
        for number in range(20)
    ]
    text = "# 在栖坞镇水利会议上的讲话\n\n各位同志：\n\n" + "\n\n".join(lines) + "\n"
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "去年.md").write_text(text, encoding="utf-8")
    new = tmp_path / "今年.md"
    new.write_text(text.replace("栖坞镇", "槿坞镇").replace("每旬", "每周"), encoding="utf-8")
    shown = drafter("check", new, "--format", "json", "-w", tmp_path)
    assert "建立索引" in shown.err
    (error,) = (item for item in _overlaps(shown) if item["code"] == "OVL001")
    assert "自有稿《在栖坞镇水利会议上的讲话》" in error["message"]


def test_a_damaged_index_does_not_keep_from_checking(drafter: Command, copy: Path, tmp_path: Path) -> None:
    for path in _index(tmp_path).rglob("index.json"):
        path.write_text("{", encoding="utf-8")
    shown = drafter("check", copy, "--format", "json", "-w", tmp_path)
    assert _overlaps(shown) == []
    assert "没有与语料对照：" in shown.err
    demanded = drafter("check", copy, "--corpus", "-w", tmp_path)
    assert demanded.code == 2
    assert demanded.err.count("\n") == 1


def test_a_big_corpus_is_not_indexed_unasked(
    drafter: Command, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar_speeches, "QUICK", 10)
    shown = drafter("check", copy, "--format", "json", "-w", tmp_path)
    assert "drafter corpus index" in shown.err
    assert _overlaps(shown) == []
    _index(tmp_path)
    assert len(_overlaps(drafter("check", copy, "--format", "json", "-w", tmp_path))) == 1
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "又一篇.md").write_text(
        "# 讲话\n\n这一篇是新收进来的，还没有建索引。\n", encoding="utf-8"
    )
    shown = drafter("check", copy, "--format", "json", "-w", tmp_path)
    assert len(_overlaps(shown)) == 1
    assert "上次建索引时的语料" in shown.err
    assert "更新索引" in drafter("check", copy, "--corpus", "-w", tmp_path).err


def test_what_the_brief_borrows_is_advice(drafter: Command, brief: Path, tmp_path: Path) -> None:
    hits = json.loads(
        drafter("suggest", "项目建设 招商引资 企业", "--move", "deployment", "--format", "json").out
    )["hits"]
    passage = max(hits, key=lambda hit: len(hit["text"]) if "text" in hit else 0)["passage_id"]
    brief.write_text(brief.read_text("utf-8") + f'\n借用:\n  - {{段落: "{passage}"}}\n', encoding="utf-8")
    output = tmp_path / "初稿.md"
    assert drafter("draft", brief, "-o", output).code in (0, 1)
    found = _overlaps(drafter("check", output, "--brief", brief, "--format", "json"))
    assert [(item["code"], item["severity"]) for item in found] == [("OVL005", "advice")]
