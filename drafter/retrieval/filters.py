"""Which passages a query's filters admit."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from drafter.errors import DrafterError
from drafter.retrieval.index import Index
from drafter.retrieval.query import Query, nearest
from drafter.retrieval.records import COLUMNS

_THEMES = re.compile("[、，,]")
_SHOWN = 30
_LAST_YEAR = 9999


def admitted(index: Index, query: Query) -> NDArray[np.bool_] | None:
    """Return a (size,) mask of the passages that all filters admit, or None without any filter.

    Raises:
        DrafterError: The index knows no such theme or speech.
    """
    masks = []
    for name, value in (("kind", query.kind), ("move", query.move), ("level", query.level)):
        if value is not None:
            masks.append(_among(index, name, {value.value}))
    if query.theme:
        masks.append(_among(index, "theme", _theme_values(index, query.theme)))
    if query.source:
        masks.append(_among(index, "source", {query.source}))
    if query.speech_id:
        known = index.names.get("speech_id", ())
        if query.speech_id not in known:
            hint = nearest(query.speech_id, known)
            raise DrafterError(
                f"检索索引里没有代号为“{query.speech_id}”的讲话{hint}请用 drafter corpus list 查看"
            )
        masks.append(_among(index, "speech_id", {query.speech_id}))
    first, last = query.years
    if first is not None or last is not None:
        years = index.columns[COLUMNS.index("year")]
        low, high = (_year(first, 1), _year(last, _LAST_YEAR))  # 0 is an unknown year
        masks.append((years >= low) & (years <= high))
    return np.logical_and.reduce(masks) if masks else None


def _year(year: int | None, default: int) -> int:
    return default if year is None else min(max(year, 1), _LAST_YEAR + 1)


def _among(index: Index, name: str, values: set[str]) -> NDArray[np.bool_]:
    ordinals = [ordinal for ordinal, value in enumerate(index.names.get(name, ())) if value in values]
    result: NDArray[np.bool_] = np.isin(index.columns[COLUMNS.index(name)], ordinals)
    return result


def _theme_values(index: Index, theme: str) -> set[str]:
    """Return the theme marks that name a theme, alone or among others."""
    marks = index.names.get("theme", ())
    found = {mark for mark in marks if theme in _THEMES.split(mark)}
    if not found:
        known = sorted({part for mark in marks for part in _THEMES.split(mark) if part})
        shown = "、".join(known[:_SHOWN]) or "（语料没有标注领域）"
        raise DrafterError(f"语料里没有领域“{theme}”{nearest(theme, known)}可用：{shown}")
    return found
