"""General wording of the theme banks: each used once a draft, the one that fits the text best."""

from __future__ import annotations

from typing import Any

from drafter.compose.phrasing import PhraseBook, turned
from drafter.compose.provenance import Traced
from drafter.model.template import Theme

_FITTING_PAIRS = 2
"""More shared pairs than these don't make a sentence fit better."""


class ThemeWording:
    """The sentences of the theme banks for one draft.

    Args:
        themes: Themes by name and alias.
        book: Fills the slots of the sentences.
        common: Words of two characters that say nothing of what a text is about.
        seed: Turns the order of choice; the same seed gives the same text.
        place: The locality, which starts at a choice of its own.
    """

    def __init__(
        self, themes: dict[str, Theme], book: PhraseBook, common: tuple[str, ...], *, seed: int, place: str
    ) -> None:
        self._themes = themes
        self._book = book
        self._common = frozenset(common)
        self._seed = seed
        self._place = place
        self._used: set[str] = set()

    def sentence(self, use: str, theme: str, about: object = "", least: int = 0) -> str:
        """Return a sentence of a theme for one use, or nothing where none is left or none is to the point.

        A sentence is to the point where it shares a word with the passage around it, or speaks of the theme as
        such: better no general sentence than one beside the point.

        Args:
            use: The column of the bank: 认识句, 部署总句, 要求句, 回顾起句, 回顾段旨, 部署段旨, 问题段旨.
            theme: Name or alias of the theme.
            about: What the passage around it says (a string, or anything with strings inside): the sentence
                that shares most pairs of characters with it is taken.
            least: Return nothing where even that one shares fewer pairs than this (0 to 2), those of the theme's
                own name not counted.
        """
        found = self._best(use, theme, about, least)
        if not found or (not least and not self._to_the_point(found, theme, about)):
            return ""
        self._used.add(found)
        return self._book.render(found)

    def lead(self, use: str, theme: str, item: dict[str, Any], least: int = 0) -> str | Traced:
        """Return the lead sentence of a passage: the user's own, or one of its theme, or nothing.

        Args:
            use: The column of the bank.
            theme: Name or alias of the theme.
            item: The task or part that it leads, with its key 段旨.
            least: As in `sentence`; with it, what counts is the task itself and not how it is done.
        """
        given: str | Traced = item.get("段旨", "")
        if given:
            return given
        found = self._best(use, theme, item.get("事项", item) if least else item, least)
        self._used.add(found)
        return self._book.render(found)

    def _best(self, use: str, theme: str, about: object, least: int) -> str:
        """Return the unused sentence that shares most with a passage, or nothing."""
        bank = self._themes[theme].sentences.get(use, ()) if theme in self._themes else ()
        open_ones = [item for item in bank if item not in self._used]
        if not open_ones:
            return ""
        text = _text_of(about)
        trite = self._themes[theme].name if least else ""
        turn = turned(self._seed, self._place, f"{theme}{use}") % len(bank)
        best = max(
            open_ones,
            key=lambda item: (self._shared(item, text, trite), -((bank.index(item) - turn) % len(bank))),
        )
        return best if self._shared(best, text, trite) >= least else ""

    def _shared(self, sentence: str, text: str, trite: str = "") -> int:
        pairs = {sentence[i : i + 2] for i in range(len(sentence) - 1)} - self._common
        return min(_FITTING_PAIRS, sum(pair in text and pair not in trite for pair in pairs))

    def _to_the_point(self, sentence: str, theme: str, about: object) -> bool:
        known = self._themes[theme]
        named = any(name in sentence for name in (known.name, known.label, *known.aliases))
        return named or self._shared(sentence, _text_of(about)) > 0


def _text_of(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "".join(_text_of(part) for key, part in value.items() if key != "路径")
    if isinstance(value, list | tuple):
        return "".join(_text_of(part) for part in value)
    return ""
