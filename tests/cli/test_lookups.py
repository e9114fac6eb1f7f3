"""suggest beyond plain words, kwic and phrases: what is printed, as text and as JSON, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from drafter.cli.app import run

Capture = pytest.CaptureFixture[str]
DRAFT = (
    "# 在大会上的讲话\n\n<!-- 部署 -->\n\n## 一、聚焦项目，全力扩投资\n\n要盯住招商引资，逐个项目盯到签约。\n"
)


def write_word(path: Path) -> None:
    document = Document()
    for text in ("在大会上的讲话", "", "要盯住招商引资，逐个项目盯到签约。"):
        document.add_paragraph(text)
    document.save(str(path))


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


def test_a_paragraph_of_a_word_file(tmp_path: Path, capsys: Capture) -> None:
    write_word(tmp_path / "初稿.docx")
    data = ask(capsys, "suggest", "--draft", str(tmp_path / "初稿.docx"), "--line", "2")
    assert str(data["query"]).startswith("要盯住招商引资")


def test_marginal_hits_are_left_out_where_there_are_better_ones(capsys: Capture) -> None:
    assert run(["suggest", "防溺水"]) == 0
    shown = capsys.readouterr()
    assert "很像（" in shown.out
    assert "只沾边（" not in shown.out
    assert "段只沾边，没有列出" in shown.err
    assert run(["suggest", "抓铁有痕"]) == 0
    shown = capsys.readouterr()
    assert shown.out.count("只沾边（") == 3
    assert "没有找到很像的段落" in shown.err


def test_what_is_not_found_is_told_with_what_there_is(capsys: Capture) -> None:
    assert run(["kwic", "压实责任"]) == 0
    assert "正文里没有“压实责任”，标题里有" in capsys.readouterr().out
    assert run(["kwic", "务必"]) == 0
    told = capsys.readouterr().err
    assert "相近的有“必须”" in told
    assert "筛选" not in told
    assert run(["phrases", "把*作为*", "--move", "部署"]) == 0
    assert "也可以去掉筛选条件再试" in capsys.readouterr().err
    assert run(["suggest", "招商引资", "--source", "own"]) == 0
    assert "还没有收入自己的稿子，先用 drafter corpus add" in capsys.readouterr().err
    assert run(["suggest", "营商环境", "--headings"]) == 0
    assert "标题里没有“营商环境”" in capsys.readouterr().err


def test_the_cluster_is_no_option_for_everybody(capsys: Capture) -> None:
    assert run(["suggest", "--help"]) == 0
    assert "--cluster" not in capsys.readouterr().out


def test_a_run_within_a_sentence_finds_runs(capsys: Capture) -> None:
    data = ask(capsys, "suggest", "要压实责任，要倒排工期，要每周调度", "--by", "structure", "-k", "3")
    hits = data["hits"]
    assert isinstance(hits, list)
    assert all("个“要”" in "".join(hit["why"]) for hit in hits)


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
        (["suggest", "--draft", "没有.docx", "--line", "1"], "没有.docx"),
        (["suggest", "--draft", "初稿.docx", "--line", "9"], "没有第 9 段，全文共 2 段"),
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
    write_word(tmp_path / "初稿.docx")
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
