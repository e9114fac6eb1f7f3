"""Everything a brief says, as one text: what stands in it, a speech may say."""

from __future__ import annotations

from drafter.model.brief import Brief
from drafter.model.brief_texts import brief_texts

_SILENT = frozenset({"forbidden_names"})
"""Fields whose words are not the speech's."""


def brief_text(brief: Brief | None) -> str:
    """Return all texts of a brief, a line each; without a brief the empty text."""
    return "" if brief is None else "\n".join(brief_texts(brief, without=_SILENT, amounts=True))
