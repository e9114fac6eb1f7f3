from __future__ import annotations

import dataclasses
from pathlib import Path

from drafter.compose.headings import clause_lengths
from drafter.compose.titles import offer_headings, offer_titles
from drafter.model.brief import Brief
from drafter.resources import shipped
from drafter.schema.title_frames import read_title_frames
from drafter.text.numbering import without_number
from drafter.workflow.templates import phrase_resources
from drafter.workspace import Workspace

RESOURCES = phrase_resources(Workspace(Path("nowhere")))
FRAMES = read_title_frames([shipped("config", "titles.yaml")])


def test_five_titles_with_reasons(example: Brief) -> None:
    offers = offer_titles(example, FRAMES, RESOURCES.themes)
    assert len(offers) == 5
    assert len({offer.title for offer in offers}) == 5
    for offer in offers:
        assert offer.reason
        assert "{{" not in offer.title
        assert offer.title.endswith("上的讲话")


def test_five_parallel_heading_sets_with_reasons(example: Brief) -> None:
    sets = offer_headings(example, RESOURCES)["部署"]
    assert len(sets) == 5
    assert len({item.pattern for item in sets}) == 5
    for item in sets:
        assert item.reason
        assert len(item.headings) == len(example.deployment)
        assert len({clause_lengths(without_number(heading)) for heading in item.headings}) == 1


def test_without_a_call_or_themes_there_is_still_the_plain_title(short: Brief) -> None:
    bare = dataclasses.replace(short, slogan="", deployment=())
    assert [offer.name for offer in offer_titles(bare, FRAMES, RESOURCES.themes)] == ["平实"]
    assert "部署" not in offer_headings(bare, RESOURCES)
