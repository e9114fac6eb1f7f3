"""Every rule against its own file of cases: tests/data/rules/CODE.yaml."""

from __future__ import annotations

import re
from typing import Any

import pytest

from drafter.check.catalogue import RULES
from drafter.check.rule import Rule
from drafter.check.runner import check_speech
from drafter.schema.source import read_yaml
from tests.check.contexts import DATA, case_context, shipped_settings

FILES = sorted((DATA / "rules").glob("*.yaml"))
BY_CODE = {rule.code: rule for rule in RULES}


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(BY_CODE[path.stem], case, id=f"{path.stem}-{number}")
        for path in FILES
        for number, case in enumerate(read_yaml(path).data[kind], 1)
        if path.stem in BY_CODE
    ]


def test_each_rule_has_one_file_and_each_file_one_rule() -> None:
    assert [path.stem for path in FILES] == sorted(BY_CODE)
    assert len(BY_CODE) == len(RULES)


def test_each_rule_has_settings_and_each_setting_a_rule() -> None:
    assert sorted(shipped_settings().rules) == sorted(BY_CODE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_has_enough_cases(path: Any) -> None:
    data = read_yaml(path).data
    assert len(data["pass"]) >= 2
    assert len(data["fail"]) >= 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_code_and_name_are_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.name


@pytest.mark.parametrize(("rule", "case"), _cases("pass"))
def test_rule_is_silent(rule: Rule, case: dict[str, Any]) -> None:
    found = check_speech(case_context(case), shipped_settings(), (rule,))
    assert [(item.excerpt, item.message) for item in found] == []


@pytest.mark.parametrize(("rule", "case"), _cases("fail"))
def test_rule_finds(rule: Rule, case: dict[str, Any]) -> None:
    text = case["text"]
    found = check_speech(case_context(case), shipped_settings(), (rule,))
    assert [item.excerpt for item in found] == case["excerpts"]
    for item in found:
        assert item.code == rule.code
        assert item.suggestion
        if not item.excerpt.endswith("…"):
            assert item.span.of(text) == item.excerpt
        assert text.split("\n")[item.line - 1][item.column - 1 :].startswith(item.span.of(text))
    if "fixes" in case:
        assert [item.fix.text if item.fix else None for item in found] == case["fixes"]
    if "message" in case:
        assert case["message"] in found[0].message
    if "suggestion" in case:
        assert case["suggestion"] in found[0].suggestion
