from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.quantities import quantities, whole_span


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("完成1.26亿元", "126000000", "元"),
        ("增长１２．３％", "12.3", "%"),
        ("提高0.5个百分点", "0.5", "个百分点"),
        ("1,234.5万元", "12345000", "元"),
        ("3千克", "3", "千"),
        ("投资2万亿元", "2000000000000", "元"),
    ],
)
def test_value_and_unit(text: str, value: str, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_a_chinese_comma_groups_no_digits() -> None:
    assert [item.value for item in quantities("商户新增15，120户提档")] == [15, 120]
    assert [item.value for item in quantities("产量1,120吨")] == [1120]


def test_digits_inside_latin_words_are_no_quantities() -> None:
    assert list(quantities("A4纸和B612号")) == []


@given(st.text(alphabet="0123456789.,万亿千%元户年增长，。-", max_size=60))
def test_spans_cover_the_digits(text: str) -> None:
    for quantity in quantities(text):
        written = quantity.span.of(text)
        assert written.endswith(quantity.magnitude)
        assert any(character.isdigit() for character in written)


@pytest.mark.parametrize(
    "written", ["12公里", "1.2万平方米", "30余户", "3000人次", "24小时", "0.5个百分点", "8%", "6"]
)
def test_whole_span_holds_the_unit_in_full(written: str) -> None:
    text = f"共{written}，"
    (found,) = quantities(text)
    assert whole_span(text, found).of(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("确保11月30日前完工", "11月30日"),
        ("截至9月5号", "9月5号"),
        ("连干30日", "30日"),
        ("2026年9月8日", "9月8日"),
    ],
)
def test_the_whole_span_of_a_day_begins_with_its_month(text: str, written: str) -> None:
    found = list(quantities(text))[-1]
    assert whole_span(text, found).of(text) == written
