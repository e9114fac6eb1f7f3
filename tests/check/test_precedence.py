"""One slip, one finding: what rules say of the same characters is told once, and nothing graver is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.check.catalogue import RULES
from drafter.check.precedence import without_repeats
from drafter.check.runner import check_speech
from drafter.model.diagnostic import Diagnostic, Severity
from drafter.text.spans import Span
from tests.check.contexts import context_of, shipped_settings

SETTINGS = shipped_settings()
WORDS = ("PLH002", "PLH003", "WRD001", "WRD002", "WRD003", "WRD013")


def _of_words(text: str) -> list[str]:
    found = check_speech(context_of(text, full=False), SETTINGS)
    return [item.code for item in found if item.code in WORDS]


@pytest.mark.parametrize(
    "text",
    [
        "各村要抓好统一布署，按时完成清淤任务。",
        "各村要因地治宜，按时完成清淤任务。",
        "大家要再接再励，按时完成清淤任务。",
        "这件事要一以惯之，按时完成清淤任务。",
        "安全上要防患未燃，按时完成清淤任务。",
        "月底前要按装路灯，按时完成清淤任务。",
    ],
)
def test_a_misspelt_word_is_told_once(text: str) -> None:
    assert len(_of_words(text)) == 1


def test_two_misspelt_words_side_by_side_are_told_twice() -> None:
    assert len(_of_words("各村要因地治宜布署任务，再创辉皇。")) == 3


def test_rules_give_way_to_rules_that_there_are() -> None:
    codes = {rule.code for rule in RULES}
    for code, setting in SETTINGS.rules.items():
        assert set(setting.gives_way_to) <= codes - {code}


def _found(code: str, start: int, end: int, severity: Severity | None = None) -> Diagnostic:
    setting = SETTINGS.rules[code]
    return Diagnostic(
        code=code,
        severity=severity or setting.severity,
        authority=setting.authority,
        message=code,
        span=Span(start, end),
        line=1,
        column=start + 1,
        excerpt="",
    )


def _codes(*found: Diagnostic) -> list[str]:
    return [item.code for item in without_repeats(found, SETTINGS)]


def test_a_rank_is_no_number_without_source_besides() -> None:
    assert _codes(_found("FIG001", 3, 5), _found("FIG015", 0, 5)) == ["FIG015"]


def test_a_graver_finding_never_gives_way() -> None:
    milder = _found("FIG015", 0, 5, Severity.ADVICE)
    assert _codes(_found("FIG001", 3, 5), milder) == ["FIG001", "FIG015"]


def test_findings_beside_one_another_both_stay() -> None:
    assert _codes(_found("WRD013", 0, 2), _found("WRD001", 2, 4)) == ["WRD013", "WRD001"]


def test_what_is_left_out_itself_pushes_nothing_aside() -> None:
    found = _found("WRD013", 0, 3), _found("WRD001", 2, 5), _found("PLH002", 4, 6)
    assert _codes(*found) == ["WRD013", "PLH002"]


_ANY = st.builds(
    lambda code, start, length, severity: _found(code, start, start + length, severity),
    st.sampled_from(sorted(SETTINGS.rules)),
    st.integers(0, 12),
    st.integers(0, 4),
    st.sampled_from(list(Severity)),
)


@given(st.lists(_ANY, max_size=12))
def test_whatever_is_left_out_something_as_grave_stays_in_its_place(found: list[Diagnostic]) -> None:
    kept = without_repeats(found, SETTINGS)
    weights = list(Severity)
    for item in found:
        over = [
            other
            for other in kept
            if other.span.start < item.span.end
            and item.span.start < other.span.end
            and weights.index(other.severity) <= weights.index(item.severity)
        ]
        assert item in kept or over
    assert without_repeats(kept, SETTINGS) == kept


def test_rules_that_give_way_to_one_another_do_not_both_fall_silent() -> None:
    rules = dict(SETTINGS.rules)
    rules["WRD001"] = replace(rules["WRD001"], gives_way_to=("PLH003",))
    rules["PLH003"] = replace(rules["PLH003"], gives_way_to=("WRD001",))
    found = _found("WRD001", 0, 2), _found("PLH003", 0, 2)
    assert len(without_repeats(found, replace(SETTINGS, rules=rules))) == 1
