from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.text.quantities import quantities
from tests.cli.conftest import Command


def test_new_writes_an_example_that_drafts(drafter: Command, tmp_path: Path) -> None:
    brief = tmp_path / "需求单.yaml"
    assert drafter("new", "mobilisation", "-o", brief).code == 0
    outcome = drafter("draft", brief, "-o", tmp_path / "初稿.docx")
    assert outcome.code == 0
    assert "都能追到需求单" in outcome.err


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_the_example_draft_passes_its_own_check(drafter: Command, brief: Path, suffix: str) -> None:
    output = brief.with_name("初稿" + suffix)
    assert drafter("draft", brief, "-o", output).code == 0
    outcome = drafter("check", output, "--brief", brief)
    assert (outcome.code, outcome.out.strip()) == (0, "没有发现问题。")


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_a_figure_altered_by_hand_is_found(drafter: Command, brief: Path, suffix: str) -> None:
    text = brief.read_text(encoding="utf-8")
    altered = brief.with_name("改.yaml")
    altered.write_text(
        text.replace("签约不少于5个、到位资金1.2亿元", "签约不少于5个、到位资金1.7亿元"), encoding="utf-8"
    )
    output = brief.with_name("初稿" + suffix)
    assert drafter("draft", altered, "-o", output).code == 0
    outcome = drafter("check", output, "--brief", brief)
    assert outcome.code == 1
    assert "FIG001" in outcome.out
    assert "1.7亿元" in outcome.out


def test_json_tells_the_origin_of_every_piece(drafter: Command, brief: Path) -> None:
    output = brief.with_name("初稿.json")
    assert drafter("draft", brief, "-o", output).code == 0
    data = json.loads(output.read_text(encoding="utf-8"))
    assert data["version"] == 1
    assert {piece["from"] for block in data["blocks"] for piece in block["pieces"]} == {
        "brief",
        "derived",
        "template",
    }
    for block in data["blocks"]:
        assert "".join(piece["text"] for piece in block["pieces"]) == block["text"]
        for piece in block["pieces"]:
            if piece["from"] == "template":
                assert not list(quantities(piece["text"]))


def test_missing_data_is_shown_and_listed(drafter: Command, brief: Path) -> None:
    text = brief.read_text(encoding="utf-8")
    brief.write_text(text.replace("        时限: 10月底\n", "", 1), encoding="utf-8")
    outcome = drafter("draft", brief)
    assert outcome.code == 0
    assert "【待补：时限】" in outcome.out
    assert "任务“请在外的汀兰籍客商回来看一看”：缺时限" in outcome.err
    strict = drafter("draft", brief, "--strict", "-o", brief.with_name("初稿.md"))
    assert strict.code == 1
    assert not brief.with_name("初稿.md").exists()


def test_an_outline_has_headings_facts_and_passages(drafter: Command, brief: Path) -> None:
    outcome = drafter("outline", brief)
    assert outcome.code == 0
    for words in ("一、聚焦招大引强，全力推进招商引资增实效", "责任单位：镇经发办、镇财政所", "参考"):
        assert words in outcome.out


def test_outline_and_draft_agree_on_their_headings(drafter: Command, brief: Path) -> None:
    for seed in ("0", "5"):
        outline = drafter("outline", brief, "--seed", seed).out
        draft = drafter("draft", brief, "--seed", seed).out
        headings = [line.removeprefix("## ") for line in draft.split("\n") if line.startswith("## ")]
        assert len(headings) == 4
        assert all(heading in outline for heading in headings)


def test_kinds_themes_and_schema_are_listed(drafter: Command) -> None:
    assert "动员大会" in drafter("kinds").out
    assert "招商引资" in drafter("themes").out
    schema = json.loads(drafter("schema").out)
    assert {"文种", "地区", "部署"} <= set(schema["properties"])
