from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.check.baseline import fingerprints, read_baseline, write_baseline
from drafter.check.exemptions import without_exempt
from drafter.check.fixing import MECHANICAL, apply_changes, mechanical_changes
from drafter.check.runner import check_speech
from drafter.check.sarif import as_sarif
from drafter.errors import DrafterError, FaultListError
from drafter.model.diagnostic import Diagnostic
from drafter.schema.suppressions import Suppression, read_suppressions
from tests.check.contexts import context_of, shipped_settings

SETTINGS = shipped_settings()
TEXT = "各村要再创辉皇,核对身分。。\n取得了了成绩，峻工12公里。\n再创辉皇，约30个左右。\n"


def _found(text: str) -> tuple[Diagnostic, ...]:
    return check_speech(context_of(text, full=False), SETTINGS)


def _fixed(text: str) -> str:
    return apply_changes(text, mechanical_changes(text, _found(text)))


def test_mechanical_faults_are_mended_and_not_found_again() -> None:
    fixed = _fixed(TEXT)
    assert fixed == "各村要再创辉煌，核对身份。\n取得了成绩，竣工12公里。\n再创辉煌，约30个左右。\n"
    assert not [item for item in _found(fixed) if item.fix and item.code in MECHANICAL]


_PIECES = st.sampled_from(
    [
        "再创辉皇",
        "，，",
        "。。",
        "(一)",
        "同志们,",
        "取得了了",
        "３０",
        "布署",
        "、等工作",
        "增长12.6%",
        "\n",
        "“甲”",
        "一是、",
        "二零二六年",
    ]
)


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_what_is_not_replaced_stays(text: str) -> None:
    changes = mechanical_changes(text, _found(text))
    fixed = apply_changes(text, changes)
    left = [item.fix.span for item in changes]
    rest = "".join(c for place, c in enumerate(text) if not any(s.start <= place < s.end for s in left))
    kept = iter(fixed)
    assert all(character in kept for character in rest)  # in order
    numbers = re.findall(r"\d+", rest)
    assert all(number in fixed for number in numbers)
    assert fixed.count("\n") == text.count("\n")


def test_a_baseline_holds_when_lines_move() -> None:
    known = read_baseline(write_baseline(_found(TEXT)), "b.json")
    moved = "## 一、先修渠\n各村马上行动。\n" + TEXT.replace("约30个", "修渠，约30个")
    assert [mark for _, mark in fingerprints(_found(moved)) if mark not in known] == []
    more = [item.excerpt for item, mark in fingerprints(_found(TEXT + "再创辉皇。\n")) if mark not in known]
    assert more == ["辉皇"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"findings": [1]}', '{"version": 9, "findings": []}', "null"]
)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(DrafterError, match="基线"):
        read_baseline(text, "b.json")


def test_accepted_words_and_suppressions() -> None:
    found = _found(TEXT)
    assert not [item for item in without_exempt(TEXT, found, ["辉皇"]) if item.excerpt == "辉皇"]
    entry = Suppression(code="WRD001", words="峻工 12公里", reason="引文")
    kept = [item.excerpt for item in without_exempt(TEXT, found, (), [entry]) if item.code == "WRD001"]
    assert kept == ["辉皇", "辉皇"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{代号: WRD001, 原文: 峻工}", "没有写“理由”"),
        ("{代号: WRD001, 理由: 引文}", "没有写“原文”"),
        ("{代号: WRD999, 原文: 峻工, 理由: 引文}", "没有规则“WRD999”"),
    ],
)
def test_a_suppression_without_reason_is_refused(tmp_path: Path, entry: str, message: str) -> None:
    path = tmp_path / "suppressions.yaml"
    path.write_text(f"放过:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(FaultListError) as caught:
        read_suppressions([path], SETTINGS.rules)
    assert caught.value.faults[0][0].endswith(":2:5")
    assert message in caught.value.faults[0][1]


def test_sarif_has_what_readers_need() -> None:
    found = _found(TEXT)
    log = as_sarif(found, file="稿.md", text=TEXT, settings=SETTINGS)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["id"] and rule["help"]["text"] for rule in rules)
    assert len(run["results"]) == len(found)
    for result, item in zip(run["results"], found, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == item.code
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (item.line, item.column)
        assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])
