from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.schema.source import dump_yaml, parse_yaml

KEYS = frozenset({"名称", "日期", "会议"})


def refused(text: str) -> str:
    with pytest.raises(DrafterError) as caught:
        parse_yaml(text, "需求单.yaml", KEYS)
    return str(caught.value)


def test_plain_values_are_not_guessed_at() -> None:
    source = parse_yaml("a: 8:30\nb: 012\nc: 1.20\nd: 2026-02-30\ne: 12\nf: 是\ng: yes\nh:\n", "x")
    assert source.data == {
        "a": "8:30", "b": "012", "c": "1.20", "d": "2026-02-30", "e": 12, "f": True, "g": "yes", "h": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\n名称：汀兰镇\n", "需求单.yaml:2:1", "中文冒号"),
        ("会议：\n  名称: x", "需求单.yaml:1:1", "中文冒号"),
        ("a: b: c", "需求单.yaml:1:5", "多了一个冒号"),
        ("a: &x 1\nb: *x", "需求单.yaml:1:4", "锚点"),
        ("a: !!python/object:os.system x", "需求单.yaml:1:4", "标签"),
        ("[" * 100, "需求单.yaml:1:21", "太深"),
        ("a: [1, 2", "需求单.yaml:2:1", "方括号"),
        ("a:\n\t- b", "需求单.yaml:2:1", "Tab"),
    ],
)
def test_syntax_faults_are_told_with_their_place(text: str, place: str, words: str) -> None:
    message = refused(text)
    assert message.startswith(place)
    assert words in message


def test_a_key_swallowed_by_the_value_before_it_is_found() -> None:
    source = parse_yaml("会议:\n  名称: 动员大会\n    日期：2026-09-22\n", "x", KEYS)
    ((place, message),) = source.faults
    assert place == (3, 5)
    assert "中文冒号" in message


def test_a_double_key_is_a_fault() -> None:
    source = parse_yaml("名称: a\n日期: b\n名称: c\n", "x", KEYS)
    assert source.faults == [((3, 1), "“名称”写了两次，请合并或删掉一处")]


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029"])
def test_all_that_yaml_takes_for_a_line_end_is_counted_as_one(end: str) -> None:
    source = parse_yaml(f"会议:{end}  名称: 动员大会{end}    日期：2026-09-22{end}", "x", KEYS)
    ((place, message),) = source.faults
    assert place == (3, 5)
    assert "中文冒号" in message


def test_a_second_document_in_a_file_is_refused() -> None:
    assert refused("名称: a\n---\n名称: b\n").endswith("请删掉这一行")


VALUES = st.one_of(
    st.text(alphabet="镇工业: ,#'\"[]{}-是否1.2&*!%|>？\\", min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool),
    st.integers(0, 9999),
)


@given(
    st.dictionaries(
        st.sampled_from(["标题", "文种", "年份", "来源"]), VALUES | st.lists(VALUES, max_size=3), max_size=4
    )
)
def test_what_is_written_reads_back(data: dict[str, object]) -> None:
    if data:
        assert parse_yaml(dump_yaml(data), "x").data == data


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(DrafterError):
        parse_yaml(text, "x", KEYS)
