"""Mechanical edits: the fixes of rules that keep the meaning, applied to a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from drafter.check.catalogue import RULES
from drafter.model.diagnostic import Diagnostic, Fix

MECHANICAL = frozenset(rule.code for rule in RULES if rule.mechanical)
"""The codes of the rules whose fixes may be applied unasked."""


class Change(NamedTuple):
    """An edit that was made."""

    code: str
    line: int
    before: str
    after: str
    fix: Fix


def mechanical_changes(
    text: str, diagnostics: Iterable[Diagnostic], codes: Collection[str] = MECHANICAL
) -> tuple[Change, ...]:
    """Return the edits to make, in the order of their places, none over another.

    Args:
        text: The decoded file.
        diagnostics: The findings.
        codes: The rules whose fixes are wanted.

    Returns:
        Of edits over one another the first. Edits across a line end are left out: what stands there (a page
        number, a blank) is no part of the words.
    """
    changes: list[Change] = []
    end = 0
    wanted = [item for item in diagnostics if item.fix and item.code in codes]
    for item in sorted(wanted, key=lambda item: (item.fix.span, item.code) if item.fix else (item.span, "")):
        fix = item.fix
        if fix is None or fix.span.start < end or fix.span.start >= fix.span.end:
            continue
        before = fix.span.of(text)
        if "\n" in before or before == fix.text:
            continue
        changes.append(Change(item.code, item.line, before, fix.text, fix))
        end = fix.span.end
    return tuple(changes)


def apply_changes(text: str, changes: Iterable[Change]) -> str:
    """Return the text with the edits made, from its end to its beginning."""
    for change in sorted(changes, key=lambda change: change.fix.span, reverse=True):
        text = text[: change.fix.span.start] + change.after + text[change.fix.span.end :]
    return text
