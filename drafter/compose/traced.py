"""Making traced text: the user's own, what follows from it, and the mark of what is missing."""

from __future__ import annotations

from drafter.compose.provenance import Source, Traced
from drafter.model.draft import Origin


def own(text: str, ref: str) -> Traced:
    """Return text of the brief's own."""
    return Traced(text, Source(Origin.BRIEF, ref))


def own_clause(text: str, ref: str) -> Traced:
    """Return a clause of the brief's own without the mark at its end, which the wording brings along."""
    return own(text.rstrip("。；，"), ref)


def own_all(texts: tuple[str, ...], ref: str) -> list[Traced]:
    """Return clauses of the brief's own, each with its number behind the reference."""
    return [own_clause(text, f"{ref}.{index}") for index, text in enumerate(texts)]


def derived(text: str, ref: str, formula: str = "") -> Traced:
    """Return text that follows from the brief."""
    return Traced(text, Source(Origin.DERIVED, ref, formula))


def worded(text: str, ref: str) -> Traced:
    """Return general wording of ours that stands for a part of the brief, such as a section's heading."""
    return Traced(text, Source(Origin.TEMPLATE, ref))


def gap(what: str, ref: str) -> Traced:
    """Return the mark of something that the brief lacks."""
    return Traced(f"【待补：{what}】", Source(Origin.MISSING, ref))
