"""Half a sentence at the end of a paragraph, from the file to the finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from drafter.workflow.checking import check_file

BEFORE = [
    "在全镇秋冬水利建设动员大会上的讲话",
    "同志们：",
    "今天，我们召开全镇秋冬水利建设动员大会，主要任务是安排今冬明春的水利建设。下面，我讲两点意见。",
    "一、把任务定下来",
    "要清淤干渠11公里，维修塘坝7座。镇水利站牵头，11月底前完成设计，各村按图施工。",
    "二、把责任扛起来",
]
AFTER = "同志们，一百天不长，干好了就是一个好收成。让我们鼓足干劲，打好这一仗！"
HALVES = [
    "对干得好的，要表扬；对拖后腿的，要提醒。为了确保各项任务按期完成，各村、各单位要",
    "对干得好的，要表扬；对拖后腿的，要提醒。各村、各单位要加强对水利工作的领导，",
]


def write(path: Path, lines: list[str]) -> Path:
    if path.suffix == ".txt":
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        document = Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(path))
    return path


def found(path: Path, tmp_path: Path) -> tuple[list[str], list[str]]:
    (checked,) = check_file(path, tmp_path / "工作区").speeches
    excerpts = [item.excerpt for item in checked.diagnostics if item.code == "WRD012"]
    return [block.text for block in checked.speech.blocks], excerpts


@pytest.mark.parametrize("suffix", [".txt", ".docx"])
@pytest.mark.parametrize("half", HALVES)
def test_half_a_sentence_is_told_and_left_apart(tmp_path: Path, half: str, suffix: str) -> None:
    path = write(tmp_path / f"稿{suffix}", [*BEFORE, half, AFTER])
    texts, excerpts = found(path, tmp_path)
    assert texts[-2:] == [half, AFTER]
    assert excerpts == [half[-8:]]


def test_a_mark_of_word_is_the_end_of_a_paragraph(tmp_path: Path) -> None:
    following = "各单位要把任务分到人，每周报一次进度，月底由镇里统一验收。"
    texts, excerpts = found(write(tmp_path / "稿.docx", [*BEFORE, HALVES[0], following, AFTER]), tmp_path)
    assert texts[-3:] == [HALVES[0], following, AFTER]
    assert excerpts == [HALVES[0][-8:]]


def test_what_is_read_on_in_the_next_line_is_told(tmp_path: Path) -> None:
    following = "各单位要把任务分到人，每周报一次进度，月底由镇里统一验收。"
    texts, excerpts = found(write(tmp_path / "稿.txt", [*BEFORE, HALVES[0], following, AFTER]), tmp_path)
    assert texts[-2:] == [HALVES[0] + following, AFTER]
    assert excerpts == [HALVES[0][-8:]]


def test_lines_broken_at_a_fixed_width_are_no_fault(tmp_path: Path) -> None:
    lines = [
        text[start : start + 24]
        for text in [*BEFORE, HALVES[1] + AFTER, AFTER * 3]
        for start in range(0, len(text), 24)
    ]
    _, excerpts = found(write(tmp_path / "稿.txt", lines), tmp_path)
    assert excerpts == []
