"""Structural terms in words: what a reader calls the build of a paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from drafter.text.numbering import chinese_integer

BUILD = ("lead", "enumeration", "series", "run", "figures", "parallel", "formula", "connective", "heading")
"""Families of terms that show the build of a paragraph."""


class Trait(NamedTuple):
    """A structural term in words."""

    family: str
    text: str
    rank: int
    """Of traits with one `topic`, the highest says the most."""
    topic: str


def trait(term: str) -> Trait | None:
    """Return a term of the build in Chinese, or None for one of another family."""
    family, _, value = term.partition("|")
    if family not in BUILD:
        return None
    topic, rank = family, 0
    if family == "lead":
        text, rank = (f"开头用{value}字的短句总提", 1) if value else ("开头用短句总提", 0)
    elif family == "enumeration":
        style, _, count = value.partition("|")
        text, rank, topic = _enumeration_text(style, count), int(count or 0), family + style
    elif family == "series":
        text, rank = f"分{chinese_integer(int(value))}条说", int(value)
    elif family == "run":
        opener, _, count = value.partition("|")
        text, rank, topic = f"连用{count}个“{opener}”", int(count), family + opener
    elif family == "figures":
        first, _, second = value.partition("→")
        text = f"接连写几个{first}" if first == second else f"接连写{first}和{second}"
    elif family == "parallel":
        length, _, count = value.partition("|")
        text, rank, topic = f"连用{count}个{length}字短句", int(count), family + length
    elif family == "formula":
        text, topic = f"“{value}”句式", term
    elif family == "connective":
        text, topic = f"用“{value}”承接", term
    else:
        text, topic = f"“{value}”式的标题", term
    return Trait(family, text, rank, topic)


def is_plain(term: str) -> bool:
    """Tell whether a term is true of nearly every passage and no reason to name: counts and dates in a row."""
    family, _, value = term.partition("|")
    return family == "figures" and not {"数量", "日期"}.isdisjoint(value.split("→"))


def shared_traits(weights: Mapping[str, float]) -> list[Trait]:
    """Return the traits of the build among structural terms, the weightiest first, one for each topic."""
    best: dict[str, Trait] = {}
    totals: defaultdict[str, float] = defaultdict(float)
    # Heavier terms come first, so that of traits with one rank the weightiest stays.
    for term, weight in sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])):
        item = trait(term)
        if item is not None:
            totals[item.topic] += weight
            if item.topic not in best or item.rank > best[item.topic].rank:
                best[item.topic] = item
    if any(item.family == "enumeration" for item in best.values()):
        best.pop("series", None)  # 一是…四是 says it already
    return sorted(best.values(), key=lambda item: (-totals[item.topic], item.text))


def _enumeration_text(style: str, count: str) -> str:
    last = chinese_integer(min(int(count or 0), 10))
    if style == "首先":
        return "首先…其次…"
    if not count:
        return f"{style}…"
    return f"第一…第{last}" if style == "第一" else f"{style}…{last}{style[1:]}"
