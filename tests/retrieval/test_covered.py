from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.passage import Passage
from drafter.retrieval.covered import MOST, covered_speeches
from drafter.retrieval.index import Index, open_index
from drafter.retrieval.store import DamagedError, write_array


def test_the_speech_that_a_text_was_copied_from_comes_first(
    index: Index, passages: tuple[Passage, ...]
) -> None:
    for passage in passages:
        assert covered_speeches(index, passage.text)[0] == passage.speech_id


def test_names_and_numbers_may_be_others(index: Index, passages: tuple[Passage, ...]) -> None:
    text = passages[0].text.replace("湖蟹节", "菊花节").replace("港区", "园区").replace("三支", "五支")
    assert covered_speeches(index, text) == [passages[0].speech_id]


def test_blanks_and_line_ends_do_not_hide_a_copy(index: Index, passages: tuple[Passage, ...]) -> None:
    assert covered_speeches(index, "\n　".join(passages[1].text))[0] == passages[1].speech_id


@pytest.mark.parametrize("text", ["", "一", "荷塘月色朦胧如梦", "一" * 1_000_000, "\ud800\udfff"])
def test_texts_of_their_own_have_no_source(index: Index, text: str) -> None:
    assert covered_speeches(index, text) == []


@given(text=st.text(max_size=200))
def test_any_text_will_do(index: Index, text: str) -> None:
    found = covered_speeches(index, text)
    assert len(set(found)) == len(found) <= 2 * MOST


def test_damaged_postings_are_told(index_folder: Path, passages: tuple[Passage, ...], tmp_path: Path) -> None:
    folder = tmp_path / "index"
    shutil.copytree(index_folder, folder)
    opened = open_index(folder)
    (path,) = opened.folder.rglob("lexical.passages.npy")
    size = len(opened.segments[0].spaces[0].postings.passages)
    write_array(path, np.full(size, 1 << 20, np.uint32))
    damaged = open_index(folder)
    with pytest.raises(DamagedError):
        covered_speeches(damaged, passages[0].text)
