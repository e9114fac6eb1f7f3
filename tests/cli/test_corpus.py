from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

OLD = Path(__file__).parent.parent / "data" / "documentation" / "旧稿.txt"


@pytest.fixture
def space(tmp_path: Path) -> Path:
    return tmp_path / "工作区"


def test_add_index_suggest_show_remove(drafter: Command, tmp_path: Path, space: Path) -> None:
    source = tmp_path / "旧稿.txt"
    source.write_bytes(OLD.read_bytes())
    added = drafter("corpus", "add", source, "-w", space)
    assert added.code == 0
    assert "收入 1 篇" in added.out
    (stored,) = (space / "corpus").glob("*.md")
    text = stored.read_text(encoding="utf-8")
    assert "小编" not in text
    assert "## 一、抢时间,把落后的进度追回来" in text
    assert drafter("corpus", "index", "-w", space).code == 0
    found = json.loads(drafter("suggest", "招商小分队 乡贤座谈会", "-w", space, "--format", "json").out)
    hit = found["hits"][0]
    assert hit["speech"]["title"] == "在砚溪镇秋季项目攻坚动员大会上的讲话"
    assert hit["heading_path"] == ["二、压责任,把招商的短板补起来"]
    assert hit["why"]
    speech_id = hit["speech"]["id"]
    assert speech_id in drafter("corpus", "list", "--own", "-w", space).out
    assert drafter("corpus", "show", speech_id, "-w", space).out.strip() == text.strip()
    assert drafter("corpus", "remove", speech_id[:6], "-w", space).code == 0
    assert not stored.exists()
    assert drafter("corpus", "list", "--own", "-w", space).out == ""


def test_the_same_speech_is_not_added_twice(drafter: Command, tmp_path: Path, space: Path) -> None:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_bytes(OLD.read_bytes())
    outcome = drafter("corpus", "add", tmp_path / "甲.txt", tmp_path / "乙.txt", "-w", space)
    assert outcome.code == 0
    assert "没有重复收入" in outcome.out
    assert len(list((space / "corpus").glob("*.md"))) == 1


def test_bad_files_are_named_and_the_others_go_on(drafter: Command, tmp_path: Path, space: Path) -> None:
    folder = tmp_path / "稿子"
    folder.mkdir()
    (folder / "a空.txt").write_bytes(b"")
    (folder / "b稿.txt").write_bytes(OLD.read_bytes())
    (folder / "c乱.docx").write_bytes(b"PK\x03\x04 no archive")
    outcome = drafter("corpus", "add", folder, "-w", space)
    assert outcome.code == 1
    assert "a空.txt：没有收入" in outcome.out
    assert "c乱.docx：没有收入" in outcome.out
    assert "共 3 个文件，收入 1 篇讲话稿，2 个文件没有收入" in outcome.out


def test_a_changed_corpus_is_indexed_anew_before_it_is_searched(
    drafter: Command, tmp_path: Path, space: Path
) -> None:
    source = tmp_path / "旧稿.txt"
    source.write_bytes(OLD.read_bytes())
    assert drafter("suggest", "粮库迁建", "-w", space).code == 0
    drafter("corpus", "add", source, "-w", space)
    outcome = drafter("suggest", "河东粮库迁建", "-w", space, "-k", "1")
    assert "语料有变化" in outcome.err
    assert "砚溪镇" in outcome.out


def test_a_damaged_index_is_told(drafter: Command, space: Path) -> None:
    assert drafter("corpus", "index", "-w", space).code == 0
    assert drafter("corpus", "index", "--verify", "-w", space).code == 0
    for path in (space / ".drafter" / "index").rglob("*.npy"):
        path.write_bytes(path.read_bytes()[:-40])
    assert drafter("corpus", "index", "--verify", "-w", space).code == 2
    outcome = drafter("suggest", "项目", "-w", space)
    assert outcome.code == 2
    assert "drafter corpus index" in outcome.err


def test_the_shipped_corpus_has_statistics(drafter: Command) -> None:
    assert "每千字数字" in drafter("corpus", "stats").out
