"""The built wheel, in an empty environment and away from the checkout, drafts from its own data."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest


def run(*command: object, cwd: Path) -> str:
    """Run a command without any setting of this process's environment and return what it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DRAFTER"))}
    result = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "HOME": str(cwd)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=project)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_the_data_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("templates/mobilisation/template.yaml", "config/noise.yaml", "corpus/README.md"):
        assert f"drafter/data/{part}" in names
    assert not [name for name in names if name.startswith(("tests", "docs", "."))]


def test_the_wheel_works_in_an_empty_environment(project: Path, wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "电脑"
    home.mkdir()
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = (scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", project / "requirements.lock", cwd=home)
    run(*pip, "--no-deps", "--no-index", wheel, cwd=home)
    drafter = scripts / "drafter"
    run(drafter, "new", "动员大会", "-o", "需求单.yaml", cwd=home)
    run(drafter, "draft", "需求单.yaml", "-o", "初稿.docx", cwd=home)
    assert zipfile.is_zipfile(home / "初稿.docx")
    assert "没有发现问题" in run(drafter, "check", "初稿.docx", "--brief", "需求单.yaml", cwd=home)
    assert "理由" in run(drafter, "suggest", "招商引资 项目落地", "-k", "1", cwd=home)
    shown = run(scripts / "python", "-c", "import drafter; print(drafter.__file__)", cwd=home)
    assert str(project) not in shown
