from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from drafter.compose.render import render_draft
from drafter.model.brief import Brief
from drafter.model.draft import Draft
from drafter.model.template import KindTemplate, PhraseResources
from drafter.model.vocabulary import Kind
from drafter.resources import shipped
from drafter.schema.brief import read_brief
from drafter.schema.template import read_templates
from drafter.workflow.templates import phrase_resources
from drafter.workspace import Workspace

BRIEFS = Path(__file__).parent.parent / "data" / "briefs"
Drafting = Callable[..., Draft]


def text_of(draft: Draft) -> str:
    return "\n".join(block.text for block in draft.blocks)


@pytest.fixture(scope="session")
def example() -> Brief:
    return read_brief(shipped("templates", "mobilisation", "points", "example.brief.yaml"))


@pytest.fixture(scope="session")
def short() -> Brief:
    return read_brief(BRIEFS / "short.yaml")


@cache
def templates(kind: Kind) -> tuple[KindTemplate, ...]:
    return read_templates(kind, [shipped("templates")])


@cache
def resources() -> PhraseResources:
    return phrase_resources(Workspace(Path("nowhere")))


@pytest.fixture
def draft_of() -> Drafting:
    """Return a function brief → draft with the shipped template, themes and wording."""

    def render(brief: Brief, *, seed: int = 0) -> Draft:
        variants = templates(brief.kind)
        template = next((item for item in variants if item.variant == brief.variant), variants[0])
        return render_draft(brief, template, resources(), [shipped("templates")], seed=seed)

    return render
