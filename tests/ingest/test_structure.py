"""Headings, paragraphs, masthead and moves, one question each."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.ingest.pipeline import IngestRules, ingest_text, load_ingest_rules
from drafter.model.speech import Block, Speech

OPENING = "同志们：\n今天，我们召开全镇工作会议，主要任务是安排部署今年工作。下面，我讲几点意见。\n"
CLOSING = "\n同志们，让我们共同努力，为建设美丽家园而努力奋斗！\n"


def one(rules: IngestRules, body: str) -> Speech:
    (speech,) = ingest_text(OPENING + body + CLOSING, "x.txt", rules).speeches
    return speech


def body_of(rules: IngestRules, body: str) -> list[Block]:
    return list(one(rules, body).blocks[2:-1])


@pytest.mark.parametrize(("left", "right"), [("（", "）"), ("(", ")")])
def test_a_run_in_heading_is_a_heading_and_a_paragraph(rules: IngestRules, left: str, right: str) -> None:
    blocks = body_of(
        rules,
        f"一、今年任务\n{left}一{right}抓好春耕，夯实基础。各村要备足农资。{left}二{right}抓好防汛，保障安全。要排查隐患。",
    )
    assert [(block.level, block.text[:6]) for block in blocks] == [
        (1, "一、今年任务"),
        (2, f"{left}一{right}抓好春"),
        (None, "各村要备足农"),
        (2, f"{left}二{right}抓好防"),
        (None, "要排查隐患。"),
    ]


def test_enumerations_stay_in_their_paragraph(rules: IngestRules) -> None:
    text = "一是加快建设。要倒排工期。二是加强监管。（1）查现场；（2）查台账。"
    assert [block.text for block in body_of(rules, "一、今年任务\n" + text)][1:] == [text]


def test_long_numbered_sentences_are_paragraphs(rules: IngestRules) -> None:
    items = [
        f"{number}.各村要结合自身实际，认真梳理存在的突出问题，列出清单、明确责任、限期整改，确保见到实效。"
        for number in (1, 2, 3)
    ]
    blocks = body_of(rules, "一、今年任务\n" + "\n".join(items))
    assert [(block.level, block.text) for block in blocks[1:]] == [(None, item) for item in items]


def test_numbers_on_their_own_line_join_their_text(rules: IngestRules) -> None:
    blocks = body_of(rules, "一、\n今年任务\n（一）\n抓好春耕\n各村要备足农资，不误农时。")
    assert [block.text for block in blocks] == [
        "一、今年任务",
        "（一）抓好春耕",
        "各村要备足农资，不误农时。",
    ]


def test_broken_lines_and_stray_blanks_are_mended_and_nothing_else(rules: IngestRules) -> None:
    blocks = body_of(
        rules,
        "一、今年任务\n各村要结合自身实际，认真梳理存在的突出问题，列出清\n"
        "单、明确责 任，确保A股 B股和“团结奋进 开创新局”行动* 见效。",
    )
    assert blocks[1].text == (
        "各村要结合自身实际，认真梳理存在的突出问题，列出清单、明确责任，"
        "确保A股B股和“团结奋进 开创新局”行动*见效。"
    )


def test_title_date_and_office_are_taken_once_and_the_name_is_not(rules: IngestRules) -> None:
    text = (
        "在全镇工作会议上的讲话\n松坪镇镇长 某某\n（2030年3月1日）\n"
        + OPENING
        + "一、任务\n要抓好项目建设。"
        + CLOSING
    )
    (speech,) = ingest_text(text, "x.txt", rules).speeches
    assert (speech.title, speech.date, speech.speaker) == (
        "在全镇工作会议上的讲话",
        "2030年3月1日",
        "松坪镇镇长",
    )
    assert speech.blocks[0].text == "同志们："
    assert speech.year == 2030


def test_a_text_that_announces_more_than_it_has_is_incomplete(rules: IngestRules) -> None:
    text = (
        OPENING.replace("几点", "三点") + "一、抓项目\n要加快推进项目建设，倒排工期、挂图作战，确保按期完工。"
    )
    assert not ingest_text(text, "x.txt", rules).speeches[0].complete
    assert one(rules, "一、抓项目\n要加快推进项目建设。").complete


def test_markdown_of_our_own_keeps_its_marks(rules: IngestRules) -> None:
    text = "---\n文种: 动员大会\n---\n\n# 动员讲话\n\n<!-- 形势 -->\n\n同志们，时间不等人。\n"
    (speech,) = ingest_text(text, "x.md", rules, format_="markdown").speeches
    assert [block.move.label for block in speech.blocks] == ["形势"]
    with pytest.raises(DrafterError):
        ingest_text(
            text.replace("形势", "形势") + "\n<!-- 部署的 -->\n\n正文。\n", "x.md", rules, format_="markdown"
        )


def test_unmarked_markdown_headings_count(rules: IngestRules) -> None:
    text = (
        "# 在全镇大会上的讲话\n\n"
        + OPENING
        + "\n## 抓好项目\n\n要加快推进项目建设，确保完工。\n\n### 抓好招商\n\n要主动对接。\n"
        + CLOSING
    )
    (speech,) = ingest_text(text, "x.md", rules, format_="markdown").speeches
    assert speech.title == "在全镇大会上的讲话"
    assert [(block.level, block.text) for block in speech.blocks if block.level] == [
        (1, "抓好项目"),
        (2, "抓好招商"),
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("短。", "没有成段"),
        ("第一条 为了加强管理，制定本办法。\n第二条 本办法适用于全镇各单位。\n" * 10, "不是讲话稿"),
    ],
)
def test_what_is_no_speech_says_why(rules: IngestRules, text: str, word: str) -> None:
    parsed = ingest_text(text, "x.txt", rules)
    assert not parsed.speeches
    assert word in parsed.remark


def test_faults_in_the_rules_are_told_with_their_place(project: Path, tmp_path: Path) -> None:
    noise = tmp_path / "noise.yaml"
    noise.write_text(
        "整行:\n  - {名: 甲, 式: '(', 据: 乙}\n行内: []\n文末起: []\n截断: []\n", encoding="utf-8"
    )
    with pytest.raises(DrafterError) as caught:
        load_ingest_rules(noise, project / "config" / "moves.yaml")
    assert "正则表达式有误" in caught.value.message
    assert ":2:" in caught.value.place


def test_a_numbered_sentence_that_counts_its_points_is_a_paragraph(rules: IngestRules) -> None:
    blocks = body_of(
        rules,
        "1.把古堰看护好，组建护堰队，由水利站负责，确保6月底前到岗。\n"
        "2.渠道方面，一是堵住2处渗水点，请专家到现场会诊。汛期前完成，由水利站负责。二是备足沙袋。\n",
    )
    assert [block.type for block in blocks] == ["paragraph", "paragraph"]
