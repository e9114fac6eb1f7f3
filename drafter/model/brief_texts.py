"""Every text that a brief holds, wherever in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from drafter.model.figure import Amount

_ITS_OWN = frozenset({"file", "path"})
"""Fields that say where something stands, not what it says."""


def brief_texts(
    item: object, *, without: frozenset[str] = frozenset(), amounts: bool = False
) -> Iterator[str]:
    """Yield all texts inside a brief, or a part of one, in the order of its fields.

    Args:
        item: The brief or the part.
        without: Names of fields to pass over, with all that is in them.
        amounts: Whether the amounts of figures count; alone they don't tell what they are of.
    """
    if isinstance(item, str):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from brief_texts(part, without=without, amounts=amounts)
    elif is_dataclass(item) and (amounts or not isinstance(item, Amount)):
        for entry in fields(item):
            if entry.name not in _ITS_OWN and entry.name not in without:
                yield from brief_texts(getattr(item, entry.name), without=without, amounts=amounts)
