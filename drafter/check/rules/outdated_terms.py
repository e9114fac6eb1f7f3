"""WRD011: terms that public documents no longer use for present work."""

from __future__ import annotations

from drafter.check.rule import Need, Rule
from drafter.check.words import outdated_in

RULE = Rule(
    code="WRD011",
    name="过时提法",
    needs=frozenset({Need.WORDING}),
    function=outdated_in("提法", "过去的提法"),
)
