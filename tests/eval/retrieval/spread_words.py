"""Lists words that belong to no topic: `python -m tests.eval.retrieval.spread_words`.

A word of a topic stands many times in few speeches, a word of the trade a little in all. Wanted are words in at
least 15 speeches that occur in at least 85 % of as many speeches as they would if they fell at random. The list,
topics struck out by hand, stands in config/structure.yaml; it is made from the corpus alone, never from queries.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from math import exp
from pathlib import Path

from drafter.library.folder import load_corpus
from drafter.library.passages import cut_passages
from drafter.resources import shipped
from drafter.schema.lexicon import read_lexicon
from drafter.text.characters import is_chinese
from drafter.text.tokenize import Tokenizer, build_dictionary

LEAST_SPEECHES = 15
LEAST_SPREAD = 0.85


def spread_words(corpus: Path) -> list[str]:
    """Return the words of a corpus that are spread evenly over its speeches, sorted."""
    dictionary = Path(tempfile.mkdtemp()) / "dictionary.bin"
    words_file, structure_file = shipped("config", "words.yaml"), shipped("config", "structure.yaml")
    build_dictionary(dictionary, read_lexicon([words_file], [structure_file]).user_words)
    tokenizer = Tokenizer(dictionary)
    totals: Counter[str] = Counter()
    lengths: Counter[str] = Counter()
    speeches: defaultdict[str, set[str]] = defaultdict(set)
    for speech in load_corpus([corpus]).speeches:
        for passage in cut_passages(speech):
            words = [word for word, _ in tokenizer.cut(passage.text) if all(map(is_chinese, word))]
            totals.update(words)
            lengths[speech.id] += len(words)
            for word in words:
                speeches[word].add(speech.id)
    size = sum(lengths.values())
    return sorted(
        word
        for word, found in speeches.items()
        if len(found) >= LEAST_SPEECHES
        and len(found)
        >= LEAST_SPREAD * sum(1 - exp(-totals[word] * length / size) for length in lengths.values())
    )


if __name__ == "__main__":
    sys.stdout.write(" ".join(spread_words(shipped("corpus"))) + "\n")
