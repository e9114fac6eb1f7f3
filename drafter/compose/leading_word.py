"""Taking off the word that a text starts with where the wording around it brings that word along: 要抓实 → 抓实."""

from __future__ import annotations


def without_leading(text: str, word: str, wholes: tuple[str, ...]) -> str:
    """Return a text without its first word, or as it is where that would tear one apart.

    Args:
        text: The text.
        word: What the wording says already, such as 要.
        wholes: Words such as 要素 that only look as if they started with it.
    """
    return text if text.startswith(wholes) else text.removeprefix(word)
