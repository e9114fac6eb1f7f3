"""How a verb tells of work that takes a while."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[str], None]


def silent(_line: str) -> None:
    """Report to nobody."""
