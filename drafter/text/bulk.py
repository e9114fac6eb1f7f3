"""Cutting many texts: jieba's algorithm in Rust (rjieba), the optional extra `[fast]`.

rjieba is given the words and frequencies of the tokeniser's own dictionary file instead of those it brings, and
only runs of characters that jieba looks up in its dictionary. It then adds the same logarithms in the same order
as jieba and takes the longer word of two equals as jieba does, so that the words are the same whichever of the
two has cut; tests/text/test_tokenize_bulk.py holds one against the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from drafter.text.dictionary import PrefixDictionary

TESTED = "0.2.2"
"""The version of rjieba that was held against jieba; any other is left alone."""
_LOOKED_UP = re.compile("[\u4e00-\u9fd5a-zA-Z0-9]+")
"""Letters and characters that jieba 0.42.1 looks up (its `re_han_default`); it cuts others one by one."""
_FILLER = "\0"  # never looked up


def bulk_cutter(dictionary: PrefixDictionary) -> Callable[[str], list[str]] | None:
    """Return what cuts runs of letters and characters as jieba without HMM does, but much faster.

    It takes over half a second to get ready, which pays for itself only where there is much to cut.

    Args:
        dictionary: The dictionary that jieba uses.

    Returns:
        The words of a run, or an empty list where jieba itself has to cut it; None where the extra is not
        installed or the dictionary is none that jieba can have made.

    Raises:
        DictionaryError: The dictionary is damaged.
    """
    engine = _engine()
    if engine is None:
        return None
    total = 0
    for word, frequency in dictionary.words():
        if _LOOKED_UP.fullmatch(word):
            engine.add_word(word, frequency, None)
            total += frequency
    # jieba counts a word that its dictionary has twice, or that a user adds again, twice in its total.
    if dictionary.total < total:
        return None
    if dictionary.total > total:
        engine.add_word(_FILLER, dictionary.total - total, None)

    def cut(run: str) -> list[str]:
        words: list[str] = engine.cut(run, hmm=False) if _LOOKED_UP.fullmatch(run) else []
        return words

    return cut


def _engine() -> Any:  # noqa: ANN401 - may not be installed
    """Return an engine without any words, or None where the extra is not installed."""
    from importlib.metadata import version  # noqa: PLC0415 - slow

    try:
        if version("rjieba") != TESTED:
            return None
        import rjieba  # noqa: PLC0415 - an extra, and slow
    except ImportError:  # PackageNotFoundError is one too
        return None
    factory: Any = rjieba.Jieba
    return factory.empty()
