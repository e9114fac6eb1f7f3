"""FIG005: behind the name of a figure stands a number that belongs to another figure of the brief."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.figure_mentions import figure_mentions
from drafter.check.known_numbers import Known, holds, known_numbers, unit_of
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.quantities import quantities, whole_span


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    by_name: dict[str, list[Known]] = {}
    for known in known_numbers(context.brief):
        if known.name:
            by_name.setdefault(known.name, []).append(known)
    for part, name, span in figure_mentions(context, by_name):
        stretch = span.of(part.text)
        for quantity in quantities(stretch):
            unit = unit_of(quantity, stretch)
            if any(holds(known, quantity.value, unit) for known in by_name[name]):
                continue
            owner = _owner(by_name, abs(quantity.value), unit)
            if owner:
                place = whole_span(stretch, quantity).shift(span.start)
                yield Finding(
                    context.place(part, place),
                    f"“{name}”后面的“{place.of(part.text)}”是“{owner}”的数",
                    f"“{name}”的数是：{'、'.join(known.label for known in by_name[name])}",
                )


def _owner(by_name: dict[str, list[Known]], value: object, unit: str) -> str:
    """Return the name of the first figure that has a number, or the empty string."""
    for name, numbers in by_name.items():
        if any(known.unit == unit and known.value == value for known in numbers):
            return name
    return ""


RULE = Rule(code="FIG005", name="数字张冠李戴", needs=frozenset({Need.BRIEF}), function=_check)
