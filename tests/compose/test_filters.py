"""The filters of templates keep the source of what they change or join."""

from __future__ import annotations

from drafter.compose.budget import Budget
from drafter.compose.environment import Sandbox, make_environment
from drafter.compose.provenance import Ledger, without_traces
from drafter.compose.traced import own
from drafter.model.draft import Origin


def rendered(text: str, **names: object) -> str:
    environment: Sandbox = make_environment([], Ledger(), Budget())
    return without_traces(environment.from_string(text).render(names))


def test_units_stand_as_the_subject_of_what_they_do() -> None:
    text = "{{ 单位 | 会同 }}把关"
    assert rendered(text, 单位=["甲局"]) == "甲局要把关"
    assert rendered(text, 单位=["甲局", "乙局"]) == "甲局要会同乙局把关"
    assert rendered(text, 单位=["甲局", "乙局", "丙镇"]) == "甲局要会同乙局、丙镇，把关"


def test_a_word_that_the_wording_brings_along_is_dropped_once() -> None:
    assert rendered("要{{ 提法 | 去头('要') }}", 提法="要严格考核") == "要严格考核"
    assert rendered("要{{ 提法 | 去头('要') }}", 提法="严格考核") == "要严格考核"
    assert rendered("{{ 类 | 去尾('项目') }}项目", 类="续建项目") == "续建项目"


def test_a_shortened_text_keeps_its_source() -> None:
    ledger = Ledger()
    environment = make_environment([], ledger)
    text = environment.from_string("要{{ 提法 | 去头('要') }}").render(提法=own("要严格考核", "保障.0.提法"))
    pieces = ledger.split_pieces(text, "模板")
    assert [(piece.text, piece.origin, piece.ref) for piece in pieces] == [
        ("要", Origin.TEMPLATE, "模板"),
        ("严格考核", Origin.BRIEF, "保障.0.提法"),
    ]


def test_deadline_and_target_are_joined_with_or_without_a_comma() -> None:
    task = {"限期": "9月底前", "目标": "全线通车"}
    assert rendered("{{ 任务 | 限时 }}", 任务=task) == "9月底前，全线通车"
    assert rendered("{{ 任务 | 限时('') }}", 任务=task) == "9月底前全线通车"
    assert rendered("{{ 任务 | 限时('') }}", 任务={"限期": "9月底前", "目标": ""}) == "9月底前完成"
