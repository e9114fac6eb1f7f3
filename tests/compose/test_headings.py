from __future__ import annotations

import pytest

from drafter.compose.headings import Slot, clause_lengths, heading_sets, repeated_words
from drafter.model.template import HeadingPattern
from drafter.resources import shipped
from drafter.schema.theme import read_heading_patterns, read_themes

THEMES = read_themes([shipped("config", "themes")])
NAMES = sorted({theme.name for theme in THEMES.values()})
PATTERNS = read_heading_patterns([shipped("config", "heading_patterns.yaml")])


def named(name: str) -> HeadingPattern:
    return next(pattern for pattern in PATTERNS if pattern.name == name)


def slots(*themes: str) -> list[Slot]:
    return [Slot(theme) for theme in themes]


def test_there_are_ten_patterns_and_more_for_deployments() -> None:
    assert sum("部署" in pattern.parts for pattern in PATTERNS) >= 10
    assert sum("回顾" in pattern.parts for pattern in PATTERNS) >= 3


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_every_theme_has_entries_of_every_pattern_in_its_build(pattern: HeadingPattern) -> None:
    for name in NAMES:
        entries = THEMES[name].headings.get(pattern.bank, ())
        assert len(entries) >= 2, name
        for entry in entries:
            assert clause_lengths(entry) == pattern.lengths, (name, entry)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_chosen_sets_are_parallel_and_differ(pattern: HeadingPattern) -> None:
    for seed in range(3):
        for first in range(0, len(NAMES), 3):  # each theme beside those at several distances
            chosen = [NAMES[(first + step) % len(NAMES)] for step in (0, 1, 5, 11)]
            (found,) = heading_sets(slots(*chosen), THEMES, [pattern], seed=seed)
            if not pattern.prefixes:  # prefixes of four characters and of five stand side by side
                assert len({clause_lengths(heading) for heading in found.headings}) == 1
            assert len(set(found.headings)) == 4


def test_the_users_own_headings_stay() -> None:
    found = heading_sets([Slot("工业", own="稳住工业基本盘"), Slot("农业")], THEMES, PATTERNS, seed=0)
    assert found
    assert all(item.headings[0] == "稳住工业基本盘" for item in found)
    assert all(item.headings[1] != "稳住工业基本盘" for item in found)


def test_an_unknown_theme_gets_no_invented_heading() -> None:
    assert heading_sets(slots("工业", "养蜂"), THEMES, PATTERNS, seed=0) == []


def test_a_heading_takes_up_the_words_of_its_section() -> None:
    content = "完善要素保障机制，保障在建项目用地"
    (found,) = heading_sets([Slot("项目建设", content=content)], THEMES, [named("聚焦推进")], seed=0)
    assert "要素保障" in found.headings[0]


def test_prefixes_take_turns() -> None:
    (found,) = heading_sets(slots("经济运行", "工业", "农业"), THEMES, [named("一字诀")], seed=0)
    assert [heading[:4] for heading in found.headings] == ["坚持一个", "聚焦一个", "突出一个"]


def test_what_all_share_is_the_pattern_not_a_repetition() -> None:
    assert repeated_words(["聚焦项目，全力推进开工", "聚焦民生，全力推进落实"]) == 0
    assert repeated_words(["聚焦项目，全力推进开工", "聚焦民生，全力推进项目", "聚焦安全，全力推进整改"]) == 1
