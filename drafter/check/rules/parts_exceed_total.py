"""FIG004: 共12个，其中甲8个、乙6个: parts that exceed their total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.check.parts_of_total import divided_totals
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.spans import Span

_COMPLEMENT = re.compile(
    # 8个村中，5个村完成、4个村未完成
    r"(?<![\d.])(?P<total>\d{1,6})(?P<unit>[个家户名人项处座条所件])[^\d，。；、]{0,8}[中里][，,][^\d，。；、]{0,4}"
    r"(?P<one>\d{1,6})(?P=unit)(?P<first>[^\d，。；、]{1,14})[，、,；](?P<rest>其余|剩下|余下|剩余)?的?"
    r"[^\d，。；、]{0,3}(?P<other>\d{1,6})(?P=unit)(?P<second>[^\d，。；、！]{0,14})(?=[，。；、！]|$)"
)
_NOT = re.compile("(?:尚未|还没有?|没有|未|没)(?P<done>..)")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    for block in context.speech.blocks:
        for match in _COMPLEMENT.finditer(block.text):
            yield from _complement(context, block, match)
    for divided in divided_totals(context.speech, parameters):
        total = divided.total.value
        added = sum((part.value for part in divided.parts), Decimal(0))
        largest = max((part.value for part in divided.parts), default=Decimal(0))
        if largest > total or (len(divided.parts) > 1 and added > total):
            shown = divided.shown(largest if largest > total else added)
            what = "其中一项" if largest > total else "各项之和"
            yield Finding(
                context.place(divided.block, divided.span),
                f"{what}（{shown}）大于总数（{divided.shown(total)}）",
                "核对总数和分项；分项之间有交叉的，请写明",
            )


def _complement(context: CheckContext, block: Block, match: re.Match[str]) -> Iterator[Finding]:
    """Yield two parts of which one is what the other is not, and which don't make up their total."""
    denied = _NOT.search(match["second"])
    if not match["rest"] and (denied is None or denied["done"] not in match["first"]):
        return
    total, added, unit = int(match["total"]), int(match["one"]) + int(match["other"]), match["unit"]
    if added != total:
        yield Finding(
            context.place(block, Span(match.start(), match.end())),
            f"两项之和（{added}{unit}）不等于总数（{total}{unit}）",
            "核对总数和两项的数",
        )


RULE = Rule(code="FIG004", name="分项超总数", function=_check)
