"""What holds for any text at all: no exception, no lost character, spans that point at their text."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.ingest.pipeline import IngestRules, ingest_text
from drafter.model.speech import ParsedFile
from drafter.text.characters import squeeze

FRAGMENTS = [
    "同志们：",
    "同志们:",
    "今天，我们召开全镇工作会议。",
    "下面，我讲三点意见。",
    "一、2030年工作回顾",
    "二、",
    "（一）",
    "(二)抓好项目。",
    "1.",
    "1、",
    "2、",
    "3、",
    "第1页 / 共5页",
    "篇一：镇长讲话",
    "篇2",
    "讲话稿(二)",
    "谢谢大家！",
    "相关文章",
    "镇长在全镇大会上的讲话",
    "（2030年1月5日）",
    "青柳镇镇长 某某",
    "——在动员大会上的讲话",
    "&nbsp;",
    "&ldquo;",
    "&#10;",
    "\n",
    "\n\n",
    "　　",
    "\t",
    " ",
    "。",
    "，",
    "；",
    "要加快推进项目建设，确保完成全年目标",
    "让我们携手奋进！",
    "首页",
    "上一篇：某某",
    "【 标  题 】",
    "新华社某地1月5日电 ",
    "预期目标是：收入增长5%。",
    "习近平指出，",
    "第三条",
    "*",
    "﹡",
    "xx",
    "\u200b",
    "\ufeff",
    "𠀀",
    "# ",
    "## 一、",
    "展开阅读全文",
]
DOCUMENTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=60).map("".join)


def accounted(parsed: ParsedFile) -> list[bool]:
    seen = [False] * len(parsed.text)
    spans = [item.span for item in parsed.noise]
    for speech in parsed.speeches:
        spans += [span for block in speech.blocks for span in block.spans]
        spans += speech.masthead
    for span in spans:
        seen[span.start : span.end] = [True] * (span.end - span.start)
    return seen


def decoded(text: str) -> str:
    return squeeze(
        re.sub(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});", lambda m: html.unescape(m[0]), text)
    )


@given(DOCUMENTS)
@example("同志们：\n今天，我们开会。" * 40)
@example("讲话\n同志们:" * 80)
def test_nothing_vanishes_and_spans_point_at_their_text(rules: IngestRules, text: str) -> None:
    for format_ in ("text", "markdown"):
        parsed = ingest_text(text, "x.txt", rules, format_=format_)
        seen = accounted(parsed)
        lost = [text[i] for i in range(len(text)) if not seen[i] and squeeze(text[i])]
        assert not lost
        for item in parsed.noise:
            assert item.span.of(text) == item.text
        for speech in parsed.speeches:
            for block in speech.blocks:
                assert decoded("".join(span.of(text) for span in block.spans)) == squeeze(block.text)
                assert (block.level is None) == (block.type == "paragraph")


@pytest.mark.parametrize(
    "unit",
    [
        "一",
        "。",
        "（",
        "1、",
        "\n1、",
        " ",
        "　　",
        "&",
        "同志们:",
        "一、",
        "(一)",
        "讲话(一):",
        "要",
        "——",
        "篇1",
        "2030年",
        "[",
        "第1页",
        "*",
    ],
)
def test_one_megabyte_of_one_thing_is_read(rules: IngestRules, unit: str) -> None:
    text = unit * (350_000 // len(unit))
    assert ingest_text(text, "x.txt", rules).text == text
