"""FIG005: behind the name of a figure stands a number that belongs to another figure of the brief."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.known_numbers import Known, holds, known_numbers, unit_of
from drafter.check.rule import CheckContext, Finding, Need, Part, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.quantities import quantities
from drafter.text.spans import Span

_END = re.compile("[。！？；\n]")


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    by_name: dict[str, list[Known]] = {}
    for known in known_numbers(context.brief):
        if known.name:
            by_name.setdefault(known.name, []).append(known)
    if not by_name:
        return
    names = re.compile("|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True)))
    for part in context.parts():
        found = list(names.finditer(part.text))
        for number, match in enumerate(found):
            stop = _END.search(part.text, match.end())
            end = min(
                stop.start() if stop else len(part.text),
                found[number + 1].start() if number + 1 < len(found) else len(part.text),
            )
            yield from _stray(context, part, Span(match.end(), end), match[0], by_name)


def _stray(
    context: CheckContext, part: Part, span: Span, name: str, by_name: dict[str, list[Known]]
) -> Iterator[Finding]:
    """Yield the numbers of a stretch that another figure has and the one it speaks of has not."""
    text = part.text
    for quantity in quantities(span.of(text)):
        place = quantity.span.shift(span.start)
        unit = unit_of(quantity, span.of(text))
        if any(holds(known, quantity.value, unit) for known in by_name[name]):
            continue
        owners = [
            other
            for other, numbers in by_name.items()
            if any(known.unit == unit and known.value == abs(quantity.value) for known in numbers)
        ]
        if owners:
            own = "、".join(known.label for known in by_name[name])
            yield Finding(
                context.place(part, Span(place.start, place.end + len(quantity.unit))),
                f"“{name}”后面的“{place.of(text)}{quantity.unit}”是“{owners[0]}”的数",
                f"“{name}”的数是：{own}",
            )


RULE = Rule(code="FIG005", name="数字张冠李戴", needs=frozenset({Need.BRIEF}), function=_check)
