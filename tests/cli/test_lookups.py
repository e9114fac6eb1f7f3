"""suggest beyond plain words, kwic and phrases: what is printed, as text and as JSON, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.cli.app import run

Capture = pytest.CaptureFixture[str]
DRAFT = (
    "# 在大会上的讲话\n\n<!-- 部署 -->\n\n## 一、聚焦项目，全力扩投资\n\n要盯住招商引资，逐个项目盯到签约。\n"
)


def ask(capsys: Capture, *arguments: str) -> dict[str, object]:
    assert run([*arguments, "--format", "json"]) == 0
    data: dict[str, object] = json.loads(capsys.readouterr().out)
    assert data["version"] == 1
    return data


def test_a_section_of_a_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "动员大会", "-o", "需求单.yaml"]) == 0
    capsys.readouterr()
    data = ask(capsys, "suggest", "--brief", "需求单.yaml", "--section", "部署.1", "-k", "3")
    hits = data["hits"]
    assert isinstance(hits, list)
    assert {hit["move"] for hit in hits} == {"deployment"}
    assert run(["suggest", "--brief", "需求单.yaml", "--section", "部暑"]) == 2
    assert "没有“部暑”这一节，是不是“部署”？" in capsys.readouterr().err


@pytest.mark.parametrize(("line", "found"), [("7", "要盯住招商引资"), ("5", "聚焦项目，全力扩投资")])
def test_a_line_of_a_draft(tmp_path: Path, capsys: Capture, line: str, found: str) -> None:
    draft = tmp_path / "初稿.md"
    draft.write_text(DRAFT, "utf-8")
    assert str(ask(capsys, "suggest", "--draft", str(draft), "--line", line)["query"]).startswith(found)


def test_context_copies_and_filters(capsys: Capture) -> None:
    data = ask(capsys, "suggest", "招商引资", "--context", "-k", "2", "--since", "2023", "--source", "随附")
    hits = data["hits"]
    assert isinstance(hits, list)
    assert hits
    for hit in hits:
        assert hit["copies"] == 0
        assert hit["context"]["before"] or hit["context"]["after"]
        assert hit["speech"]["year"] >= 2023
        assert hit["speech"]["source"] == "shipped"
    assert run(["suggest", "招商引资", "--context", "-k", "1"]) == 0
    assert "〔前一段〕" in capsys.readouterr().out
    assert ask(capsys, "suggest", "招商引资", "--source", "own")["hits"] == []


def test_sets_of_headings(capsys: Capture) -> None:
    data = ask(capsys, "suggest", "聚焦全年目标，全力抓运行促增长", "--headings", "-k", "1")
    sets = data["sets"]
    assert isinstance(sets, list)
    (found,) = sets
    assert len(found["headings"]) == 4
    assert found["pattern"] == "聚焦◇，全力◇"
    assert run(["suggest", "招商引资", "--headings", "-k", "2"]) == 0
    assert "招商" in capsys.readouterr().out


def test_a_word_in_context(capsys: Capture) -> None:
    data = ask(capsys, "kwic", "牵头", "--sort", "left", "-k", "3", "--move", "部署")
    lines = data["lines"]
    assert isinstance(lines, list)
    assert len(lines) == 3
    assert {line["move"] for line in lines} == {"deployment"}
    assert run(["kwic", "牵头", "-k", "2"]) == 0
    assert "【牵头】" in capsys.readouterr().out
    assert run(["kwic", "查无此词"]) == 0
    assert "语料里没有“查无此词”" in capsys.readouterr().err


def test_phrases_by_frequency(capsys: Capture) -> None:
    data = ask(capsys, "phrases", "由*牵头", "-k", "5")
    table = data["phrases"]
    assert isinstance(table, list)
    first = table[0]
    assert first["count"] >= 2
    assert first["text"] == f"由{first['fills'][0]}牵头"
    assert run(["phrases", "由*牵头", "-k", "2"]) == 0
    assert "次" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["suggest"], "检索内容是空的"),
        (["suggest", ""], "检索内容是空的"),
        (["suggest", "项目", "--kind", "动员会"], "是不是“动员大会”？"),
        (["suggest", "项目", "--source", "别处"], "没有“别处”这个来源"),
        (["suggest", "项目", "--since", "去年"], "--since 应填数字"),
        (["suggest", "--brief", "需求单.yaml"], "--brief 和 --section 要一起用"),
        (["suggest", "--draft", "初稿.md"], "--draft 和 --line 要一起用"),
        (["suggest", "项目", "--draft", "初稿.md", "--line", "3"], "只能用一样"),
        (["suggest", "--draft", "初稿.md", "--line", "6"], "第 6 行没有正文，最近的一段在第 5 行"),
        (["suggest", "--draft", "初稿.md", "--line", "3"], "第 3 行没有正文"),
        (["suggest", "--draft", "初稿.md", "--line", "99"], "没有第 99 行，全文共 7 行"),
        (["suggest", "--draft", "没有.md", "--line", "1"], "没有.md"),
        (["suggest", "--draft", "初稿.docx", "--line", "1"], "--draft 只认"),
        (["kwic", "项" * 100_000], "100000 字"),
        (["kwic", "牵头", "--sort", "中"], "没有“中”这种排法"),
        (["kwic", "。"], "是空的"),
        (["phrases", "加快建设"], "没有 * 或 ？"),
        (["phrases", "*"], "没有字"),
    ],
)
def test_what_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, arguments: list[str], message: str
) -> None:
    (tmp_path / "初稿.md").write_text(DRAFT, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert message in shown.err
    assert len(shown.err.strip().splitlines()) <= 2  # the index may be built first


def test_an_index_of_another_version_is_built_anew(tmp_path: Path, capsys: Capture) -> None:
    arguments = ["suggest", "招商引资", "-k", "1", "-w", str(tmp_path)]
    assert run(arguments) == 0
    expected = capsys.readouterr().out
    index = tmp_path / ".drafter" / "index"
    header = index / (index / "CURRENT").read_text().strip() / "index.json"
    header.write_text(json.dumps({**json.loads(header.read_text("utf-8")), "format": 1}), "utf-8")
    assert run(arguments) == 0
    shown = capsys.readouterr()
    assert "另一个版本的程序建立的，正在重建" in shown.err
    assert shown.out == expected
