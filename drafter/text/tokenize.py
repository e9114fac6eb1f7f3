"""Words of Chinese text: the one door to jieba.

jieba cuts without its hidden Markov model (no invented words, the same output as its faster relatives) over a
mapped dictionary file, so that a fresh process neither loads half a million entries nor writes a cache. Where
there is much to cut, `drafter.text.bulk` takes over with the same result.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from drafter.text.characters import fold_width
from drafter.text.dictionary import PrefixDictionary, write_dictionary
from drafter.text.spans import Span

NUMBER = "#数"
"""The token that stands for any number in Arabic digits."""
MASK = "#掩"
"""The token that stands for a masked name or number: **, xx, 20xx, ××."""

# Possessive quantifiers: neither pattern goes back over what it has read.
_MASK = r"[0-9]{0,4}(?:[*×✕╳]++|(?<![A-Za-z])[xX]{2,}+(?![A-Za-z]))[0-9]{0,2}"
_NUMBER = r"(?<![A-Za-z0-9.])[0-9]++(?:[.,][0-9]++)*+%?(?![A-Za-z])"
_TYPED = re.compile(rf"(?P<mask>{_MASK})|{_NUMBER}")
_MASKS = re.compile(_MASK)
_RUN = re.compile(r"[^\W_]{1,2000}")  # longer runs are no prose, and jieba's memory grows with them
_WORD_LIMIT = 40
_BULK_AFTER = 1 << 17
"""Characters that jieba cuts in about the time the faster engine needs to get ready (measured: 0.6 s)."""


class Tokenizer:
    """Cuts text into words.

    Args:
        dictionary: A file of `build_dictionary`.
        bulk: Whether there may be much to cut, so that a faster engine may take over (the extra `[fast]`); the
            tokens are the same.

    Raises:
        DictionaryError: The file is missing or damaged.
    """

    def __init__(self, dictionary: Path, *, bulk: bool = False) -> None:
        self._dictionary = PrefixDictionary(dictionary)
        self._until_bulk = _BULK_AFTER if bulk else 0
        self._bulk: Callable[[str], list[str]] | None = None

    @cached_property
    def _jieba(self) -> Any:  # noqa: ANN401 - jieba has no types
        """Jieba's tokeniser over our dictionary; not everybody who opens an index cuts a text."""
        engine = _jieba().Tokenizer()
        engine.FREQ = self._dictionary
        engine.total = self._dictionary.total
        engine.initialized = True
        return engine

    @property
    def checksum(self) -> str:
        """Checksum of the dictionary, as its header states it."""
        return self._dictionary.checksum

    def verify(self) -> bool:
        """Tell whether the dictionary's content agrees with its checksum."""
        return self._dictionary.verify()

    def words(self, text: str) -> list[str]:
        """Return jieba's own cut of a text, nothing left out."""
        return list(self._jieba.cut(text, HMM=False))

    def cut(self, text: str) -> list[tuple[str, Span]]:
        """Return the tokens of a text with their places.

        Numbers and masks become `NUMBER` and `MASK`; Latin letters become small; what has neither letter,
        digit nor Chinese character is left out, and so are words of more than 40 characters.
        """
        self._prepare(len(text))
        folded = fold_width(text)
        tokens: list[tuple[str, Span]] = []
        for kind, span in _parts(folded):
            if kind:
                tokens.append((kind, span))
                continue
            position = span.start
            for word in self._cut_run(span.of(folded)):
                end = position + len(word)
                if len(word) <= _WORD_LIMIT:
                    tokens.append((word.lower(), Span(position, end)))
                position = end
        return tokens

    def _prepare(self, length: int) -> None:
        """Let the faster engine take over once enough has been cut."""
        if self._until_bulk > 0:
            self._until_bulk -= length
            if self._until_bulk <= 0:
                from drafter.text.bulk import bulk_cutter  # noqa: PLC0415 - a query has no use for it

                self._bulk = bulk_cutter(self._dictionary)

    def _cut_run(self, run: str) -> Iterable[str]:
        words: Iterable[str] = (self._bulk and self._bulk(run)) or self._jieba.cut(run, HMM=False)
        return words


def build_dictionary(path: Path, user_words: Iterable[str] = ()) -> str:
    """Write jieba's dictionary and the user's words as a file for `Tokenizer`.

    Args:
        path: The file to write.
        user_words: Words to keep whole; jieba itself chooses the frequency that makes it so.

    Returns:
        The checksum of the dictionary.
    """
    source = _jieba().Tokenizer()
    source.FREQ, source.total = source.gen_pfdict(source.get_dict_file())
    source.initialized = True
    for word in sorted(set(user_words)):
        if word and not word.isspace():
            source.add_word(word)
    return write_dictionary(path, source.FREQ, source.total)


def fill_masks(text: str) -> str:
    """Return the text with full-width ASCII folded and masks made digits; length and offsets stay the same."""
    return _MASKS.sub(lambda match: re.sub("[^0-9]", "1", match[0]), fold_width(text))


def jieba_version() -> str:
    """Return the version of jieba, which is that of its dictionary."""
    return str(_jieba().__version__)


def _parts(text: str) -> Iterator[tuple[str, Span]]:
    """Yield masks and numbers by their token, and the runs of letters and Chinese characters between as ''."""
    position = 0
    for match in _TYPED.finditer(text):
        yield from _runs(text, position, match.start())
        yield MASK if match["mask"] else NUMBER, Span(match.start(), match.end())
        position = match.end()
    yield from _runs(text, position, len(text))


def _runs(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    for match in _RUN.finditer(text, start, end):
        yield "", Span(match.start(), match.end())


def _jieba() -> Any:  # noqa: ANN401 - jieba has no types
    """Import jieba without pkg_resources, which it would take over open() wherever setuptools is installed."""
    if "jieba" in sys.modules:
        return sys.modules["jieba"]
    absent = object()
    before = sys.modules.get("pkg_resources", absent)
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its regular expressions have unknown escapes
            import jieba  # noqa: PLC0415
    finally:
        if before is absent:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = before  # type: ignore[assignment]
    return jieba
