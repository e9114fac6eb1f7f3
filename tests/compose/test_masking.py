from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.compose.masking import mask_draft, names_in
from drafter.model.brief import Brief, Deployment, Locality, Meeting, Project, Task
from drafter.model.draft import Draft, DraftBlock, Missing, Origin, Piece, UsedFigure
from drafter.model.masking import MaskingWords
from drafter.model.vocabulary import Kind, Level, Move
from drafter.resources import shipped
from drafter.schema.masking import read_masking_words
from tests.compose.conftest import Drafting

OWNED = (Origin.BRIEF, Origin.DERIVED, Origin.MISSING)


@pytest.fixture(scope="module")
def words() -> MaskingWords:
    return read_masking_words([shipped("config", "masking.yaml")])


def brief_of(
    name: str = "青禾镇",
    superiors: tuple[str, ...] = ("云河县",),
    owners: tuple[str, ...] = ("镇经发办",),
    required: tuple[str, ...] = (),
    projects: tuple[str, ...] = (),
) -> Brief:
    return Brief(
        file="",
        kind=Kind.MOBILISATION,
        locality=Locality(name=name, level=Level.TOWN, superiors=superiors, self_name="我镇"),
        speaker="镇长",
        meeting=Meeting(name="动员大会"),
        year=2026,
        deployment=(Deployment(theme="农业农村", tasks=(Task(object="抓秋收", owners=owners),)),),
        required_names=required,
        projects=tuple(Project(name=item) for item in projects),
    )


def draft_with(*pieces: tuple[Origin, str]) -> Draft:
    items = tuple(Piece(text=text, origin=origin, ref="指标.0.本期") for origin, text in pieces)
    block = DraftBlock(type="paragraph", level=None, move=Move.REVIEW, theme="农业农村", pieces=items)
    return Draft(
        title="在青禾镇2026年动员大会上的讲话",
        title_pieces=(),
        kind=Kind.MOBILISATION,
        date="2026年10月8日",
        speaker="青禾镇镇长",
        blocks=(block,),
        figures=(
            UsedFigure(
                text="4.9%", value="4.9", unit="%", ref="指标.0.同比", formula="（2.36亿元÷2.25亿元－1）×100%"
            ),
        ),
        missing=(
            Missing(path="部署.0.任务.1.时限", why="何时办完", subject="请青禾籍客商3人回乡", who="镇经发办"),
        ),
        remarks=("青禾镇的指标2.36亿元没有用上",),
    )


def masked(words: MaskingWords, text: str, brief: Brief | None = None, origin: Origin = Origin.BRIEF) -> str:
    return mask_draft(draft_with((origin, text)), brief or brief_of(), words).blocks[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成投资12.85亿元，同比增长8.9%", "完成投资*亿元，同比增长*%"),
        ("惠及群众6,800人、１２个村", "惠及群众*人、*个村"),
        ("1—8月", "*—*月"),
        ("2026年9月22日", "*年*月*日"),
        ("居全县第3位", "居全县第*位"),
        ("投资三千五百万元", "投资*万元"),
        ("增长百分之十二点三，占四成多", "增长百分之*，占*成多"),
        ("二〇二六年的一百二十亩地", "*年的*亩地"),
        ("三个村、千家万户、一成不变、两三户、百姓", "三个村、千家万户、一成不变、两三户、百姓"),
        ("云河县青禾镇", "*县*镇"),
        ("请青禾籍客商回来", "请*籍客商回来"),
        ("经发办通报，镇经发办牵头", "*办通报，*办牵头"),
        ("在冷链物流园实行两班倒", "在*物流园实行两班倒"),
        ("汀水河清淤，完成中心小学改造", "*河清淤，完成*小学改造"),
        ("到浙海市和临浦县走访新源光伏有限公司", "到*市和*县走访*有限公司"),
        *((text, text) for text in ("建设美丽乡村和小城镇，全镇上下、各村和有关部门抓好承办、督办和办理",)),
        ("开工“晨光”项目", "开工“*”项目"),
    ],
)  # fmt: skip
def test_masks_are_those_of_circulated_speeches(text: str, expected: str, words: MaskingWords) -> None:
    assert masked(words, text) == expected


def test_names_of_the_brief_go_everywhere(words: MaskingWords) -> None:
    brief = brief_of(required=("稻花节",), projects=("晨光粮油二期",), owners=("粮食收储公司", "各村"))
    text = "稻花节和晨光粮油二期由粮食收储公司、各村、云河县青禾镇负责"
    assert masked(words, text, brief, Origin.TEMPLATE) == "*和*由*公司、各村、*县*镇负责"


def test_an_owner_that_an_edited_outline_added_is_masked(words: MaskingWords) -> None:
    draft = draft_with((Origin.TEMPLATE, "由稻香服务队负责，"), (Origin.BRIEF, "稻香服务队"))
    block = draft.blocks[0]
    pieces = (block.pieces[0], replace(block.pieces[1], ref="提纲第9行.责任单位.0"))
    draft = replace(draft, blocks=(replace(block, pieces=pieces),))
    assert mask_draft(draft, brief_of(), words).blocks[0].text == "由*队负责，*队"


def test_a_department_s_place_is_masked(words: MaskingWords) -> None:
    brief = brief_of(name="云河市教育局", superiors=("云河市",))
    assert masked(words, "云河市教育局和云河的学校", brief) == "*局和*的学校"


def test_a_name_over_several_pieces_is_masked(words: MaskingWords) -> None:
    draft = draft_with((Origin.TEMPLATE, "在青"), (Origin.BRIEF, "禾"), (Origin.TEMPLATE, "镇开会，共3天"))
    block = mask_draft(draft, brief_of(), words).blocks[0]
    assert [piece.text for piece in block.pieces] == ["在*镇", "", "开会，共3天"]


def test_all_else_of_the_draft_is_masked(words: MaskingWords) -> None:
    result = mask_draft(draft_with((Origin.TEMPLATE, "一是")), brief_of(), words)
    assert (result.title, result.date, result.speaker) == ("在*镇*年动员大会上的讲话", "*年*月*日", "*镇镇长")
    assert result.figures[0] == UsedFigure(
        text="*%", value="*", unit="%", ref="指标.0.同比", formula="（*亿元÷*亿元－1）×100%"
    )
    assert result.missing == (
        Missing(path="部署.0.任务.1.时限", why="何时办完", subject="请*籍客商*人回乡", who="*办"),
    )
    assert result.remarks == ("*镇的指标*亿元没有用上",)


def test_the_example_keeps_its_structure_and_loses_its_names(
    example: Brief, draft_of: Drafting, words: MaskingWords
) -> None:
    draft = draft_of(example)
    result = mask_draft(draft, example, words)
    shape = [(block.type, block.level, block.move, block.theme, len(block.pieces)) for block in draft.blocks]
    assert [
        (block.type, block.level, block.move, block.theme, len(block.pieces)) for block in result.blocks
    ] == shape
    for old, new in zip(draft.blocks, result.blocks, strict=True):
        for before, after in zip(old.pieces, new.pieces, strict=True):
            assert (after.origin, after.ref) == (before.origin, before.ref)
            assert after.origin not in OWNED or not re.search(r"\d", after.text)
            assert after.origin in OWNED or after.text == before.text
    text = "".join([result.title, result.date, result.speaker, *(block.text for block in result.blocks)])
    names = names_in(draft, example, words)
    for name in (*names.declared, *names.found, "汀兰", "岚浦", "云汀", "0.86", "4300", "杨柳渡", "冷链"):
        assert name not in text
    assert result == mask_draft(draft, example, words)


NAMES = st.lists(st.text("青禾云河镇县办村园局", min_size=2, max_size=5), max_size=4).map(tuple)


@given(
    place=st.text("青禾云河镇县", min_size=2, max_size=4),
    names=st.tuples(NAMES, NAMES, NAMES, NAMES),
    pieces=st.lists(
        st.tuples(st.sampled_from(Origin), st.text("青禾云河镇县办村园局的在，12.０3千万元一成*", max_size=12)),
        max_size=6,
    ),
)  # fmt: skip
def test_no_name_and_no_number_of_the_brief_stays(
    place: str, names: tuple[tuple[str, ...], ...], pieces: list[tuple[Origin, str]], words: MaskingWords
) -> None:
    brief = brief_of(place, *names)
    draft = draft_with(*pieces)
    result = mask_draft(draft, brief, words)
    block = result.blocks[0]
    assert [(piece.origin, piece.ref) for piece in block.pieces] == [
        (origin, "指标.0.本期") for origin, _ in pieces
    ]
    for piece in block.pieces:
        assert piece.origin not in OWNED or not re.search(r"\d", piece.text)
    found = names_in(draft, brief, words)
    for name in found.declared:
        assert name not in block.text
        assert name not in result.title + result.speaker
    for name in found.found:
        for piece in block.pieces:
            assert piece.origin not in OWNED or name not in piece.text


@given(text=st.text(max_size=80))
def test_any_text_can_be_masked(text: str, words: MaskingWords) -> None:
    assert not re.search(r"\d", masked(words, text))


@pytest.mark.parametrize("character", ["一", "百", "1", "镇", "*", "“", "青"])
def test_long_runs_of_one_character_are_no_trouble(character: str, words: MaskingWords) -> None:
    masked(words, character * (1 << 20))


def test_the_user_s_word_list_replaces_the_shipped_one(words: MaskingWords) -> None:
    own = replace(words, name_suffixes=("坊",), general_ends=())
    assert masked(own, "在青石坊和冷链物流园") == "在*坊和冷链物流园"
