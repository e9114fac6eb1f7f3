from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.resources import shipped
from drafter.workflow.old_speeches import read_old_speeches
from drafter.workflow.reading import ingest_rules
from drafter.workspace import open_workspace
from tests.cli.conftest import Command

NEW = shipped("corpus", "mobilisation-01-yunyu.md")
OLD = shipped("corpus", "mobilisation-02-fenggang.md")


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_WORKSPACE", str(tmp_path / "工作区"))


def test_a_file_without_a_speech_counts_as_one_text(tmp_path: Path) -> None:
    path = tmp_path / "简报.txt"
    path.write_text("第一行有字。\n\n　　第二行也有字。\n", encoding="utf-8")
    told: list[str] = []
    found = read_old_speeches([OLD, path, path], ingest_rules(open_workspace()), report=told.append)
    assert [item.file for item in found] == [str(OLD), str(path)]
    assert found[0].speech.title
    blocks = found[1].speech.blocks
    assert [block.text for block in blocks] == ["第一行有字。", "第二行也有字。"]
    assert [block.spans[0].of(found[1].text) for block in blocks] == [block.text for block in blocks]
    (line,) = told
    assert "简报.txt" in line


def test_old_files_reach_the_rules(drafter: Command, tmp_path: Path) -> None:
    copy = tmp_path / "新稿.md"
    copy.write_bytes(OLD.read_bytes())
    alone = json.loads(drafter("check", copy, "--no-corpus", "--format", "json").out)
    shown = drafter("check", copy, "--no-corpus", "--against", OLD, "--format", "json")
    beside = json.loads(shown.out)
    assert not any(item["code"].startswith("OVL") for item in alone["diagnostics"])
    assert any(item["code"].startswith("OVL") for item in beside["diagnostics"])


def test_the_option_may_be_repeated(drafter: Command) -> None:
    options = ("--against", OLD, "--against", OLD, "--no-corpus", "--format", "json")
    shown = drafter("check", NEW, *options)
    assert shown.code in (0, 1)
    profile = json.loads(shown.out)["profile"]
    assert profile["kind"] == "mobilisation"
    assert profile["measures"]["部署占比"]["position"] == "inside"


@pytest.mark.parametrize("name", ["没有.docx", "空.txt", "表.xlsx"])
def test_a_wrong_old_file_is_told_in_one_line(drafter: Command, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if not name.startswith("没有"):
        path.write_text("  \n", encoding="utf-8")
    shown = drafter("check", NEW, "--against", path)
    assert shown.code == 2
    assert name in shown.err
    assert shown.err.count("\n") == 1


def test_a_speech_is_not_held_against_itself(drafter: Command) -> None:
    shown = drafter("check", NEW, "--against", NEW)
    assert shown.code == 2
    assert "--against" in shown.err
