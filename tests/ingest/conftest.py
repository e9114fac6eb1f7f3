"""The shipped rules, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.ingest.pipeline import IngestRules, load_ingest_rules


@pytest.fixture(scope="session")
def rules(project: Path) -> IngestRules:
    folder = project / "config"
    return load_ingest_rules(folder / "noise.yaml", folder / "moves.yaml", folder / "repairs.yaml")


@pytest.fixture(scope="session")
def noise_files(project: Path) -> Path:
    return project / "tests" / "data" / "noise"
