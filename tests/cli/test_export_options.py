from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Command

NAMES = ("汀兰", "岚浦", "云汀", "杨柳渡", "镇经发办", "冷链", "0.86", "4300")


def test_html_shows_origins(drafter: Command, brief: Path) -> None:
    output = brief.with_name("初稿.html")
    assert drafter("draft", brief, "-o", output).code == 0
    html = output.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert 'title="来自需求单：指标 → 一般公共预算收入 → 本期"' in html
    assert 'title="程序算出：（0.86亿元÷0.79亿元－1）×100%"' in html
    assert "数字出处表" in html


def test_comments_are_written_into_word_files_only(drafter: Command, brief: Path) -> None:
    output = brief.with_name("初稿.docx")
    assert drafter("draft", brief, "-o", output, "--comments").code == 0
    with zipfile.ZipFile(output) as archive:
        comments = archive.read("word/comments.xml").decode()
    assert "来自需求单：指标 → 一般公共预算收入 → 本期" in comments
    refused = drafter("draft", brief, "-o", brief.with_name("初稿.md"), "--comments")
    assert refused.code == 2
    assert "批注只有 .docx 才有" in refused.err
    assert not brief.with_name("初稿.md").exists()


@pytest.mark.parametrize("suffix", [".md", ".txt", ".json", ".html", ".docx"])
def test_a_masked_version_names_nobody(drafter: Command, brief: Path, suffix: str) -> None:
    output = brief.with_name("掩码稿" + suffix)
    options = ("--comments",) if suffix == ".docx" else ()
    outcome = drafter("draft", brief, "-o", output, "--mask", *options)
    assert outcome.code == 0
    assert "汀兰" in outcome.err.partition("掩去的名称：")[2]
    data = output.read_bytes()
    if suffix == ".docx":
        with zipfile.ZipFile(output) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    text = re.sub("<style>.*?</style>", "", data.decode(), flags=re.DOTALL)
    assert [name for name in NAMES if name in text] == []
    assert "*亿元" in text
    assert "2026" not in text


def test_fonts_are_chosen_by_name(drafter: Command, brief: Path) -> None:
    output = brief.with_name("初稿.docx")
    assert drafter("draft", brief, "-o", output, "--fonts", "通用").code == 0
    with zipfile.ZipFile(output) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:eastAsia="仿宋"' in styles
    assert "GB2312" not in styles
    refused = drafter("draft", brief, "-o", output, "--force", "--fonts", "宋体")
    assert (refused.code, "没有“宋体”这组字体，可用：国标、通用、方正" in refused.err) == (2, True)


def test_the_help_explains_the_mask(drafter: Command) -> None:
    text = drafter("draft", "--help").out  # the words of an option may be wrapped
    assert "掩码稿，供传阅" in text
    assert "--comments" in text
