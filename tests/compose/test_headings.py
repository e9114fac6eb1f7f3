from __future__ import annotations

import pytest

from drafter.compose.headings import clause_lengths, parallel_set, repeated_words
from drafter.resources import shipped
from drafter.schema.template import read_themes

THEMES = read_themes([shipped("config", "themes")])
NAMES = sorted({theme.name for theme in THEMES.values()})


@pytest.mark.parametrize("pattern", ["聚焦推进", "狠抓", "紧盯突破"])
def test_all_candidates_of_a_pattern_have_the_same_build(pattern: str) -> None:
    lengths = {clause_lengths(heading) for name in NAMES for heading in THEMES[name].headings[pattern]}
    assert len(lengths) == 1


@pytest.mark.parametrize("seed", range(3))
def test_chosen_sets_are_parallel_and_repeat_no_word(seed: int) -> None:
    for first in range(len(NAMES)):  # each theme beside those at several distances
        names = [NAMES[(first + step) % len(NAMES)] for step in (0, 1, 5, 11)]
        chosen = parallel_set(names, THEMES, [""] * 4, seed=seed)
        assert chosen is not None
        assert len({clause_lengths(heading) for heading in chosen[1]}) == 1
        assert len(set(chosen[1])) == 4


def test_the_users_own_headings_stay() -> None:
    chosen = parallel_set(["工业", "农业"], THEMES, ["稳住工业基本盘", ""], seed=0)
    assert chosen is not None
    assert chosen[1][0] == "稳住工业基本盘"
    assert chosen[1][1] in {heading for items in THEMES["农业"].headings.values() for heading in items}


def test_an_unknown_theme_gets_no_invented_heading() -> None:
    assert parallel_set(["工业", "养蜂"], THEMES, ["", ""], seed=0) is None


def test_what_all_share_is_the_pattern_not_a_repetition() -> None:
    assert repeated_words(["聚焦项目，全力推进开工", "聚焦民生，全力推进落实"]) == 0
    assert repeated_words(["聚焦项目，全力推进开工", "聚焦民生，全力推进项目", "聚焦安全，全力推进整改"]) == 1
