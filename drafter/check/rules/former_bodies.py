"""WRD010: names of bodies that reforms have done away with."""

from __future__ import annotations

from drafter.check.rule import Need, Rule
from drafter.check.words import outdated_in

RULE = Rule(
    code="WRD010",
    name="过时机构名",
    needs=frozenset({Need.WORDING}),
    function=outdated_in("机构", "机构改革以前的名称"),
)
