from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.check.catalogue import RULES
from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.check.runner import INTERNAL_FAULT, WRONG_SUPPRESSION, check_speech, idle_rules
from drafter.model.diagnostic import Severity
from drafter.model.rule_settings import Parameters, RuleSettings
from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Move
from drafter.text.spans import Span
from tests.check.contexts import context_of, shipped_settings

WRONG = "## 一、稳住工业\n## 三、抓好农业\n各村,马上清淤。。\n"


def _codes(text: str) -> list[str]:
    return [item.code for item in check_speech(context_of(text, full=False), shipped_settings())]


def test_findings_come_in_the_order_of_their_places() -> None:
    assert _codes(WRONG) == ["NUM001", "PUN001", "PUN002"]


def test_a_rule_that_raises_is_reported_and_the_rest_still_run() -> None:
    def broken(_context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
        raise RuntimeError("坏了")
        yield

    rules = (replace(RULES[0], function=broken), *RULES[1:])
    found = check_speech(context_of(WRONG, full=False), shipped_settings(), rules)
    assert [item.code for item in found] == [INTERNAL_FAULT, "PUN001", "PUN002"]
    assert found[0].severity is Severity.ERROR
    assert "NUM001" in found[0].message


def test_a_suppression_with_a_reason_holds_for_the_next_line() -> None:
    text = WRONG.replace("## 三", "<!-- 不查 NUM001：原稿如此 -->\n\n## 三")
    assert _codes(text) == ["PUN001", "PUN002"]


def test_a_suppression_of_several_rules() -> None:
    text = WRONG.replace("各村", "<!-- 不查 PUN001、PUN002: 引文照录 -->\n各村")
    assert _codes(text) == ["NUM001"]


@pytest.mark.parametrize(
    "mark", ["<!-- 不查 NUM001 -->", "<!-- 不查 NUM001： -->", "<!-- 不查：没写代码 -->"]
)
def test_a_suppression_without_reason_or_code_holds_for_nothing(mark: str) -> None:
    assert _codes(WRONG.replace("## 三", f"{mark}\n## 三")) == [
        WRONG_SUPPRESSION,
        "NUM001",
        "PUN001",
        "PUN002",
    ]


def test_a_suppression_of_an_unknown_rule_is_told() -> None:
    found = check_speech(
        context_of("<!-- 不查 NUM999：原因 -->\n各村清淤。\n", full=False), shipped_settings()
    )
    assert [item.code for item in found] == [WRONG_SUPPRESSION]
    assert "NUM999" in found[0].message


def test_a_switched_off_rule_does_not_run() -> None:
    settings = shipped_settings()
    off = RuleSettings({**settings.rules, "NUM001": replace(settings.rules["NUM001"], enabled=False)})
    context = context_of(WRONG, full=False)
    assert "NUM001" not in [item.code for item in check_speech(context, off)]
    reasons = {rule.code: reason for rule, reason in idle_rules(context, off)}
    assert reasons["NUM001"] == "已关闭"
    assert "需求单" in reasons["FIG001"]


def test_places_in_a_block_joined_from_several_lines() -> None:
    text = "前面的话\n各村要马上\n清淤。。散会\n"
    block = Block(
        type="paragraph",
        move=Move.DEPLOYMENT,
        text="各村要马上清淤。。散会",
        spans=(Span(5, 10), Span(11, 17)),
    )
    context = CheckContext(speech=Speech(id="x", title=None, blocks=(block,)), text=text)
    (found,) = check_speech(context, shipped_settings())
    assert (found.line, found.column, found.excerpt) == (3, 3, "。。")


def test_places_where_the_reader_left_blanks_out() -> None:
    text = "各 村 要 马上 清淤。。散会"
    block = Block(
        type="paragraph", move=Move.DEPLOYMENT, text="各村要马上清淤。。散会", spans=(Span(0, len(text)),)
    )
    context = CheckContext(speech=Speech(id="x", title=None, blocks=(block,)), text=text)
    (found,) = check_speech(context, shipped_settings())
    assert found.span.of(text) == "。。"


@given(st.text(max_size=80), st.data())
def test_places_of_any_part_lie_in_the_file(text: str, data: st.DataObject) -> None:
    kept = "".join(character for character in text if not character.isspace())
    start = data.draw(st.integers(0, len(kept)))
    end = data.draw(st.integers(start, len(kept)))
    context = CheckContext(speech=Speech(id="x", title=None), text=text)
    span = context.place(Part(kept, (Span(0, len(text)),), None), Span(start, end))
    assert 0 <= span.start <= span.end <= len(text)
    if start < end:
        assert "".join(span.of(text).split()) == kept[start:end]


_WORDS = ("一是", "三要", "首先，", "第二，", "由4个增加到7个，增加2个", "12.6亿元", "，比上年的", "增长20%")
_MARKS = ("其中", "、", "。", "\n", "## ", "### ", "一、", "（二）", "3.", "，，")
_REST = ("(", ")", "“", "××", "O0%", "讲三点意见", "固定资产投资", "<!--", "-->", "万", "%", " ")
_PIECES = st.sampled_from([*_WORDS, *_MARKS, *_REST])


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_text_makes_a_rule_raise(text: str) -> None:
    context = context_of(text.replace("<!--", "<!-- 不查 NUM001："))
    found = check_speech(context, shipped_settings())
    assert INTERNAL_FAULT not in [item.code for item in found]
    assert all(0 <= item.span.start <= item.span.end <= len(context.text) for item in found)


@pytest.mark.parametrize(
    "piece", [*'一，。1("*×九是某_（【?共 增OI%', "一是", "其中1个、", "由1个", "12亿元，比上年", "100,"]
)
def test_a_long_run_of_one_thing_does_not_stall(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    block = Block(type="paragraph", move=Move.DEPLOYMENT, text=text, spans=(Span(0, len(text)),))
    heading = replace(block, type="heading", level=1)
    context = replace(context_of("x"), speech=Speech(id="x", title=None, blocks=(heading, block)), text=text)
    found = check_speech(context, shipped_settings())
    assert INTERNAL_FAULT not in [item.code for item in found]


def test_a_rule_says_what_it_needs() -> None:
    assert all(isinstance(rule, Rule) for rule in RULES)
    bare = context_of("x", full=False)
    idle = {rule.code for rule in RULES if not rule.can_run(bare)}
    assert idle <= {rule.code for rule in RULES if rule.needs}
    assert {"FIG001", "NAM001", "STR001", "STR004"} <= idle
