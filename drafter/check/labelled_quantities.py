"""Numbers of a text with what they count and with the words that bound them: 引进项目不少于6个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.known_numbers import unit_of
from drafter.model.brief import Brief
from drafter.model.brief_texts import brief_texts
from drafter.text.characters import CJK
from drafter.text.quantities import Quantity, quantities, whole_span
from drafter.text.spans import Span

_LOWER_BEFORE = "不低于|不少于|不小于|不下于|至少|最少|高于|大于|多于|超过|突破"
_UPPER_BEFORE = "不超过|不高于|不多于|不大于|至多|最多|低于|小于|少于|不到|控制在|压减到|压降到"
_ABOUT_BEFORE = "大约|约|接近|将近|近"
_LOWER_AFTER, _UPPER_AFTER, _ABOUT_AFTER = "以上", "以内|以下|之内", "左右|上下"
_BEFORE = re.compile(
    rf"(?:(?P<lower>{_LOWER_BEFORE})|(?P<upper>{_UPPER_BEFORE})|(?P<about>{_ABOUT_BEFORE}))(?:到|至|在)?$"
)
_AFTER = re.compile(
    rf"[{CJK}a-zA-Z%‰]{{0,4}}?(?:(?P<lower>{_LOWER_AFTER})|(?P<upper>{_UPPER_AFTER})|(?P<about>{_ABOUT_AFTER}))"
)
_VERB = re.compile(
    r"(?:力争|争取|努力|确保|必须|务必|保证|稳定|保持|分别|累计|全部|实现|完成|达到|增加到|提高到|提升到|降到|降至|增至|达|到|为|是|有|了|共|在|各)+$"
)
_NAME = re.compile(rf"[{CJK}]+$")
_READ_APART = frozenset({"figures", "date", "deadline", "note"})
"""Fields of a brief whose numbers are no quantities, or are known otherwise."""
_WINDOW = 16
_LONGEST, _SHORTEST = 4, 2


class LabelledQuantity(NamedTuple):
    """One number."""

    quantity: Quantity
    unit: str
    label: str
    """Up to four characters before the number that say what is counted, or empty."""
    bound: str
    """`下限`, `上限`, `约` or empty."""
    span: Span
    """Of number and unit."""
    text: str
    """What it stands in: a text of the brief, or the part."""


def labelled_quantities(text: str) -> Iterator[LabelledQuantity]:
    """Yield the numbers of a text."""
    for quantity in quantities(text):
        span = whole_span(text, quantity)
        before = text[max(0, span.start - _WINDOW) : span.start]
        behind = _AFTER.match(text, quantity.span.end)
        front = _BEFORE.search(before)
        bound = _bound(front) or _bound(behind)
        stem = before[: front.start()] if front else before
        name = _NAME.search(_VERB.sub("", stem))
        label = name[0][-_LONGEST:] if name and len(name[0]) >= _SHORTEST else ""
        yield LabelledQuantity(quantity, unit_of(quantity, text), label, bound, span, text)


def brief_quantities(brief: Brief) -> tuple[LabelledQuantity, ...]:
    """Return the numbers in the sentences and clauses of a brief; its figures and dates are left out."""
    texts = brief_texts(brief, without=_READ_APART)
    return tuple(item for text in texts for item in labelled_quantities(text))


def _bound(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    return "下限" if match["lower"] else "上限" if match["upper"] else "约"
