"""Whether the times of change of a corpus tell that it was changed; what they can't tell, its contents do."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.library.fingerprint import corpus_fingerprint, file_times

TICK = 1_700_000_000_000_000_000
"""Nanoseconds since 1970: when the files below were written."""
SECOND = 1_000_000_000


def written(path: Path, text: str, time: int = TICK) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(time, time))
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    written(folder / "甲.md", "一、抓好春耕。\n")
    written(folder / "2024" / "乙.md", "二、抓好秋收。\n")
    return folder


def test_what_is_untouched_has_the_same_times(corpus: Path, tmp_path: Path) -> None:
    first = file_times([corpus])
    assert file_times([corpus]) == first
    assert first.newest == TICK / 1e9
    assert file_times([tmp_path / "none", corpus]) == first


def _touch(folder: Path) -> None:
    os.utime(folder / "甲.md", ns=(TICK + SECOND, TICK + SECOND))


def _add(folder: Path) -> None:
    written(folder / "2024" / "丙.md", "三、")


def _remove(folder: Path) -> None:
    (folder / "2024" / "乙.md").unlink()


def _rename(folder: Path) -> None:
    (folder / "甲.md").rename(folder / "丁.md")


def _put_back_an_older_one(folder: Path) -> None:
    written(folder / "甲.md", "一、抓好春耕。\n", TICK - SECOND)


def _lengthen_within_the_tick(folder: Path) -> None:
    written(folder / "甲.md", "一、抓好春耕春播。\n")


@pytest.mark.parametrize(
    "change", [_touch, _add, _remove, _rename, _put_back_an_older_one, _lengthen_within_the_tick]
)
def test_every_change_of_a_file_shows(corpus: Path, change: Callable[[Path], None]) -> None:
    before = file_times([corpus])
    change(corpus)
    assert file_times([corpus]).digest != before.digest


def test_the_latest_change_is_told_wherever_it_was(corpus: Path) -> None:
    written(corpus / "2023" / "12" / "戊.md", "四、", TICK + 5 * SECOND)
    assert file_times([corpus]).newest == TICK / 1e9 + 5


def test_a_change_of_the_same_length_within_one_tick_shows_in_the_contents_alone(corpus: Path) -> None:
    """Why a caller may rely on the times only when `newest` lies more than a tick back."""
    times, contents = file_times([corpus]), corpus_fingerprint([corpus])
    written(corpus / "甲.md", "一、抓好夏种。\n")
    assert file_times([corpus]) == times
    assert corpus_fingerprint([corpus]) != contents


def test_hidden_files_and_other_formats_do_not_count(corpus: Path) -> None:
    before = file_times([corpus])
    written(corpus / ".waste" / "己.md", "五、", TICK + SECOND)
    written(corpus / ".tmp-a.md", "六、", TICK + SECOND)
    written(corpus / "说明.txt", "七、", TICK + SECOND)
    assert file_times([corpus]) == before


def test_no_folder_and_an_empty_one_have_no_latest_change(tmp_path: Path) -> None:
    assert file_times([tmp_path / "none"]) == file_times([tmp_path])
    assert file_times([tmp_path]).newest == 0


def test_files_of_one_name_in_two_folders_both_count(corpus: Path, tmp_path: Path) -> None:
    own = written(tmp_path / "own" / "甲.md", "一、抓好春耕。\n").parent
    both = file_times([corpus, own])
    os.utime(own / "甲.md", ns=(TICK - SECOND, TICK - SECOND))
    assert file_times([corpus, own]).digest != both.digest
