from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drafter.export.markdown import EXCERPT, draft_markdown, outline_markdown, plain_text
from drafter.model.draft import Draft, DraftBlock, Origin, Outline, Piece
from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Kind, Move
from drafter.schema.speech_markdown import dump_speech, load_speech
from drafter.text.characters import squeeze

WORDS = st.text("一是要抓好农业生产，（）“”：；。！—…0123456789.%【】", min_size=1, max_size=30)
TITLES = st.text("在青禾镇大会上的讲话“”：: #&*!-'\"[]{}是否012", min_size=1, max_size=20).map(str.strip)


def test_a_draft_comes_back(draft: Draft) -> None:
    speech = load_speech(draft_markdown(draft), "初稿.md")
    assert (speech.title, speech.kind, speech.date, speech.speaker) == (
        draft.title,
        draft.kind,
        draft.date,
        draft.speaker,
    )
    assert [(b.type, b.level, b.move, b.theme, b.text) for b in speech.blocks] == [
        (b.type, b.level, b.move, b.theme, b.text) for b in draft.blocks
    ]


def test_the_date_line_stands_below_the_title(draft: Draft) -> None:
    lines = [line for line in draft_markdown(draft).split("\n") if line]
    assert lines[lines.index(f"# {draft.title}") + 1] == "（2026年10月8日）"


def test_an_unusual_date_stays_in_the_front_matter(draft: Draft) -> None:
    speech = load_speech(draft_markdown(replace(draft, date="2026年10月")), "初稿.md")
    assert speech.date == "2026年10月"
    assert speech.blocks[0].text == "同志们："


@given(
    TITLES.filter(bool),
    st.lists(
        st.tuples(
            st.sampled_from([None, 1, 2, 3]), st.sampled_from(Move), st.sampled_from(["", "农业"]), WORDS
        ),
        min_size=1,
        max_size=8,
    ),
)
def test_any_draft_comes_back(title: str, blocks: list[tuple[int | None, Move, str, str]]) -> None:
    draft = Draft(
        title=title,
        title_pieces=(),
        kind=Kind.WORK_PLENARY,
        date="",
        speaker="区长",
        blocks=tuple(
            DraftBlock(
                type="heading" if level else "paragraph",
                level=level,
                move=move,
                theme=theme,
                pieces=(Piece(text=text, origin=Origin.BRIEF),),
            )
            for level, move, theme, text in blocks
        ),
        figures=(),
        missing=(),
    )
    speech = load_speech(draft_markdown(draft), "初稿.md")
    assert speech.title == title
    assert [(b.level, b.move, b.theme, b.text) for b in speech.blocks] == blocks


def test_a_speech_comes_back_through_the_same_marks() -> None:
    blocks = (
        Block(type="paragraph", move=Move.REVIEW, also=(Move.PROBLEMS,), text="有成绩，也有差距。"),
        Block(type="heading", level=2, move=Move.DEPLOYMENT, text="（一）抓生产", theme="农业"),
    )
    read = load_speech(dump_speech(Speech(id="x", title="讲话", blocks=blocks)), "讲话.md")
    assert [replace(block, spans=()) for block in read.blocks] == list(blocks)


def test_plain_text_is_the_printed_page(draft: Draft) -> None:
    text = plain_text(draft)
    expected = draft.title + f"（{draft.date}）" + draft.speaker + "".join(b.text for b in draft.blocks)
    assert squeeze(text) == squeeze(expected)
    lines = text.split("\n")
    assert lines[:3] == [draft.title, "（2026年10月8日）", "镇长"]
    assert "同志们：" in lines
    assert any(line.startswith("　　（一）坚持把粮食安全放在首位。秋粮归仓") for line in lines)


def test_an_outline_shows_points_passages_and_gaps(outline: Outline) -> None:
    text = outline_markdown(outline)
    lines = text.split("\n")
    for line in (
        "# 在青禾镇秋冬生产动员大会上的讲话（提纲）",
        "## 回顾｜农业农村",
        "- 粮食生产的成绩",
        "  - 用到的指标：粮食总产量、农民收入",
        "## 一、抢抓农时，打好秋冬生产攻坚战",
        "1. 《在云河县秋收工作会议上的讲话》 › 一、抓好秋收 › （一）保质量",
        "   - 理由：共有词语：秋粮、归仓；同属部署",
        "- 问题：与目标相比差在哪里",
    ):
        assert line in lines
    passage = outline.sections[1].hits[0].passage.text
    assert f"   - {passage[:EXCERPT]}……" in lines
