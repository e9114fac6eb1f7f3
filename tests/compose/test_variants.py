"""What holds for every variant: briefs of other places than its example's, and briefs that lack most parts."""

from __future__ import annotations

import pytest

from drafter.model.draft import Draft
from drafter.resources import shipped
from drafter.schema.brief import read_brief
from drafter.schema.template import EXAMPLE
from drafter.text.overlap import containment, ngrams
from tests.compose.conftest import BRIEFS, Drafting, text_of
from tests.compose.faults import faults_of

NAMES = sorted(path.stem for path in BRIEFS.glob("*.yaml"))
SECONDS = [name for name in NAMES if name.endswith("-second")]
LISTED_ALONE = {"by_project-department"}
"""Without projects there is no place in the text for the gap on projects; the list alone has it."""
every_brief = pytest.mark.parametrize("name", NAMES)


def shingles(draft: Draft) -> set[str]:
    return ngrams(text_of(draft), 5)


@every_brief
@pytest.mark.parametrize("seed", range(6))
def test_the_text_has_no_clumsy_joins_and_no_gap_that_is_not_listed(
    name: str, seed: int, draft_of: Drafting
) -> None:
    draft = draft_of(read_brief(BRIEFS / f"{name}.yaml"), seed=seed)
    assert faults_of(draft) == []
    assert draft.remarks == ()
    assert name in LISTED_ALONE or text_of(draft).count("【待补：") == len(draft.missing)


@every_brief
def test_other_seeds_give_other_wording(name: str, draft_of: Drafting) -> None:
    brief = read_brief(BRIEFS / f"{name}.yaml")
    assert len({text_of(draft_of(brief, seed=seed)) for seed in range(3)}) == 3


@pytest.mark.parametrize("name", SECONDS)
def test_two_places_do_not_get_one_text_with_the_names_changed(name: str, draft_of: Drafting) -> None:
    second = read_brief(BRIEFS / f"{name}.yaml")
    folder = name.removesuffix("-second")
    first = read_brief(shipped("templates", second.kind.name.lower(), folder, EXAMPLE))
    assert containment(shingles(draft_of(second)), shingles(draft_of(first))) <= 0.3
