"""The documentation as tests: every command in it runs, every verb stands in it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from drafter.cli.app import make_app, run

CONTRACTS = "docs/contracts.md"
DOCUMENTS = ["README.md", "README.zh-CN.md", "docs/guide.md", "corpus/README.md"]


def commands(text: str) -> list[str]:
    """Return the command lines of a document: indented or fenced lines that begin with `drafter`."""
    return re.findall(r"^(?:\s*)(?:\$ )?(drafter [^#\n]+?)\s*(?:#.*)?$", text, re.MULTILINE)


@pytest.fixture
def office(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of somebody who follows the documents, an old speech in it."""
    (tmp_path / "旧稿").mkdir()
    shutil.copy(
        project / "tests" / "data" / "documentation" / "旧稿.txt", tmp_path / "旧稿" / "2023年动员讲话.txt"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAFTER_WORKSPACE", str(tmp_path / "工作区"))
    return tmp_path


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_runs(project: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    found = commands((project / name).read_text(encoding="utf-8"))
    for line in found:
        words = shlex.split(line)[1:]
        if "代号" in words:  # stands for an id of the user's own corpus
            run(["corpus", "list", "--own"])
            words[words.index("代号")] = capsys.readouterr().out.split()[0]
        code = run(words)
        shown = capsys.readouterr()
        assert code in (0, 1), (line, shown.err)


@pytest.mark.usefixtures("office")
def test_the_examples_of_look_ups_find_something(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = (project / "docs" / "guide.md").read_text(encoding="utf-8")
    found = [line for line in commands(guide) if line.split()[1] in ("kwic", "phrases", "suggest")]
    assert len(found) >= 9
    assert run(["new", "动员大会", "-o", "需求单.yaml"]) == 0
    for line in found:
        capsys.readouterr()
        assert run(shlex.split(line)[1:]) == 0, line
        shown = capsys.readouterr()
        assert shown.out, line
        assert "没有" not in shown.err + shown.out.splitlines()[0], line


def test_every_verb_is_documented(project: Path) -> None:
    guide = (project / "docs" / "guide.md").read_text(encoding="utf-8")
    verbs: Any = typer.main.get_command(make_app())
    names = verbs.list_commands(None)
    names += [f"corpus {name}" for name in verbs.get_command(None, "corpus").commands]
    assert len(names) > 20
    assert [name for name in names if f"drafter {name}" not in guide] == []


def test_relative_links_lead_somewhere(project: Path) -> None:
    for path in (*project.glob("*.md"), *project.glob("docs/*.md"), *project.glob("corpus/README.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def keys(value: Any, place: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the place and keys of each object; of one whose keys are Chinese names `place{}` for its values."""
    if isinstance(value, list):
        for item in value:
            yield from keys(item, f"{place}[]")
    elif isinstance(value, dict):
        named = bool(value) and not "".join(value).isascii()
        if not named:
            yield place or "top", tuple(value)
        for key, item in value.items():
            yield from keys(item, f"{place}{{}}" if named else f"{place}.{key}".lstrip("."))


def test_the_contracts_are_kept(project: Path, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(project / "templates/mobilisation/points/example.brief.yaml", office / "需求单.yaml")
    faulty = office / "旧稿" / "2023年动员讲话.txt"
    faulty.write_text(faulty.read_text("utf-8") + "\n新增企业1OO家，布署工作。\n", "utf-8")
    page = (project / CONTRACTS).read_text(encoding="utf-8")
    parts = re.findall(r"^(drafter .+)\n```\n\n((?:- .+\n)+)", page, re.MULTILINE)
    assert len(parts) == page.count("\ndrafter ")
    for line, listed in parts:
        promised = {
            place: tuple(names.split(", "))
            for place, names in re.findall(r"^- (\S+): (.+)$", listed, re.MULTILINE)
        }
        words = shlex.split(line)[1:]
        assert run(words) in (0, 1), line
        shown = capsys.readouterr().out
        printed = (office / words[-1]).read_text("utf-8") if "-o" in words else shown
        for place, names in keys(json.loads(printed)):
            assert promised.get(place) == names, (line, place)
