from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.placement import ParagraphIndex, offset_within, placed_in_order, solid_length

PIECES = st.lists(st.text(alphabet="各村清淤一、（）月底 \u3000前", max_size=30), max_size=12)


@given(PIECES)
def test_pieces_of_a_text_are_found_in_order(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    for piece, span in zip(pieces, placed_in_order(pieces, text), strict=True):
        if not piece.split():
            assert span is None
        else:
            assert span is not None
            assert "".join(span.of(text).split()) == "".join(piece.split())


def test_numbers_before_a_piece_and_joined_cells_do_no_harm() -> None:
    text = "一、抓排查\n单位\t人数\n水利站\t3"
    spans = placed_in_order(["抓排查", "单位", "人数", "没有的一段话在这里", "水利站"], text)
    assert [span.of(text) if span else None for span in spans] == ["抓排查", "单位", "人数", None, "水利站"]


def test_a_short_piece_is_only_sought_near_by() -> None:
    assert placed_in_order(["三"], "一" * 500 + "三") == [None]


def test_offsets_count_no_white_space() -> None:
    assert offset_within(" 各 村", 1) == 3
    assert offset_within("各村", 5) == 2
    assert solid_length(" 各 村\u3000") == 2


def test_paragraphs_are_lines_that_are_not_blank() -> None:
    index = ParagraphIndex("\n标题\n\n正文\n")
    assert [index.of_line(line) for line in range(1, 6)] == [1, 1, 2, 2, 3]
