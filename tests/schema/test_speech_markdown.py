from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Kind, Level, Move
from drafter.schema.speech_markdown import dump_speech, is_marked, load_speech, speech_id

TEXT = """---
标题: 在全镇大会上的讲话
文种: 动员大会
层级: 镇
年份: 2023
日期: 2023-09-22
备注: 用户自己的键
---

# 在全镇大会上的讲话

（2023年9月22日）

<!-- 开场 -->

同志们：

<!-- 部署＋目标｜工业、农业 -->

## 一、抓工业

稳住企业。
"""


def test_front_matter_marks_and_spans() -> None:
    speech = load_speech(TEXT, "x.md")
    assert (speech.kind, speech.level, speech.year, speech.date) == (
        Kind.MOBILISATION,
        Level.TOWN,
        2023,
        "2023-09-22",
    )
    opening, heading, paragraph = speech.blocks
    assert (opening.move, heading.level, paragraph.also) == (Move.OPENING, 1, (Move.GOALS,))
    assert paragraph.theme == "工业、农业"
    for block in speech.blocks:
        assert block.spans[0].of(TEXT) == block.text


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("<!-- 开场 -->", "<!-- 开头 -->", "x.md:14:1"),
        ("文种: 动员大会", "文种: 座谈", "x.md:3:5"),
        ("年份: 2023", "年份: 去年", "x.md:5:5"),
    ],
)
def test_wrong_marks_and_values_are_told_with_their_place(old: str, new: str, place: str) -> None:
    with pytest.raises(DrafterError) as caught:
        load_speech(TEXT.replace(old, new), "x.md")
    assert str(caught.value).startswith(place)


def test_other_markdown_is_not_ours() -> None:
    assert is_marked(TEXT)
    assert not is_marked("---\ntitle: x\n---\n# 一\n<!-- note -->\n")


LINE = st.text(alphabet="全镇要抓好项目、农业：，（一）1.《》#“”", min_size=1, max_size=20).map(
    lambda text: "文" + text.strip()
)
BLOCK = st.builds(
    lambda heading, move, also, theme, text: Block(
        type="heading" if heading else "paragraph",
        level=heading,
        move=move,
        also=tuple(item for item in also if item is not move),
        theme=theme,
        text=text,
    ),
    st.sampled_from([None, 1, 2, 3]),
    st.sampled_from(list(Move)),
    st.lists(st.sampled_from(list(Move)), unique=True, max_size=2),
    st.sampled_from(["", "工业", "工业、农业"]),
    LINE,
)


@given(st.lists(BLOCK, max_size=8), LINE, st.sampled_from(["", "2023-09-22", "2023年9月"]), st.booleans())
def test_a_speech_reads_back_as_it_was_written(
    blocks: list[Block], title: str, date: str, complete: bool
) -> None:
    speech = Speech(
        id=speech_id(title, "".join(block.text for block in blocks)),
        title=title,
        kind=Kind.PROJECT_PUSH,
        level=Level.COUNTY,
        date=date,
        speaker="县长",
        complete=complete,
        blocks=tuple(blocks),
        superiors=("云汀市",),
        year=2023,
        themes=("工业", "农业"),
        source="旧稿: 1.txt",
    )
    read = load_speech(dump_speech(speech), "y.md")
    assert read.blocks == tuple(
        Block(**{**{name: getattr(block, name) for name in Block.__slots__}, "spans": read.blocks[i].spans})
        for i, block in enumerate(blocks)
    )
    for name in set(Speech.__slots__) - {"blocks"}:
        assert getattr(read, name) == getattr(speech, name), name
