"""Numbers in Chinese numerals and words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.chinese_quantities import chinese_quantities


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("三千五百万元", "35000000", "35000000", "元"),
        ("二十七亿四千万元", "2740000000", "2740000000", "元"),
        ("一万亿元", "1000000000000", "1000000000000", "元"),
        ("两千多户", "2000", "2400", "户"),
        ("百分之五", "5", "5", "%"),
        ("百分之十四点二", "14.2", "14.2", "%"),
        ("三成", "27.5", "32.5", "%"),
        ("近三成", "25", "30", "%"),
        ("三成多", "30", "40", "%"),
        ("超六成", "60", "70", "%"),
        ("翻一番", "94", "110", "%"),
        ("两位数", "10", "100", "%"),
        ("过半", "50", "100", "%"),
    ],
)
def test_words_become_an_interval(text: str, low: str, high: str, unit: str) -> None:
    found = list(chinese_quantities(f"今年，{text}，很好"))
    assert [(item.low, item.high, item.unit) for item in found] == [(Decimal(low), Decimal(high), unit)]
    assert found[0].span.of(f"今年，{text}，很好") == text


@pytest.mark.parametrize(
    "text",
    [
        "一成不变",
        "千家万户",
        "二〇二六年",
        "三家企业",
        "第一百名",
        "一百年",
        "近半年",
        "三百六十行",
        "一万万万元",
    ],
)
def test_names_and_small_counts_are_none(text: str) -> None:
    assert list(chinese_quantities(text)) == []


@given(st.text(alphabet="零一二两三十百千万亿成半多番翻元户近超过位数百分之点年", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for item in chinese_quantities(text):
        assert item.low <= item.high
        assert item.span.of(text)
