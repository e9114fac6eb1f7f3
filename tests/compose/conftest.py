from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.compose.render import render_draft
from drafter.model.brief import Brief
from drafter.model.draft import Draft
from drafter.resources import shipped
from drafter.schema.brief import read_brief
from drafter.schema.figure_wording import read_figure_wording
from drafter.schema.template import read_template, read_themes

BRIEFS = Path(__file__).parent.parent / "data" / "briefs"
Drafting = Callable[..., Draft]


@pytest.fixture(scope="session")
def example() -> Brief:
    return read_brief(shipped("templates", "mobilisation", "example.brief.yaml"))


@pytest.fixture(scope="session")
def short() -> Brief:
    return read_brief(BRIEFS / "short.yaml")


@pytest.fixture
def draft_of() -> Drafting:
    """Return a function brief → draft with the shipped template, themes and wording."""

    def render(brief: Brief, *, seed: int = 0) -> Draft:
        return render_draft(
            brief,
            read_template(shipped("templates", brief.kind.value)),
            read_themes([shipped("config", "themes")]),
            read_figure_wording([shipped("config", "figures.yaml")]),
            [shipped("templates")],
            seed=seed,
        )

    return render
