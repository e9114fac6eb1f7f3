"""The documentation as tests: every command in it runs, every verb stands in it."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from drafter.cli.app import make_app, run

DOCUMENTS = ["README.md", "README.zh-CN.md", "docs/guide.md", "corpus/README.md"]


def commands(text: str) -> list[str]:
    """Return the command lines of a document: indented or fenced lines that begin with `drafter`."""
    return re.findall(r"^(?:\s*)(?:\$ )?(drafter [^#\n]+?)\s*(?:#.*)?$", text, re.MULTILINE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_runs(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    (tmp_path / "旧稿").mkdir()
    shutil.copy(
        project / "tests" / "data" / "documentation" / "旧稿.txt", tmp_path / "旧稿" / "2023年动员讲话.txt"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAFTER_WORKSPACE", str(tmp_path / "工作区"))
    found = commands((project / name).read_text(encoding="utf-8"))
    for line in found:
        words = shlex.split(line)[1:]
        if "代号" in words:  # stands for an id of the user's own corpus
            run(["corpus", "list", "--own"])
            words[words.index("代号")] = capsys.readouterr().out.split()[0]
        code = run(words)
        shown = capsys.readouterr()
        assert code in (0, 1), (line, shown.err)


def test_every_verb_is_documented(project: Path) -> None:
    guide = (project / "docs" / "guide.md").read_text(encoding="utf-8")
    app = make_app()
    names = [command.name for command in app.registered_commands]
    names += [
        f"corpus {command.name}"
        for group in app.registered_groups
        for command in (group.typer_instance.registered_commands if group.typer_instance else [])
    ]
    assert [name for name in names if f"drafter {name}" not in guide] == []


def test_relative_links_lead_somewhere(project: Path) -> None:
    for path in (*project.glob("*.md"), *project.glob("docs/*.md"), *project.glob("corpus/README.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
