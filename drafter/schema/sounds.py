"""config/words/pinyin.txt, known_words.txt, words_by_sound.txt, as .ci/build_sounds.py writes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from drafter.model.sounds import SoundLexicon


@cache  # three megabytes that never change while the program runs
def read_sounds(folder: Path) -> SoundLexicon:
    """Read the lists of a folder.

    Args:
        folder: The shipped folder of word lists.
    """
    return SoundLexicon(
        characters=_by_head(folder / "pinyin.txt", " "),
        known=_by_head(folder / "known_words.txt", " "),
        by_sound=_by_head(folder / "words_by_sound.txt", "；"),
    )


def _by_head(path: Path, mark: str) -> dict[str, str]:
    """Return the lines of a list by what stands before the first mark."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {head: rest for head, _, rest in (line.partition(mark) for line in lines) if head != "#"}
