"""Passages for the benchmarks of retrieval: real sentences where they lie beside the checkout, scaled to any size.

Beyond the real ones (or those of the starter corpus) a passage is made of the first half of one sentence and the
second half of another, so that lengths and the distribution of words stay as they are. Always the same.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from drafter.resources import shipped
from drafter.text.characters import is_chinese
from drafter.text.sentences import sentences
from drafter.text.tokenize import Tokenizer, build_dictionary

LARGE = Path(__file__).parents[3] / "shared" / "data" / "large" / "sentences-500k.txt.gz"
QUERY_TOKENS = 28
SequenceT = TypeVar("SequenceT", str, list[str])
_SHORTEST = 8


def real_sentences() -> list[str]:
    """Return the sentences beside the checkout, else those of the starter corpus."""
    if LARGE.is_file():
        with gzip.open(LARGE, "rt", encoding="utf-8") as stream:
            lines = [line.strip() for line in stream]
    else:
        texts = [path.read_text(encoding="utf-8") for path in sorted(shipped("corpus").glob("*.md"))]
        lines = [
            span.of(line)
            for text in texts
            for line in text.splitlines()
            if line and is_chinese(line[0])
            for span in sentences(line)
        ]
    return [line for line in lines if len(line) >= _SHORTEST]


def scaled(items: list[SequenceT], size: int) -> Iterator[SequenceT]:
    """Yield `size` sequences: the given ones, then halves of two of them."""
    yield from items[:size]
    choose = random.Random(size)
    for _ in range(size - len(items)):
        one, other = choose.choice(items), choose.choice(items)
        yield one[: len(one) // 2] + other[len(other) // 2 :]


def tokenised(lines: list[str], folder: Path) -> list[list[str]]:
    """Return the words of each line as the product cuts them."""
    build_dictionary(folder / "dictionary.bin")
    tokenizer = Tokenizer(folder / "dictionary.bin")
    return [[word for word, _ in tokenizer.cut(line)] for line in lines]


def queries(passages: list[list[str]], number: int) -> list[list[str]]:
    """Return queries of 28 tokens, each from two passages."""
    choose = random.Random(28)
    half = QUERY_TOKENS // 2
    long = [item for item in passages if len(item) >= half]
    return [choose.choice(long)[:half] + choose.choice(long)[-half:] for _ in range(number)]
