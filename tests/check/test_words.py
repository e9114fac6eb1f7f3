"""The word lists of the checker: each entry is found in its example and silent where its characters are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.check.words import find_entries
from drafter.errors import FaultListError
from drafter.schema.wording import WordEntry, read_house_style, read_word_groups
from tests.check.contexts import WORDING, context_of

ENTRIES = [
    pytest.param(entry, id=f"{group}-{entry.wrong}-{number}")
    for group, entries in WORDING.groups.items()
    for number, entry in enumerate(entries)
]


def test_there_are_enough_confused_words() -> None:
    assert sum(len(WORDING.groups[group]) for group in ("错字", "混用", "异形")) >= 150
    assert len(WORDING.traditional) > 2000


@pytest.mark.parametrize("entry", ENTRIES)
def test_entry_is_found_in_its_example_and_not_where_it_is_right(entry: WordEntry) -> None:
    assert list(find_entries(context_of(entry.example + "。\n", full=False), [entry]))
    assert not list(find_entries(context_of(entry.correct + "。\n", full=False), [entry]))
    assert entry.source


def test_the_workspaces_words_are_added(tmp_path: Path) -> None:
    text = "错字:\n  出处: 本单位\n  词:\n    - {误: 云屿真, 正: 云屿镇, 例: 云屿真干部}\n"
    (tmp_path / "confused.yaml").write_text(text, encoding="utf-8")
    assert [entry.right for entry in read_word_groups([tmp_path])["错字"]] == ["云屿镇"]


def test_a_wrong_entry_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "confused.yaml"
    path.write_text(
        "错字:\n  出处: 本单位\n  词:\n    - {误: 甲, 正: 乙, 例: 甲, 后: '['}\n", encoding="utf-8"
    )
    with pytest.raises(FaultListError) as caught:
        read_word_groups([tmp_path])
    assert caught.value.faults[0][0].endswith(":4:29")


def test_the_shipped_house_style_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "house_style.yaml"
    path.write_text("禁用词:\n  盆景工程:\n规范写法:\n  镇委: 镇党委\n", encoding="utf-8")
    style = read_house_style([path])
    assert (dict(style.forbidden), dict(style.preferred)) == ({"盆景工程": ""}, {"镇委": "镇党委"})
