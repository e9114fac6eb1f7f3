"""ORD001: bodies, levels or fields listed against their usual order (政府、人大).

Source: custom, config/orders.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.roster import FixedOrder
from drafter.model.rule_settings import Parameters
from drafter.resources import shipped
from drafter.schema.roster import read_orders
from drafter.text.characters import CJK
from drafter.text.spans import Span

_LIST = re.compile(rf"[{CJK}、]+")
_ITEM = re.compile("[^、和及与]+")
_SEPARATOR = re.compile("[、和及与]")
_REGIONS = ["省", "区", "市"]
"""Provinces, autonomous regions, cities under the central government: no three levels."""
_LEVELS = re.compile("[省市州县区旗镇乡]")
_TAIL = re.compile("[两三四五各]级.*")
"""What may follow the last item of a list of levels: 省、市、县三级联动."""
_LONGEST = 12
"""Characters of an item that may be a body with what stands before it (中共汀兰县委)."""
_PREFIX = 3
"""Characters that may stand before the body's word in the last item."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    orders = context.orders or _shipped_orders()
    known = [(order, _any_member(order)) for order in orders]
    upwards = parameters.words("自下而上")
    for part in context.parts():
        for listing in _LIST.finditer(part.text):
            if not _SEPARATOR.search(listing[0]):
                continue
            concerned = [order for order, words in known if len(words.findall(listing[0])) > 1]
            if not concerned:
                continue
            items = [Span(*item.span()).shift(listing.start()) for item in _ITEM.finditer(listing[0])]
            texts = [item.of(part.text) for item in items]
            for order in concerned:
                pair = _against(texts, order)
                if pair is None:
                    continue
                first, second = pair
                span = Span(items[first].start, items[second].end)
                before = part.text[max(0, span.start - 6) : span.start]
                if any(word in before + span.of(part.text) for word in upwards):
                    continue
                yield Finding(
                    context.place(part, span),
                    f"“{texts[first]}”列在“{texts[second]}”前面，与{order.name}的通常次序相反",
                    f"通常的次序是：{'、'.join(words[0] for words in order.members)}",
                )


def _against(texts: list[str], order: FixedOrder) -> tuple[int, int] | None:
    """Return the places of the first two neighbours that stand against an order, or None."""
    if texts[:2] == _REGIONS[1:] or ([text[-1:] for text in texts[:2]] == _REGIONS[:2] and texts[2:3]):
        return None
    last_rank, last, last_level = -1, 0, ""
    for number, text in enumerate(texts):
        is_last = number == len(texts) - 1
        rank = _rank(_TAIL.sub("", text) if is_last else text, order, is_last=is_last)
        if rank is None:
            last_rank = -1
            continue
        level = (_LEVELS.findall(text) or [""])[-1] if order.same_level else ""
        if rank < last_rank and (level == last_level or not level or not last_level):
            return last, number
        last_rank, last, last_level = rank, number, level
    return None


def _rank(text: str, order: FixedOrder, *, is_last: bool) -> int | None:
    """Return which member an item names; behind the last item's member the sentence may go on."""
    if len(text) > _LONGEST and not is_last:
        return None
    found = [
        (len(word), rank)
        for rank, words in enumerate(order.members)
        for word in words
        if text == word
        or (
            not order.whole_words
            and (text.endswith(word) or (is_last and word in text[: _PREFIX + len(word)]))
        )
    ]
    return max(found)[1] if found else None


def _any_member(order: FixedOrder) -> re.Pattern[str]:
    words = sorted({word for words in order.members for word in words}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache  # a small table that never changes while the program runs
def _shipped_orders() -> tuple[FixedOrder, ...]:
    return read_orders([shipped("config", "orders.yaml")])


RULE = Rule(code="ORD001", name="列举次序", function=_check)
