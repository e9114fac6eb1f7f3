from __future__ import annotations

import json
from dataclasses import replace

from drafter.check.catalogue import RULES
from drafter.check.report import as_json, render_text
from drafter.check.rule import OldSpeech
from drafter.check.runner import check_speech
from drafter.model.diagnostic import Diagnostic
from tests.check.contexts import context_of, shipped_settings

TEXT = "## 一、稳住工业\n## 三、抓好农业\nABC各村马上清淤。。\n"


def _found() -> tuple[Diagnostic, ...]:
    """Return what two of the rules find in the text."""
    rules = tuple(rule for rule in RULES if rule.code in {"NUM001", "PUN002"})
    return check_speech(context_of(TEXT, full=False), shipped_settings(), rules)


def test_text_names_place_reason_authority_and_suggestion() -> None:
    found = _found()
    report = render_text(found, file="稿.md", text=TEXT, settings=shipped_settings())
    assert report.split("\n") == [
        "稿.md:2:4: 错误 NUM001 标题编号跳号：“三、”前面缺“二、”（第 2 行，第 2 段）",
        "    2 | ## 三、抓好农业",
        "      |    ^^^^",
        "      = 依据：标准（GB/T 9704—2012 第7.3.3条，结构层次序数）",
        "      = 建议：改为“二、”，或补上漏掉的一条，并核对后面的编号",
        "",
        "稿.md:3:10: 错误 PUN002 标点重复：“。。”（第 3 行，第 3 段）",
        "    3 | ABC各村马上清淤。。",
        "      |    　　　　　　^^^^",
        "      = 依据：标准（GB/T 15834—2011）",
        "      = 建议：只留“。”",
        "",
        "共 2 处：错误 2。",
        "",
    ]


def test_lines_and_paragraphs_are_told_apart() -> None:
    text = TEXT.replace("\n", "\n\n")
    found = check_speech(context_of(text, full=False), shipped_settings())
    report = render_text(found, file="稿.md", text=text)
    assert "稿.md:5:10: 错误 PUN002 标点重复：“。。”（第 5 行，第 3 段）" in report


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "各村马上清淤，" * 60 + "。。" + "散会" * 60 + "\n"
    found = [
        item
        for item in check_speech(context_of(text, full=False), shipped_settings())
        if item.code == "PUN002"
    ]
    report = render_text(found, file="稿.md", text=text)
    line, marker = report.split("\n")[1:3]
    assert line.startswith("    1 | ...")
    assert line.endswith("...")
    assert len(line) < 80
    assert "^" in marker


def test_old_numbers_of_a_copied_speech_are_one_list() -> None:
    body = "".join(f"第{number}项工作全镇一共清理淤积的沟渠{number * 37}公里。" for number in range(11, 31))
    context = context_of(f"# 在全镇清淤大会上的讲话\n\n{body}\n", full=False)
    context = replace(context, old=(OldSpeech(file="旧.md", text=context.text, speech=context.speech),))
    found = check_speech(context, shipped_settings())
    assert [item.code for item in found].count("STL001") == 20  # each with its place for programs
    report = render_text(found, file="稿.md", text=context.text, settings=shipped_settings())
    assert report.count("STL001") == 1
    assert "STL001 20 个数与旧稿相同，多半没有换：\n" in report
    assert "      - 第 3 行，第 2 段：407公里、444公里、" in report
    alone = [item for item in found if item.code == "STL001"]
    assert render_text(alone, file="稿.md", text=context.text).count("STL001") == 20


def test_nothing_found_is_said() -> None:
    assert render_text([], file="稿.md", text="") == "没有发现问题。\n"


def test_json_follows_the_contract() -> None:
    found = _found()
    data = json.loads(json.dumps(as_json(found, file="稿.md", text=TEXT, kind="other"), ensure_ascii=False))
    assert {key: data[key] for key in ("version", "file", "kind", "profile")} == {
        "version": 1,
        "file": "稿.md",
        "kind": "other",
        "profile": {},
    }
    assert data["diagnostics"][1] == {
        "code": "PUN002",
        "severity": "error",
        "authority": "标准",
        "message": "标点重复：“。。”",
        "span": [29, 31],
        "line": 3,
        "column": 10,
        "paragraph": 3,
        "excerpt": "。。",
        "suggestion": "只留“。”",
        "fix": {"span": [29, 31], "text": "。"},
    }
