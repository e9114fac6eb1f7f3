"""FIG010: a range whose first number lacks its per cent or its magnitude. Source: GB/T 15834-2011, A.11."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.ranges import number_ranges
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_PER_CENT = ("%", "％")


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for part in context.parts():
        for item in number_ranges(part.text):
            words = item.span.of(part.text)
            place = context.place(part, item.span)
            if item.high_unit in _PER_CENT and not item.low_unit and not item.low_magnitude:
                end = context.place(part, Span(item.low_end, item.low_end + 1)).start
                cut = item.low_end - item.span.start
                yield Finding(
                    place,
                    f"“{words}”前一个数没有带百分号",
                    f"写成“{words[:cut]}{item.high_unit}{words[cut:]}”",
                    Fix(span=Span(end, end), text=item.high_unit),
                )
            elif item.high_magnitude and not item.low_magnitude and item.low < item.high:
                yield Finding(
                    place,
                    f"“{words}”前一个数没有带“{item.high_magnitude}”，会被看成 {item.low:f}",
                    f"前一个数也写明“{item.high_magnitude}”",
                )


RULE = Rule(code="FIG010", name="区间写法", function=_check)
