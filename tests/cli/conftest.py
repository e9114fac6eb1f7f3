from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.cli.app import run
from drafter.resources import shipped


class Outcome(NamedTuple):
    """What a command line did."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def drafter(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs one command line in this process."""

    def call(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """Return a copy of the example brief."""
    path = tmp_path / "需求单.yaml"
    path.write_bytes(shipped("templates", "mobilisation", "points", "example.brief.yaml").read_bytes())
    return path
