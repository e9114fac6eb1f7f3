from __future__ import annotations

import dataclasses
import re

import pytest

from drafter.model.brief import Brief
from drafter.model.draft import Origin
from drafter.model.vocabulary import Kind, Move
from drafter.text.quantities import quantities
from tests.compose.conftest import Drafting


@pytest.mark.parametrize("seed", range(4))
def test_each_number_of_a_draft_comes_from_the_brief(example: Brief, draft_of: Drafting, seed: int) -> None:
    draft = draft_of(example, seed=seed)
    for block in draft.blocks:
        for piece in block.pieces:
            if piece.origin is Origin.TEMPLATE:
                assert not list(quantities(piece.text)), piece


@pytest.mark.parametrize("seed", range(4))
def test_every_fact_of_the_brief_appears(example: Brief, draft_of: Drafting, seed: int) -> None:
    text = "".join(block.text for block in draft_of(example, seed=seed).blocks)
    for section in example.deployment:
        for task in section.tasks:
            for fact in (task.object, task.target, task.deadline, task.lead, *task.measures, *task.owners):
                assert fact in text
    for name in {name for item in example.review for name in item.figures}:
        figure = next(figure for figure in example.figures if figure.name == name)
        assert figure.value.text in text
    for statement in (*example.problems, *example.situation):
        assert statement.text in text


def test_derived_numbers_state_their_formula(example: Brief, draft_of: Drafting) -> None:
    figures = {figure.text: figure for figure in draft_of(example).figures if figure.formula}
    assert figures["66.2%"].formula == "0.86亿元÷1.30亿元×100%"
    assert figures["8.9%"].formula == "（0.86亿元÷0.79亿元－1）×100%"


def test_the_moves_come_in_the_order_of_the_shape(example: Brief, draft_of: Drafting) -> None:
    moves = [block.move for block in draft_of(example).blocks]
    order = [move for index, move in enumerate(moves) if index == 0 or moves[index - 1] != move]
    assert order == [
        Move.OPENING,
        Move.REVIEW,
        Move.THANKS,
        Move.PROBLEMS,
        Move.SITUATION,
        Move.OPENING,  # 下面，我讲四点意见
        Move.DEPLOYMENT,
        Move.EXHORTATION,
    ]


def test_the_announced_points_are_the_headings(example: Brief, short: Brief, draft_of: Drafting) -> None:
    for brief, count in ((example, "四"), (short, "两")):
        blocks = draft_of(brief).blocks
        assert sum(block.type == "heading" for block in blocks) == len(brief.deployment)
        assert any(f"讲{count}点意见" in block.text for block in blocks)


def test_same_brief_same_draft_other_seed_other_wording(example: Brief, draft_of: Drafting) -> None:
    assert draft_of(example, seed=1) == draft_of(example, seed=1)
    texts = {tuple(block.text for block in draft_of(example, seed=seed).blocks) for seed in range(3)}
    assert len(texts) == 3


@pytest.mark.parametrize("seed", range(6))
def test_no_sentence_stands_twice(example: Brief, draft_of: Drafting, seed: int) -> None:
    text = "\n".join(block.text for block in draft_of(example, seed=seed).blocks)
    found = [sentence for sentence in re.split("[。！\n]", text) if len(sentence) > 8]
    assert len(found) == len(set(found))


def test_what_is_missing_is_shown_and_listed(example: Brief, draft_of: Drafting) -> None:
    task = dataclasses.replace(example.deployment[0].tasks[0], deadline="", owners=())
    section = dataclasses.replace(example.deployment[0], tasks=(task,))
    brief = dataclasses.replace(
        example, deployment=(section, *example.deployment[1:]), problems=(), slogan=""
    )
    draft = draft_of(brief)
    text = "".join(block.text for block in draft.blocks)
    assert {"部署.0.任务.0.责任单位", "部署.0.任务.0.时限", "问题", "号召"} == {
        item.path for item in draft.missing
    }
    assert text.count("【待补：") == 4
    assert any(piece.origin is Origin.MISSING for block in draft.blocks for piece in block.pieces)


def test_a_figure_that_hardly_moved_is_called_level(short: Brief, draft_of: Drafting) -> None:
    figure = dataclasses.replace(short.figures[0], growth=None, previous=short.figures[0].value)
    draft = draft_of(dataclasses.replace(short, figures=(figure,)))
    assert any("与上年基本持平" in block.text for block in draft.blocks)
    assert not any("增长0" in block.text for block in draft.blocks)


def test_a_fall_is_called_a_fall(example: Brief, draft_of: Drafting) -> None:
    figure = example.figures[0]
    assert figure.previous is not None
    swapped = dataclasses.replace(figure, value=figure.previous, previous=figure.value)
    draft = draft_of(dataclasses.replace(example, figures=(swapped, *example.figures[1:])))
    assert any("完成一般公共预算收入0.79亿元，同比下降8.1%" in block.text for block in draft.blocks)


def test_growth_at_constant_prices_is_never_computed(example: Brief, draft_of: Drafting) -> None:
    figure = dataclasses.replace(example.figures[0], official_growth=True)
    draft = draft_of(dataclasses.replace(example, figures=(figure, *example.figures[1:])))
    text = "".join(block.text for block in draft.blocks)
    assert "0.86亿元，【待补：同比，按统计部门公布数】" in text
    assert "指标.0.同比" in {item.path for item in draft.missing}


def with_task(brief: Brief, **changes: object) -> Brief:
    """Return the brief with one section of one task, changed."""
    task = dataclasses.replace(brief.deployment[0].tasks[0], **changes)  # type: ignore[arg-type]
    return dataclasses.replace(brief, deployment=(dataclasses.replace(brief.deployment[0], tasks=(task,)),))


@pytest.mark.parametrize("seed", range(5))
def test_a_target_with_a_time_of_its_own_gets_no_second_one(
    example: Brief, draft_of: Drafting, seed: int
) -> None:
    draft = draft_of(with_task(example, target="年底前签约6个", deadline="12月20日"), seed=seed)
    assert not any("12月20日" in block.text for block in draft.blocks)
    assert any("12月20日" in line for line in draft.remarks)
    assert any("年底前签约6个" in block.text for block in draft.blocks)


def test_figures_that_no_item_claims_stand_at_the_head_of_the_review(
    example: Brief, draft_of: Drafting
) -> None:
    draft = draft_of(dataclasses.replace(example, review=example.review[1:]))
    assert any("0.86亿元" in block.text for block in draft.blocks)
    assert draft.remarks == ()


def test_figures_that_a_variant_has_no_place_for_are_told(example: Brief, draft_of: Drafting) -> None:
    changes = {"kind": Kind.CREATION_CAMPAIGN, "variant": "整改冲刺"}
    draft = draft_of(dataclasses.replace(example, **changes))  # type: ignore[arg-type]
    assert "指标“一般公共预算收入”" in draft.remarks


@pytest.mark.parametrize(
    ("slogan", "seed"), [(slogan, seed) for slogan in ("坚决打赢攻坚战", "确保完成任务") for seed in range(3)]
)
def test_the_call_never_doubles_its_adverb(
    example: Brief, draft_of: Drafting, slogan: str, seed: int
) -> None:
    last = draft_of(dataclasses.replace(example, slogan=slogan), seed=seed).blocks[-1].text
    assert slogan[2:] in last
    assert "坚决" not in last
    assert "确保" not in last


def test_one_section_is_neither_counted_nor_numbered(example: Brief, draft_of: Drafting) -> None:
    blocks = draft_of(with_task(example)).blocks
    assert not any("点意见" in block.text for block in blocks)
    (heading,) = (block.text for block in blocks if block.type == "heading")
    assert not heading.startswith("一、")


def test_template_syntax_in_a_brief_stays_text(short: Brief, draft_of: Drafting) -> None:
    brief = dataclasses.replace(short, slogan="{{ 7*7 }}{% for x in y %}")
    assert any("{{ 7*7 }}{% for x in y %}" in block.text for block in draft_of(brief).blocks)


def test_private_characters_of_the_users_cannot_forge_an_origin(short: Brief, draft_of: Drafting) -> None:
    brief = dataclasses.replace(short, slogan="\ue0000\ue001干成\ue002事")
    last = draft_of(brief).blocks[-1]
    assert "\ue000" not in last.text
    assert any(piece.text == "0干成事" and piece.origin is Origin.BRIEF for piece in last.pieces)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"target": "坚决杜绝较大事故", "deadline": "12月底"}, "12月底前落实到位，坚决杜绝较大事故"),
        ({"target": "入户率达到100%", "deadline": "每月25日"}, "每月25日，入户率达到100%"),
        ({"object": "要管好火源"}, "要管好火源"),
        ({"target": "", "deadline": "长期坚持"}, "长期坚持抓好"),
        ({"target": "", "deadline": "7月底起"}, "7月底起实施"),
    ],
)
def test_deadlines_and_tasks_join_without_a_fault(
    example: Brief, draft_of: Drafting, changes: dict[str, object], expected: str
) -> None:
    for seed in range(5):
        text = "".join(block.text for block in draft_of(with_task(example, **changes), seed=seed).blocks)
        assert expected in text
        assert "要要" not in text


def test_leaders_are_not_sent_to_work_by_a_department(example: Brief, draft_of: Drafting) -> None:
    brief = with_task(example, measures=("县级领导逐个包联",))
    for seed in range(6):
        (text,) = (
            block.text for block in draft_of(brief, seed=seed).blocks if "县级领导逐个包联" in block.text
        )
        assert "。县级领导逐个包联" in text


def test_the_place_is_not_said_twice(example: Brief, draft_of: Drafting) -> None:
    meeting = dataclasses.replace(example.meeting, name="全镇秋冬生产动员大会")
    draft = draft_of(dataclasses.replace(example, meeting=meeting, slogan="为守住青山而努力奋斗"))
    text = draft.title + "".join(block.text for block in draft.blocks)
    assert "全镇全镇" not in text
    assert "为为" not in text
    assert "守住青山" in text


def test_a_theme_is_called_as_the_user_calls_it(example: Brief, draft_of: Drafting) -> None:
    problems = (dataclasses.replace(example.problems[0], theme="农田水利"),)
    draft = draft_of(dataclasses.replace(example, problems=problems))
    assert any("农田水利方面，" in block.text for block in draft.blocks)


def test_a_fall_in_the_review_is_pointed_out(example: Brief, draft_of: Drafting) -> None:
    figure = example.figures[0]
    assert figure.previous is not None
    swapped = dataclasses.replace(figure, value=figure.previous, previous=figure.value)
    draft = draft_of(dataclasses.replace(example, figures=(swapped, *example.figures[1:])))
    assert any("是下降的" in line for line in draft.remarks)
