from __future__ import annotations

import pytest

from drafter.model.draft import (
    Draft,
    DraftBlock,
    Missing,
    Origin,
    Outline,
    OutlinePoint,
    OutlineSection,
    Piece,
    UsedFigure,
)
from drafter.model.page import PageProfile
from drafter.model.passage import Hit, Passage
from drafter.model.speech import BlockType
from drafter.model.vocabulary import Kind, Level, Move
from drafter.resources import shipped
from drafter.schema.page import read_pages
from drafter.text.spans import Span

PLAIN = (
    "秋粮归仓的时节，青禾镇的干部群众都在田里忙。大家看天气、抢农时、保质量，每一块地都有人盯，每一台机器都有人管，"
    "每一户困难家庭都有人帮。从河东到河西，从山前到山后，收割、晾晒、入库一环扣一环，没有误工，没有丢粮，没有事故。"
    "这样的好作风，要一直保持下去；这样的好办法，要固定成为制度。各村要对照台账，逐户逐块查漏补缺，把颗粒归仓落到实处。"
)


def piece(text: str, origin: Origin = Origin.TEMPLATE, ref: str = "") -> Piece:
    return Piece(text=text, origin=origin, ref=ref)


def block(move: Move, *pieces: Piece | str, heading: int | None = None, theme: str = "") -> DraftBlock:
    kind: BlockType = "heading" if heading else "paragraph"
    items = tuple(item if isinstance(item, Piece) else piece(item) for item in pieces)
    return DraftBlock(type=kind, level=heading, move=move, theme=theme, pieces=items)


@pytest.fixture(scope="session")
def pages() -> dict[str, PageProfile]:
    return read_pages([shipped("config", "page.yaml")])


@pytest.fixture
def page(pages: dict[str, PageProfile]) -> PageProfile:
    return pages["gb9704"]


@pytest.fixture
def draft() -> Draft:
    blocks = (
        block(Move.OPENING, "同志们："),
        block(
            Move.OPENING,
            "今天，我们召开",
            piece("“大干一百天、夺取双丰收”动员大会", Origin.BRIEF, "会议.名称"),
            "，主要任务是总结前段工作，部署秋冬生产。",
        ),
        block(Move.REVIEW, PLAIN, theme="农业农村"),
        block(
            Move.REVIEW,
            "全镇粮食总产量",
            piece("2.36万吨", Origin.BRIEF, "指标.0.本期"),
            "，同比增长",
            piece("4.9%", Origin.DERIVED, "指标.0.同比"),
            "；农产品加工产值",
            piece("【待补：农产品加工产值】", Origin.MISSING, "指标.1"),
            "。",
            theme="农业农村",
        ),
        block(Move.DEPLOYMENT, "下面，我讲两点意见："),
        block(Move.DEPLOYMENT, "一、抢抓农时，打好秋冬生产攻坚战", heading=1, theme="农业农村"),
        block(Move.DEPLOYMENT, "（一）坚持把粮食安全放在首位。", heading=2, theme="农业农村"),
        block(Move.DEPLOYMENT, PLAIN, theme="农业农村"),
        block(Move.DEPLOYMENT, "（二）持续提升服务质量", heading=2, theme="农业农村"),
        block(Move.DEPLOYMENT, "1.建好农机服务队", heading=3, theme="农业农村"),
        block(Move.DEPLOYMENT, "由农业农村办牵头，11月底前完成。", theme="农业农村"),
        block(Move.DEPLOYMENT, "2.管好用好仓储设施。", heading=3, theme="农业农村"),
        block(
            Move.DEPLOYMENT, "对全镇18座粮仓开展一次“拉网式”检查——查电线、查通风、查台账……", theme="农业农村"
        ),
        block(Move.DEPLOYMENT, "二、压实责任，形成齐抓共管大格局", heading=1, theme="基层治理"),
        block(Move.DEPLOYMENT, PLAIN, theme="基层治理"),
        block(Move.EXHORTATION, "同志们，让我们鼓足干劲，为夺取全年丰收而努力奋斗！"),
        block(Move.CLOSING, "谢谢大家！"),
    )
    title = (piece("在青禾镇"), piece("“大干一百天、夺取双丰收”", Origin.BRIEF), piece("动员大会上的讲话"))
    return Draft(
        title="".join(item.text for item in title),
        title_pieces=title,
        kind=Kind.MOBILISATION,
        date="2026年10月8日",
        speaker="镇长",
        blocks=blocks,
        figures=(
            UsedFigure(text="2.36万吨", value="23600", unit="吨", ref="指标.0.本期"),
            UsedFigure(
                text="4.9%", value="4.9", unit="%", ref="指标.0.同比", formula="（2.36÷2.25－1）×100%"
            ),
        ),
        missing=(Missing(path="指标.1.本期", why="回顾里要写农产品加工产值"),),
    )


@pytest.fixture
def outline() -> Outline:
    passage = Passage(
        id="abc:3",
        speech_id="abc",
        title="在云河县秋收工作会议上的讲话",
        kind=Kind.WORK_PLENARY,
        level=Level.COUNTY,
        year=2025,
        move=Move.DEPLOYMENT,
        theme="农业农村",
        heading_path=("一、抓好秋收", "（一）保质量"),
        text=PLAIN,
    )
    hit = Hit(
        rank=1,
        passage=passage,
        score=0.8,
        lexical=0.7,
        structure=0.4,
        matches=(Span(0, 2),),
        why=("共有词语：秋粮、归仓", "同属部署"),
    )
    return Outline(
        title="在青禾镇秋冬生产动员大会上的讲话",
        kind=Kind.MOBILISATION,
        sections=(
            OutlineSection(
                move=Move.REVIEW,
                theme="农业农村",
                heading="",
                level=None,
                points=(OutlinePoint(text="粮食生产的成绩", figures=("粮食总产量", "农民收入")),),
            ),
            OutlineSection(
                move=Move.DEPLOYMENT,
                theme="农业农村",
                heading="一、抢抓农时，打好秋冬生产攻坚战",
                level=1,
                points=(OutlinePoint(text="抢收抢种（责任单位：农业农村办）"),),
                hits=(hit,),
            ),
        ),
        missing=(Missing(path="问题", why="与目标相比差在哪里"),),
    )
