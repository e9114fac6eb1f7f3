"""How long a text takes to read out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingRate:
    """Characters a minute; sources contradict each other, so that there is a range beside the usual rate."""

    usual: int
    slow: int
    fast: int

    def minutes(self, characters: int) -> float:
        """Return the minutes that a text takes at the usual rate."""
        return characters / self.usual

    def minute_range(self, characters: int) -> tuple[float, float]:
        """Return the least and the most minutes that a text takes."""
        return characters / self.fast, characters / self.slow
