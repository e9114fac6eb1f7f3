"""How a printed page looks: sizes, margins, fonts (版面)."""

from __future__ import annotations

from dataclasses import dataclass

TWIPS_PER_POINT = 20
_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A font by the name that word processors know it by."""

    name: str
    stand_ins: tuple[str, ...] = ()
    """What to take, in this order, where the font is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontProfile:
    """The fonts of a page."""

    name: str
    title: Typeface
    byline: Typeface
    """Date and speaker below the title."""
    body: Typeface
    headings: tuple[Typeface, Typeface, Typeface]
    """Of levels 1 to 3."""
    page_number: Typeface
    latin: Typeface
    """For Latin letters and Arabic digits, page numbers aside."""

    def all(self) -> tuple[Typeface, ...]:
        """Return every typeface once, in the order of the fields."""
        used = (self.title, self.byline, self.body, *self.headings, self.page_number, self.latin)
        return tuple({face.name: face for face in used}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBreaks:
    """Where a long title may be broken."""

    not_first: frozenset[str]
    """Characters that never start a line."""
    not_last: frozenset[str]
    """Characters that never end a line."""
    words: frozenset[str]
    """Words that stay whole."""
    openers: tuple[str, ...]
    """Words that like to start a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProfile:
    """Paper, margins, grid and type sizes."""

    name: str
    description: str
    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    lines: int
    """Lines a page."""
    characters: int
    """Chinese characters a full line of the body."""
    body_pt: float
    spacing_pt: float
    """Added to each character of the body; negative where the characters must close up."""
    title_pt: float
    title_line_pt: float
    """Distance of the title's lines."""
    page_number_pt: float
    fonts: FontProfile
    title_breaks: TitleBreaks

    @property
    def text_width_pt(self) -> float:
        """Width of the type area (版心), points."""
        return (self.width_mm - self.left_mm - self.right_mm) * _POINTS_PER_MM

    @property
    def text_height_pt(self) -> float:
        """Height of the type area, points."""
        return (self.height_mm - self.top_mm - self.bottom_mm) * _POINTS_PER_MM

    @property
    def line_twips(self) -> int:
        """Distance of the body's lines in twips, rounded down so that the last line still fits."""
        return int(self.text_height_pt * TWIPS_PER_POINT / self.lines)
