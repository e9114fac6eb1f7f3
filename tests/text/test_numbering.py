from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.numbering import (
    chinese_integer,
    heading_number,
    parse_chinese_integer,
    parse_heading_number,
)


@given(st.integers(0, 9999))
def test_chinese_integers_read_back(value: int) -> None:
    assert parse_chinese_integer(chinese_integer(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (2020, "二千零二十"),
    ],
)
def test_chinese_integers_are_written_as_people_write_them(value: int, text: str) -> None:
    assert chinese_integer(value) == text


@pytest.mark.parametrize("value", [-1, 10_000])
def test_integers_out_of_range_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        chinese_integer(value)


@pytest.mark.parametrize("text", ["", "一二", "家", "3", "十一二"])
def test_what_is_no_chinese_integer_is_not_read(text: str) -> None:
    assert parse_chinese_integer(text) is None


@given(st.sampled_from([1, 2, 3, 4]), st.integers(1, 99))
def test_heading_numbers_read_back(level: int, value: int) -> None:
    number = parse_heading_number(heading_number(level, value) + "聚焦实干")
    assert number is not None
    assert (number.level, number.value) == (level, value)


@pytest.mark.parametrize(
    ("line", "level", "value"),
    [
        ("(三)狠抓落实", 2, 3),
        ("　　二、保障措施", 1, 2),
        ("3．强化调度", 3, 3),
        ("4、强化调度", 3, 4),
        ("(2)压实责任", 4, 2),
        ("十一、其他", 1, 11),
    ],
)
def test_both_widths_of_punctuation_count(line: str, level: int, value: int) -> None:
    number = parse_heading_number(line)
    assert number is not None
    assert (number.level, number.value) == (level, value)


@pytest.mark.parametrize("line", ["1.5亿元的投资", "一是抓项目", "同志们：", "2026年是开局之年", "（略）"])
def test_other_lines_have_no_number(line: str) -> None:
    assert parse_heading_number(line) is None
