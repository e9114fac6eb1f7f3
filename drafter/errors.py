"""What can go wrong through the user's input, and the exit codes of the command line."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every verb."""

    CLEAN = 0
    FINDINGS = 1
    WRONG_INPUT = 2
    INTERNAL = 3


class DrafterError(Exception):
    """A mistake of the user's that one Chinese line explains; never printed by itself.

    Args:
        message: What is wrong and what to do, in Chinese, without a full stop at its end.
        place: Where it is wrong, such as `需求单.yaml:3:5`, or empty.
    """

    def __init__(self, message: str, place: str = "") -> None:
        self.message = message
        self.place = place
        super().__init__(f"{place}: {message}" if place else message)

    def lines(self) -> list[str]:
        """Return the lines to show, one for each fault."""
        return [str(self)]


class FaultListError(DrafterError):
    """Several mistakes in one file, told at once.

    Args:
        faults: Pairs of (place, message) in the order in which they stand in the file.
    """

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        self.faults = faults
        place, message = faults[0]
        super().__init__(message, place)

    def lines(self) -> list[str]:
        """Return the lines to show, one for each fault; the same fault over and over is told once with a count."""
        places: dict[str, list[str]] = {}
        for place, message in self.faults:
            places.setdefault(message, []).append(place)
        return [
            f"{found[0]}: {message}" + (f"（同样的错误共 {len(found)} 处）" if len(found) > 1 else "")
            for message, found in places.items()
        ]
