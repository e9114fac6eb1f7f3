"""What a fresh process loads: heavy libraries only where a verb needs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ["sklearn", "scipy", "numpy", "jieba", "pydantic", "docx", "jinja2", "yaml", "pkg_resources"]
SCRIPT = """
import json, sys
from drafter.cli.app import run
try:
    run(json.loads(sys.argv[1]))
except SystemExit:
    pass
print("\\nMODULES " + json.dumps(sorted(sys.modules)))
"""


def loaded(*arguments: str) -> set[str]:
    """Return the modules that a fresh process has loaded after one command line."""
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(arguments)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return set(json.loads(result.stdout.rpartition("MODULES ")[2]))


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("draft", "--help")])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments).isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "arguments",
    [
        ("suggest", "招商引资 项目落地", "-k", "1"),
        ("suggest", "招商引资", "--headings", "--context"),
        ("kwic", "牵头"),
        ("phrases", "由*牵头"),
    ],
)
def test_searching_loads_neither_learning_nor_validation(arguments: tuple[str, ...]) -> None:
    loaded("corpus", "index")
    modules = loaded(*arguments)
    assert "numpy" in modules
    assert modules.isdisjoint({"sklearn", "scipy", "pydantic", "pkg_resources", "docx"})


def test_checking_a_text_loads_no_library_that_it_does_not_use(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    prose = "今年我们要抓好防汛工作，落实各项责任。" * 8
    path.write_text(f"同志们：\n{prose}\n谢谢大家！\n", encoding="utf-8")
    unused = {
        "sklearn",
        "scipy",
        "numpy",
        "jieba",
        "docx",
        "jinja2",
        "pkg_resources",
        "pdfplumber",
        "selectolax",
    }
    assert loaded("check", str(path), "--no-corpus", "-w", str(tmp_path)).isdisjoint(unused)
    assert loaded("rules", "-w", str(tmp_path)).isdisjoint(unused)


def test_markdown_drafts_need_no_word_library(project: Path) -> None:
    brief = project / "templates" / "mobilisation" / "points" / "example.brief.yaml"
    assert loaded("draft", str(brief)).isdisjoint({"sklearn", "scipy", "numpy", "jieba", "docx"})


def test_a_verb_does_not_wait_for_the_others() -> None:
    modules = loaded("suggest", "--help")
    assert "drafter.cli.suggest_verb" in modules
    assert {name for name in modules if name.endswith(("_verb", "_verbs"))} == {"drafter.cli.suggest_verb"}
