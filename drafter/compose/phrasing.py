"""Choosing among wordings: deterministic, by what is filled, without saying the same twice."""

from __future__ import annotations

from typing import Any

from drafter.compose.environment import Sandbox, is_filled
from drafter.errors import DrafterError
from drafter.model.template import Phrase


class PhraseBook:
    """The phrase banks of one draft.

    Args:
        banks: Phrases by the name of their bank.
        environment: Renders the phrases.
        context: The names that each phrase may use.
        seed: Turns the order of choice; the same seed gives the same text.
    """

    def __init__(
        self,
        banks: dict[str, tuple[Phrase, ...]],
        environment: Sandbox,
        context: dict[str, Any],
        *,
        seed: int,
    ) -> None:
        self._banks = banks
        self._environment = environment
        self._context = context
        self._seed = seed
        self._used: dict[str, list[int]] = {}

    def say(self, bank: str, **extra: object) -> str:
        """Return a wording of a bank, rendered.

        Of the phrases whose needs are met, those with the most needs come first (they say the most), and among
        them those least used so far.

        Raises:
            DrafterError: There is no such bank, or no phrase of it fits.
        """
        if bank not in self._banks:
            raise DrafterError(f"模板里没有“{bank}”这组用语")
        names = {**self._context, **extra}
        fitting = [(index, phrase) for index, phrase in enumerate(self._banks[bank]) if _fits(phrase, names)]
        if not fitting:
            raise DrafterError(f"“{bank}”这组用语里没有一条适合需求单已填的内容")
        used = self._used.setdefault(bank, [0] * len(self._banks[bank]))
        size = len(used)
        index, phrase = min(
            fitting,
            key=lambda item: (-len(item[1].needs), used[item[0]], (item[0] - self._seed) % size),
        )
        used[index] += 1
        return self._environment.from_string(phrase.text).render(names)


def _fits(phrase: Phrase, names: dict[str, Any]) -> bool:
    return all(is_filled(_look_up(need, names)) for need in phrase.needs)


def _look_up(path: str, names: dict[str, Any]) -> object:
    value: Any = names
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value
