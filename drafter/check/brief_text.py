"""Everything a brief says, as one text: what stands in it, a speech may say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from drafter.model.brief import Brief

_SILENT = frozenset({"file", "path", "forbidden_names"})
"""Fields whose words are not the speech's."""


def brief_text(brief: Brief | None) -> str:
    """Return all texts of a brief, a line each; without a brief the empty text."""
    return "" if brief is None else "\n".join(_texts(brief))


def _texts(item: object) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from _texts(part)
    elif is_dataclass(item):
        for entry in fields(item):
            if entry.name not in _SILENT:
                yield from _texts(getattr(item, entry.name))
