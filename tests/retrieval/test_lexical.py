from drafter.retrieval.lexical import lexical_terms
from drafter.text.spans import Span
from drafter.text.tokenize import MASK, NUMBER


def test_words_bigrams_headings_and_themes_are_kept_apart() -> None:
    text = [("项目", Span(0, 2)), ("落地", Span(2, 4))]
    terms = lexical_terms(text, [("产业", Span(0, 2))], [("招商", Span(0, 2))], ())
    assert terms == ["w项目", "w落地", "b项目", "b目落", "b落地", "h产业", "t招商"]


def test_numbers_masks_stop_words_and_gaps_part_bigrams() -> None:
    text = [
        ("完成", Span(0, 2)),
        (NUMBER, Span(2, 4)),
        ("亩", Span(4, 5)),
        ("的", Span(5, 6)),
        ("田", Span(6, 7)),
        ("渠", Span(8, 9)),
        (MASK, Span(9, 11)),
    ]
    assert lexical_terms(text, (), (), {"的"}) == ["w完成", "w亩", "w田", "w渠", "b完成"]
