"""Floors of the check on planted errors; tests/eval/planted/README.md says what is measured."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from drafter.check.catalogue import RULES
from drafter.workflow.checking import CheckRules, load_check_rules
from tests.eval.planted.kinds import HOMOPHONES, KINDS
from tests.eval.planted.material import corpus_texts, draft_texts
from tests.eval.planted.measure import Trial, alarms, run
from tests.eval.planted.plant import CORPUS, DRAFTS, Clean

COUNT = 10
"""Plants of each kind: a sample of those that `python -m tests.eval.planted.table` takes."""
OVERALL, EACH = 0.95, 0.80
HOMOPHONES_FOUND, HOMOPHONES_PLANTED = 0.45, 100
"""Misspellings drawn at random, of words that the rule's weights were not fitted with."""
MOST_ALARMS, MOST_ERRORS = 1.0, 0.1
"""Per 1,000 characters of the untouched texts."""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> CheckRules:
    return load_check_rules(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[Clean]:
    return [*corpus_texts(), *draft_texts(tmp_path_factory.mktemp("drafts"))]


@pytest.fixture(scope="module")
def trials(texts: list[Clean], rules: CheckRules) -> list[Trial]:
    return run(KINDS, texts, rules, COUNT)


def _share(trials: Sequence[Trial]) -> float:
    return sum(trial.found for trial in trials) / len(trials)


def test_there_are_many_kinds_and_their_rules_exist() -> None:
    assert len(KINDS) >= 25
    assert {code for kind in KINDS for code in kind.codes} <= {rule.code for rule in RULES}


def test_most_planted_errors_are_found(trials: list[Trial]) -> None:
    assert _share(trials) >= OVERALL


@pytest.mark.parametrize("name", [kind.name for kind in KINDS])
def test_no_kind_of_error_is_often_missed(trials: list[Trial], name: str) -> None:
    own = [trial for trial in trials if trial.kind.name == name]
    assert len(own) >= COUNT // 2, "the planter finds too few places"
    missed = [f"{trial.clean.name}: {trial.plant.note}" for trial in own if not trial.found]
    assert _share(own) >= EACH, missed


def test_random_homophones_are_found_as_often_as_promised(texts: list[Clean], rules: CheckRules) -> None:
    trials = run((HOMOPHONES,), texts, rules, HOMOPHONES_PLANTED)
    assert len(trials) == HOMOPHONES_PLANTED
    assert _share(trials) >= HOMOPHONES_FOUND


@pytest.mark.parametrize("source", [CORPUS, DRAFTS])
def test_untouched_texts_raise_few_alarms(texts: list[Clean], rules: CheckRules, source: str) -> None:
    found = alarms([text for text in texts if text.source == source], rules)
    assert found.rate(warnings=True) <= MOST_ALARMS
    assert found.rate(warnings=False) <= MOST_ERRORS


def test_the_same_seed_plants_the_same_errors(
    texts: list[Clean], rules: CheckRules, trials: list[Trial]
) -> None:
    again = run(KINDS[:3], texts, rules, COUNT)
    assert [trial.plant for trial in again] == [trial.plant for trial in trials[: len(again)]]
