"""FIG014: 不低于10% of the brief has become 不超过10%, or the bound has gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from drafter.check.labelled_quantities import LabelledQuantity, brief_quantities, labelled_quantities
from drafter.check.rule import CheckContext, Finding, Need, Part, Rule
from drafter.model.rule_settings import Parameters

_Key = tuple[Decimal, str]
_OPPOSITE = {"下限": "上限", "上限": "下限"}
_EXAMPLES = {"下限": "不低于、以上", "上限": "不超过、以内"}


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    wanted: dict[_Key, list[LabelledQuantity]] = defaultdict(list)
    for item in brief_quantities(context.brief):
        wanted[_key(item)].append(item)
    bounded: dict[_Key, LabelledQuantity] = {}
    for key, items in wanted.items():
        firm = [item for item in items if item.bound in _OPPOSITE]
        if len({item.bound for item in firm}) == 1:
            bounded[key] = firm[0]
    figures = {abs(amount.value) for figure in context.brief.figures for amount in (figure.value,)}
    used: dict[_Key, list[tuple[Part, LabelledQuantity]]] = defaultdict(list)
    for part in context.parts() if bounded else ():
        for item in labelled_quantities(part.text):
            if _key(item) in bounded:
                used[_key(item)].append((part, item))
    for key, places in used.items():
        told = bounded[key]
        kept = any(item.bound == told.bound for _, item in places)
        for part, item in places:
            lost = (
                not item.bound
                and not kept
                and len({entry.bound for entry in wanted[key]}) == 1
                and key[0] not in figures
                and _same_thing(item, told)
            )
            if item.bound == _OPPOSITE[told.bound] or lost:
                yield _finding(context, part, item, told)


def _same_thing(item: LabelledQuantity, told: LabelledQuantity) -> bool:
    return bool(told.label) and item.label == told.label


def _finding(context: CheckContext, part: Part, item: LabelledQuantity, told: LabelledQuantity) -> Finding:
    start, end = max(0, told.span.start - 6), told.span.end + 2
    words = item.span.of(part.text)
    now = f"写成了{item.bound}" if item.bound else "没有写"
    return Finding(
        context.place(part, item.span),
        f"“{words}”在需求单里是{told.bound}（“{told.text[start:end]}”），这里{now}",
        f"照需求单写明“{_EXAMPLES[told.bound]}”一类的字样",
    )


def _key(item: LabelledQuantity) -> _Key:
    return abs(item.quantity.value), item.unit


RULE = Rule(code="FIG014", name="界限词走样", needs=frozenset({Need.BRIEF}), function=_check)
