from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.characters import squeeze
from drafter.text.enumerations import enumerators
from drafter.text.sentences import clauses, sentences


def test_a_sentence_keeps_its_closing_marks() -> None:
    text = "他说：“干！”大家动手。 完了"
    assert [span.of(text) for span in sentences(text)] == ["他说：“干！”", "大家动手。", "完了"]


def test_clauses_stand_between_marks() -> None:
    text = "聚焦招引，全力推进项目；抓紧"
    assert [span.of(text) for span in clauses(text)] == ["聚焦招引", "全力推进项目", "抓紧"]


@given(st.text(alphabet="一是要。！？”，；\n 干部", max_size=80))
def test_sentences_lose_no_character(text: str) -> None:
    assert squeeze("".join(span.of(text) for span in sentences(text))) == squeeze(text)


def test_enumerators_count_only_at_the_start_of_a_clause() -> None:
    text = "要做到三点：一是抓早；二是抓小。这是第一，也是十要紧的。最后，抓实"
    assert [(item.style, item.value) for item in enumerators(text)] == [("一是", 1), ("一是", 2), ("首先", 4)]
