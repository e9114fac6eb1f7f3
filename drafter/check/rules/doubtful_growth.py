"""FIG019: a growth that rounding allows, but that is far from the growth of the numbers as printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drafter.check.growth_claims import growth_claims, growth_words
from drafter.check.printed import printed
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.growth import allows, growth_interval
from drafter.text.spans import Span

_RATES = ("%", "％")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    words = growth_words(parameters)
    least = parameters.number("相差")
    for claim in growth_claims(context, parameters, words):
        match = claim.match
        groups = match.groupdict()
        if not groups.get("base") or not groups.get("rate") or groups["rate_u"] not in _RATES:
            continue
        value = printed(match, "value", words.counted)
        base = printed(match, "base", words.counted, like=value)
        interval = growth_interval(value, base)
        if interval is None or value.unit != base.unit or value.unit.startswith((*_RATES, "余", "多")):
            continue
        stated = Decimal(match["rate"]) * (-1 if words.falls(match["way"]) else 1)
        shown = (value.value / base.value - 1) * 100
        if allows(interval, stated) and abs(stated - shown) >= least:
            span = Span(match.start("value"), match.end()).shift(claim.offset)
            if match.start("base") < match.start("value"):
                span = Span(match.start(), match.end()).shift(claim.offset)
            word = "增长" if shown >= 0 else "下降"
            yield Finding(
                context.place(claim.block, span),
                f"按印出来的 {base.text}、{value.text} 算是{word} {abs(round(shown, 1))}%，"
                f"与“{match['way']}{match['rate']}%”相差较大；四舍五入能说得通，听的人会算不拢",
                "两个数多写一位小数，或核对增幅",
            )


RULE = Rule(code="FIG019", name="增幅存疑", function=_check)
