"""Faults that a hostile reader found, each with what should have happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Command


def change(brief: Path, old: str, new: str) -> None:
    text = brief.read_text(encoding="utf-8")
    assert old in text
    brief.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_line_break_in_a_value_brings_no_number_of_ours_into_the_speech(
    drafter: Command, brief: Path
) -> None:
    change(brief, "  稍后: 镇党委书记还要作讲话", "  稍后: |\n    镇党委书记\n    还要作讲话")
    outcome = drafter("draft", brief)
    assert outcome.code == 0
    assert "镇党委书记还要作讲话" in outcome.out


def test_markdown_in_a_value_does_not_become_a_title(drafter: Command, brief: Path) -> None:
    change(brief, "号召: 圆满完成全年各项目标任务", '号召: "完成任务\\n\\n# 乙"')
    outcome = drafter("draft", brief)
    assert "\n# 乙" not in outcome.out


@pytest.mark.parametrize("value", ['"甲\\x07乙"', '"甲\\e[31m乙"', '"甲\\uE000乙"', '"甲\\u202E乙"'])
def test_unseen_characters_are_refused_with_their_place(drafter: Command, brief: Path, value: str) -> None:
    change(brief, "号召: 圆满完成全年各项目标任务", f"号召: {value}")
    outcome = drafter("draft", brief)
    assert outcome.code == 2
    assert "看不见的控制字符" in outcome.err


@pytest.mark.parametrize("verb", ["draft", "outline"])
def test_a_brief_is_not_overwritten_by_its_draft_even_by_force(
    drafter: Command, tmp_path: Path, brief: Path, verb: str
) -> None:
    same = tmp_path / "稿.md"
    same.write_bytes(brief.read_bytes())
    outcome = drafter(verb, same, "-o", same, "--force")
    assert outcome.code == 2
    assert same.read_bytes() == brief.read_bytes()


@pytest.mark.parametrize("value", ['""', '["", " "]', "[null]", "[]"])
def test_empty_items_of_a_list_are_none(drafter: Command, brief: Path, value: str) -> None:
    change(brief, "[岚浦县, 云汀市]", value)
    outcome = drafter("draft", brief)
    assert outcome.code == 0
    assert "【待补：" in outcome.out


@pytest.mark.parametrize("value", ["9" * 30 + "亿元", "١٨亿元"])
def test_impossible_amounts_are_refused(drafter: Command, brief: Path, value: str) -> None:
    change(brief, "本期: 0.86亿元", f"本期: {value}")
    outcome = drafter("draft", brief)
    assert outcome.code == 2
    assert "看不懂这个数" in outcome.err


@pytest.mark.parametrize(
    "line",
    [
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{{ 1 // 0 }}",
        "{{ 部署 | 列举 }}",
        '{{ "%9d" % 3 }}',
        "{{ [] | 责任 }}",
    ],
)
def test_a_wrong_template_of_the_users_is_told_with_its_place(
    drafter: Command, tmp_path: Path, brief: Path, line: str
) -> None:
    folder = tmp_path / "区" / "templates" / "mobilisation" / "points"
    folder.mkdir(parents=True)
    (folder / "draft.md.j2").write_text(f"# 稿\n\n{line}\n", encoding="utf-8")
    outcome = drafter("draft", brief, "-w", tmp_path / "区")
    assert outcome.code == 2, outcome.err
    assert len(outcome.err.strip().split("\n")) == 1


def test_a_name_that_is_too_long_is_the_users_mistake(drafter: Command, brief: Path) -> None:
    assert drafter("draft", brief, "-o", brief.with_name("长" * 200 + ".md")).code == 2


def test_one_long_text_does_not_cost_the_outline(drafter: Command, brief: Path) -> None:
    change(brief, "  - 距离年底", f"  - {'长' * 380}\n  - 距离年底")
    assert drafter("outline", brief).code == 0


@pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")
def test_a_closed_pipe_is_no_finding(project: Path) -> None:
    brief = project / "templates" / "mobilisation" / "points" / "example.brief.yaml"
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter", "draft", str(brief)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    shown = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert b"Traceback" not in shown


INTERRUPTIBLE = """
import signal
from drafter.cli.app import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are born deaf to it
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")
def test_an_interruption_is_told(tmp_path: Path) -> None:
    for attempt in range(10):  # a build that has ended before the signal comes tells nothing: try again
        folder = tmp_path / f"区{attempt}" / ".drafter"
        process = subprocess.Popen(
            [sys.executable, "-c", INTERRUPTIBLE, "corpus", "index", "-w", str(folder.parent)],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            encoding="utf-8",
        )
        while not folder.exists() and process.poll() is None:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, shown = process.communicate()
        if process.returncode != 0:
            break
    assert process.returncode == 2
    assert "已中断" in shown
    assert "Traceback" not in shown
