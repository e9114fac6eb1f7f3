from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.compose.length import fit_length, optional, without_optional
from drafter.text.characters import count_characters

pieces = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 3)), max_size=25)


def text_of(parts: list[tuple[int, int]]) -> str:
    return "头" + "".join(optional("字" * length + "。", rank) for length, rank in parts) + "尾"


@given(pieces, st.integers(0, 2000))
def test_the_nearest_reachable_length_is_met(parts: list[tuple[int, int]], wanted: int) -> None:
    text = text_of(parts)
    fitted = fit_length(text, wanted, 2)
    length = count_characters(fitted)
    longest = 2 + sum(size + 1 for size, _ in parts)
    assert length <= max(2, min(longest, wanted + 61))
    if parts and 2 <= wanted <= longest:
        assert abs(length - wanted) <= 61
    assert not any("\ue000" <= character <= "\uf8ff" for character in fitted)


@given(pieces)
def test_lower_ranks_stay_before_higher_ones(parts: list[tuple[int, int]]) -> None:
    first = sum(size + 1 for size, rank in parts if rank == 1)
    assert count_characters(fit_length(text_of(parts), None, 2)) == 2 + first
    assert count_characters(fit_length(text_of(parts), 2 + first, 2)) == 2 + first


def test_nothing_optional_leaves_the_text_alone() -> None:
    assert fit_length("开场。", 400, 3) == "开场。"
    assert optional("  ") == ""


def test_an_optional_passage_inside_another_goes_with_it() -> None:
    text = optional("外" + optional("内", 3), 1)
    assert fit_length(text, None, 0) == "外内"
    assert without_optional(text) == ""
