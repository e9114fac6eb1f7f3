"""FIG021: two parts that are usually all there is, 续建 and 新建, and are less than their total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.check.parts_of_total import DividedTotal, divided_totals
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.quantities import Quantity

_TWO = 2


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    pairs = [(one, other) for one, other in parameters.table("两分").items()]
    for divided in divided_totals(context.speech, parameters):
        if len(divided.parts) != _TWO or divided.after.startswith(("等", "以及")):
            continue
        if not any(_named(divided, one, other) or _named(divided, other, one) for one, other in pairs):
            continue
        added = sum((part.value for part in divided.parts), Decimal(0))
        slack = sum((_half_step(number) for number in (divided.total, *divided.parts)), Decimal(0))
        if divided.total.value - added > slack:
            yield Finding(
                context.place(divided.block, divided.span),
                f"两项之和是 {divided.shown(added)}，比总数（{divided.shown(divided.total.value)}）少",
                "核对总数和两项的数；还有第三项的，写出来或写“等”",
            )


def _named(divided: DividedTotal, one: str, other: str) -> bool:
    return one in divided.names[0] and other in divided.names[1]


def _half_step(number: Quantity) -> Decimal:
    """Return how far a printed number may be off: nothing for a whole number without a magnitude."""
    places = -int(number.value.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(-places) / 2 if number.magnitude or places > 0 else Decimal(0)


RULE = Rule(code="FIG021", name="分项不足总数", function=_check)
