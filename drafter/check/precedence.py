"""One finding for one slip: where several rules tell of the same characters, the most telling one speaks.

Which rule stays silent beside which is data: 让位 in config/rules/*.yaml. So 布署 is a misspelling once, not also an
unusual word that sounds like a usual one, and a rank that is not the brief's is not also a number without a source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from drafter.model.diagnostic import Diagnostic, Severity
from drafter.model.rule_settings import RuleSettings
from drafter.text.spans import Span

_WEIGHTS = list(Severity)


def without_repeats(diagnostics: Iterable[Diagnostic], settings: RuleSettings) -> tuple[Diagnostic, ...]:
    """Return the findings without those that only repeat what another says of the same characters.

    A finding is left out where one that stays shares a character with it, is at least as grave, and is of a rule
    that its own gives way to. So of findings over one another one always stays, and none that is graver is lost.

    Args:
        diagnostics: The findings.
        settings: Tells which rules give way to which.
    """
    found = list(diagnostics)
    kept: dict[str, list[Diagnostic]] = defaultdict(list)
    stay = set()
    # Rules that give way to fewest come first: what a finding gives way to has been decided by then.
    for number in sorted(range(len(found)), key=lambda number: len(_before(found[number], settings))):
        item = found[number]
        others = (other for code in _before(item, settings) for other in kept[code])
        if not any(_repeats(item, other) for other in others):
            kept[item.code].append(item)
            stay.add(number)
    return tuple(item for number, item in enumerate(found) if number in stay)


def _before(item: Diagnostic, settings: RuleSettings) -> tuple[str, ...]:
    setting = settings.rules.get(item.code)
    return setting.gives_way_to if setting else ()


def _repeats(item: Diagnostic, other: Diagnostic) -> bool:
    return _overlap(item.span, other.span) and _WEIGHTS.index(other.severity) <= _WEIGHTS.index(item.severity)


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end
