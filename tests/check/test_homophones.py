"""Misspellings by the pinyin keyboard: what is found, what is spared, and that no text takes long."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.check.homophones import find_slips
from drafter.check.rules.homophone_errors import RULE
from drafter.check.runner import check_speech
from drafter.model.roster import Person, Roster
from drafter.resources import shipped
from drafter.schema.sounds import read_sounds
from tests.check.contexts import WORDING, case_context, context_of, shipped_settings

LEXICON = read_sounds(shipped("config", "words"))
TEXT = "年底统愁安排资金。\n"


def _excerpts(text: str, **known: Any) -> list[str]:
    context = replace(context_of(text, full=False), **known)
    return [item.excerpt for item in check_speech(context, shipped_settings(), (RULE,))]


def test_the_wrong_character_and_the_word_meant_are_told() -> None:
    slip = find_slips("各项工作监持现场调度", LEXICON)[0]
    assert (slip.word, slip.meant.word, slip.at) == ("监持", "坚持", 0)
    assert (slip.before, slip.after) == ("工作", "现场")
    assert slip.gain > 6.5


@pytest.mark.parametrize("text", ["坚持现场调度", "发展", "甲", "㐀㐁㐂㐃", "監督檢查"])
def test_right_and_unknown_characters_are_no_slips(text: str) -> None:
    assert find_slips(text, LEXICON) == []


@given(st.text(alphabet="部署布暑工作落实识的了一二发展行长银航𠮷㐀繁體", max_size=40))
def test_slips_lie_within_the_text_and_not_over_one_another(text: str) -> None:
    slips = find_slips(text, LEXICON)
    places = [place for slip in slips for place in range(slip.start, slip.end)]
    assert len(places) == len(set(places))
    for slip in slips:
        assert text[slip.start : slip.end] == slip.word
        assert sum(a != b for a, b in zip(slip.word, slip.meant.word, strict=True)) == 1


@pytest.mark.parametrize("piece", ["的", "监", "统愁", "因地治宜", "㐀"])
def test_long_texts_without_marks_are_passed_over(piece: str) -> None:
    assert _excerpts(piece * (1_000_000 // len(piece)) + "\n") == []
    assert len(find_slips(piece * 1000, LEXICON)) < 2000


def test_words_that_the_brief_the_roster_or_the_user_has_are_spared() -> None:
    assert _excerpts(TEXT) == ["统愁安排"]
    brief = case_context({"text": TEXT, "changes": {"会议": {"名称": "统愁安排推进会"}}}).brief
    assert _excerpts(TEXT, brief=brief) == []
    assert _excerpts(TEXT, roster=Roster(people=(Person(name="统愁安排"),))) == []
    assert _excerpts(TEXT, wording=replace(WORDING, dictionary=("统愁安排",))) == []


def test_a_term_of_the_text_is_spared() -> None:
    assert _excerpts(TEXT * 2) == ["统愁安排"] * 2
    assert _excerpts(TEXT * 3) == []
