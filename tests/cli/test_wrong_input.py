"""Each mistake of the user's: one clear Chinese line with the place, exit code 2, nothing half-written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Outcome

BIG = 50 << 20


def one_line(outcome: Outcome, *words: str) -> None:
    assert outcome.code == 2
    assert outcome.out == ""
    lines = outcome.err.rstrip("\n").split("\n")
    assert len(lines) == 1, outcome.err
    assert "Traceback" not in outcome.err
    for word in words:
        assert word in lines[0]


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


FILES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda folder: folder / "没有这个.yaml", "找不到"),
    "folder": (lambda folder: folder, "文件夹"),
    "empty": (lambda folder: write(folder / "空.yaml", b""), "空的"),
    "blank": (lambda folder: write(folder / "空.yaml", b" \n\n "), "空的"),
    "large": (lambda folder: write(folder / "大.yaml", b"#" * BIG), "上限"),
    "binary": (lambda folder: write(folder / "乱.yaml", bytes(range(256)) * 64), "不是能识别的文本文件"),
    "encoding": (
        lambda folder: write(folder / "码.yaml", b"\xff\x80\x81abc\xff\xff"),
        "不是能识别的文本文件",
    ),
}


@pytest.mark.parametrize("case", FILES)
@pytest.mark.parametrize("verb", ["draft", "outline"])
def test_unreadable_briefs(drafter: Command, tmp_path: Path, verb: str, case: str) -> None:
    make, words = FILES[case]
    path = make(tmp_path)
    output = tmp_path / "出.md"
    one_line(drafter(verb, path, "-o", output), str(path), words)
    assert not output.exists()


@pytest.mark.parametrize("case", FILES)
def test_unreadable_texts(drafter: Command, tmp_path: Path, case: str) -> None:
    make, words = FILES[case]
    path = make(tmp_path)
    path = path.rename(path.with_suffix(".txt")) if path.is_file() else path
    for verb in ("parse", "check"):
        one_line(drafter(verb, path), words)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("讲话人: 镇长", "讲话者: 镇长", 9, "不认识的键“讲话者”，是不是“讲话人”？"),
        ("年份: 2026", "年份: [2026]", 21, "应填整数"),
        ("讲话人: 镇长", "讲话人: 镇长\n讲话人: 书记", 10, "写了两次"),
        ("讲话人: 镇长", "讲话人：镇长", 9, "中文冒号"),
        ("年份: 2026", "年份:2026", 21, "空一格"),
        ("  日期: 2026-09-22", "  日期: 九月二十二日", 12, "看不懂这个日期"),
    ],
)
def test_mistakes_in_a_brief(
    drafter: Command, brief: Path, old: str, new: str, line: int, words: str
) -> None:
    text = brief.read_text(encoding="utf-8")
    assert old in text
    brief.write_text(text.replace(old, new, 1), encoding="utf-8")
    output = brief.with_name("初稿.docx")
    outcome = drafter("draft", brief, "-o", output)
    assert outcome.code == 2
    assert f"{brief}:{line}:" in outcome.err
    assert words in outcome.err
    assert not output.exists()
    assert list(brief.parent.iterdir()) == [brief]


def test_an_existing_file_is_never_overwritten_unasked(drafter: Command, brief: Path) -> None:
    output = write(brief.with_name("初稿.md"), b"mine")
    one_line(drafter("draft", brief, "-o", output), "已经存在")
    assert output.read_bytes() == b"mine"
    assert drafter("draft", brief, "-o", output, "--force").code == 0


def test_an_unknown_suffix_is_refused_with_the_known_ones(drafter: Command, brief: Path) -> None:
    one_line(drafter("draft", brief, "-o", brief.with_name("初稿.pdf")), ".docx", ".md")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["draf"], "没有“draf”这个命令"),
        (["draft"], "还少一项"),
        (["draft", "x.yaml", "--colour"], "没有“--colour”这个选项"),
        (["-w", "工作区", "check", "x.txt"], "选项要写在命令后面，如 drafter check 稿子.docx -w 工作区"),
        (["suggest", "项目", "-k", "many"], "应填数字"),
        (["suggest", "项目", "-k", "0"], "之间"),
        (["suggest", "项目", "--kind", "动员会"], "是不是“动员大会”？"),
        (["suggest", "项目", "--by", "feeling"], "lexical"),
        (["suggest", ""], "空"),
        (["new", "座谈会"], "没有“座谈会”这个文种"),
        (["new", "动员大会", "--variant", "没有的"], "“样式”只能填"),
        (["check", "x.txt", "extra"], "多了这些内容"),
        (["rules", "XXX999"], "没有“XXX999”这条规则"),
        (["corpus", "show", "0123"], "没有代号"),
        (["corpus", "remove", "0123"], "没有代号"),
    ],
)
def test_mistakes_on_the_command_line(drafter: Command, arguments: list[str], words: str) -> None:
    one_line(drafter(*arguments), words)
