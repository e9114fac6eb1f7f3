from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drafter.library.passages import LONGEST, SHORTEST_PART, cut_passages, join_passages
from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Kind, Level, Move

LONG = "第一季度的任务已经排到每个星期，各村要照单推进，月底前逐一销号。"


def speech(*blocks: Block) -> Speech:
    return Speech(
        id="0123456789ab", title="讲话", kind=Kind.MOBILISATION, level=Level.TOWN, year=2024, blocks=blocks
    )


def paragraph(text: str, move: Move = Move.DEPLOYMENT) -> Block:
    return Block(type="paragraph", move=move, text=text, theme="农业")


def heading(level: int, text: str) -> Block:
    return Block(type="heading", level=level, move=Move.DEPLOYMENT, text=text)


def test_a_paragraph_carries_its_headings() -> None:
    found = cut_passages(
        speech(
            heading(1, "一、甲"),
            heading(2, "（一）乙"),
            paragraph(LONG),
            heading(3, "1. 丙"),
            paragraph(LONG),
            heading(2, "（二）丁"),
            paragraph(LONG),
            heading(1, "二、戊"),
            paragraph(LONG),
        )
    )
    assert [item.heading_path for item in found] == [
        ("一、甲", "（一）乙"),
        ("一、甲", "（一）乙", "1. 丙"),
        ("一、甲", "（二）丁"),
        ("二、戊",),
    ]
    assert [item.id for item in found] == [f"0123456789ab:{number}" for number in (2, 4, 6, 8)]
    first = found[0]
    assert (first.kind, first.level, first.year, first.move, first.theme) == (
        Kind.MOBILISATION,
        Level.TOWN,
        2024,
        Move.DEPLOYMENT,
        "农业",
    )


def test_formalities_are_left_out() -> None:
    blocks = (
        paragraph("同志们：", Move.OPENING),
        paragraph("尊敬的各位领导、各位来宾，同志们、朋友们：", Move.OPENING),
        paragraph("下面，我讲三点意见。", Move.OPENING),
        paragraph("我就讲到这里，讲得不对的请大家指正。谢谢！", Move.CLOSING),
    )
    assert cut_passages(speech(*blocks)) == ()


def test_long_paragraphs_are_cut_before_enumerators() -> None:
    parts = [f"{number}是抓好这一件事，{LONG * 3}" for number in "一二三四五六"]
    found = cut_passages(speech(paragraph("".join(parts))))
    assert len(found) > 1
    assert [item.id for item in found] == [f"0123456789ab:0.{number}" for number in range(1, len(found) + 1)]
    assert all(item.text[1] == "是" for item in found)
    assert "".join(item.text for item in found) == "".join(parts)


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    found = cut_passages(speech(paragraph(LONG * 40)))
    assert all(item.text.endswith("。") for item in found)


@given(
    st.text(alphabet=st.sampled_from("任务，；。：！一二是要 ”"), min_size=401, max_size=3000)
    | st.text(alphabet="项", min_size=401, max_size=3000)
)
def test_parts_keep_the_text_and_their_size(text: str) -> None:
    found = cut_passages(speech(paragraph("任务重" * 10 + text)))
    assert "".join("".join(item.text.split()) for item in found) == "".join(("任务重" * 10 + text).split())
    assert all(len(item.text) <= LONGEST for item in found)
    if " " not in text:
        assert all(len(item.text) >= SHORTEST_PART for item in found)


def test_a_million_characters_are_no_trouble() -> None:
    for unit in ("项", "一是", "。", "，"):
        text = "任务重，时间紧，要求高，大家要抓紧办" + unit * (500_000 // len(unit))
        assert all(len(item.text) <= LONGEST for item in cut_passages(speech(paragraph(text))))


def test_without_title_and_year() -> None:
    found = cut_passages(replace(speech(paragraph(LONG)), title=None, year=None))
    assert (found[0].title, found[0].year) == ("", None)


def test_passages_joined_are_the_speech_again_without_formalities() -> None:
    blocks = (
        heading(1, "一、甲"),
        heading(2, "（一）乙"),
        paragraph(LONG * 20),
        heading(2, "（二）乙"),
        paragraph(LONG),
        heading(1, "二、甲"),
        paragraph(LONG),
    )
    text, found = join_passages(cut_passages(speech(paragraph("同志们：", Move.OPENING), *blocks)))
    assert [(block.type, block.level, block.text) for block in found.blocks] == [
        (block.type, block.level, block.text) for block in blocks
    ]
    assert (found.id, found.title, found.year) == ("0123456789ab", "讲话", 2024)
    assert [block.spans[0].of(text) for block in found.blocks] == [block.text for block in found.blocks]


@given(st.lists(st.text(max_size=900), min_size=1, max_size=6))
def test_joining_loses_no_passage(texts: list[str]) -> None:
    passages = cut_passages(speech(*(paragraph(text) for text in texts)))
    if passages:
        text, found = join_passages(passages)
        assert all(passage.text in text for passage in passages)
        assert all(block.spans[0].of(text) == block.text for block in found.blocks)
