"""Choosing among wordings: deterministic, by what is filled, without saying the same twice."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from jinja2 import Template

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
        place: The locality: each bank starts at a choice of its own, so that neighbours who leave the seed alone
            don't get one frame.
    """

    def __init__(
        self,
        banks: dict[str, tuple[Phrase, ...]],
        environment: Sandbox,
        context: dict[str, Any],
        *,
        seed: int,
        place: str = "",
    ) -> None:
        self._banks = banks
        self._environment = environment
        self._context = context
        self._seed = seed
        self._place = place
        self._used: dict[str, list[int]] = {}
        self._compiled: dict[str, Template] = {}

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
        size, turn = len(used), turned(self._seed, self._place, bank)
        index, phrase = min(
            fitting,
            key=lambda item: (-len(item[1].needs), used[item[0]], (item[0] - turn) % size),
        )
        used[index] += 1
        return self.render(phrase.text, names)

    def render(self, text: str, names: dict[str, Any] | None = None) -> str:
        """Return a wording with its slots filled; each is compiled once a draft."""
        if "{" not in text:
            return text
        if text not in self._compiled:
            self._compiled[text] = self._environment.from_string(text)
        return self._compiled[text].render(self._context if names is None else names)


def turned(seed: int, place: str, bank: str) -> int:
    """Return where the choice from a bank starts for one place and seed."""
    return seed + crc32(f"{place}{bank}".encode()) if place else seed


def _fits(phrase: Phrase, names: dict[str, Any]) -> bool:
    return all(is_filled(_look_up(need, names)) for need in phrase.needs)


def _look_up(path: str, names: dict[str, Any]) -> object:
    value: Any = names
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value
