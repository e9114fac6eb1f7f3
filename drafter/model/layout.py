"""How a Word file is laid out, as far as rules look at it."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphLayout:
    """One paragraph."""

    text: str
    role: str
    """title, heading1, heading2, heading3, salutation, body or other."""
    span: Span
    """Where it stands in the decoded file."""
    font: str
    """East Asian font of most of its characters; empty where it can't be told."""
    size: float | None
    """Points, of most of its characters."""
    bold: bool
    line_spacing: float | None
    """Points, for exact spacing; None otherwise."""
    first_line_indent: float | None
    """In characters; None where nothing is set."""
    alignment: str
    """left, center, right, both or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLayout:
    """The whole."""

    page: tuple[float, float]
    """Width and height in millimetres."""
    margins: tuple[float, float, float, float]
    """Top, right, bottom, left in millimetres."""
    page_numbers: bool
    paragraphs: tuple[ParagraphLayout, ...]
