"""Search: the passages that speak of the same things (lexical) or are built alike (structural).

The score is `(1 - s) * lexical + s * structural cosine`. The share `s` is 0 or 1 where one of them was asked
for; for both it grows with the build that the query shows: 0 for a few words, up to one half for a paragraph
with four traits (a lead sentence, an enumeration, a run of 要, a string of figures).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from drafter.errors import DrafterError
from drafter.model.passage import Hit, Passage
from drafter.retrieval.explain import explain, shared_traits
from drafter.retrieval.filters import admitted
from drafter.retrieval.index import Index
from drafter.retrieval.query import Query, check_query
from drafter.retrieval.store import DamagedError
from drafter.text.dictionary import DictionaryError

_FULL_BUILD = 4
"""So many traits of the build in a query give structure its full share."""
_LARGEST_SHARE = 0.5
_PER_SPEECH = 2
"""Hits of one speech before other speeches had their turn."""
_COPY = 0.8
"""Passages that share so much of their character sequences are copies of one another."""
_GRAM = 4
_DIGITS = re.compile("[0-9０-９]+")


def search(index: Index, query: Query) -> tuple[Hit, ...]:
    """Return the passages that answer a query best, most alike first.

    Near-copies of a better hit are left out; at most two hits come from one speech unless others run out.

    Raises:
        DrafterError: The query can't be answered (see `check_query`), a filter is unknown, the structure of a
            text without any was asked for, or the index is damaged.
    """
    check_query(query)
    try:
        return _search(index, query)
    except DictionaryError as error:
        raise DamagedError(index.folder) from error


def _search(index: Index, query: Query) -> tuple[Hit, ...]:
    features = index.features.of_query(query.text)
    lexical = index.lexical.weights(features.lexical) if query.by != "structure" else {}
    structure = index.structure.weights(features.structural) if query.by != "lexical" else {}
    share = structure_share(query, structure)
    if query.by == "structure" and not structure:
        raise DrafterError("从这几个词里看不出段落结构，请粘贴一整段话，或改按词语检索（--by lexical）")
    if query.by != "structure" and not features.lexical:
        raise DrafterError("检索内容里只有数字或过于常用的词，请换用更具体的词语")
    if not share:
        structure = {}
    cosines = index.lexical.cosines(lexical.values())
    builds = index.structure.cosines(structure.values())
    scores = (1 - share) * cosines + share * builds if share else cosines
    mask = admitted(index, query)
    if mask is not None:
        scores = np.where(mask, scores, np.float32(0))
    hits = []
    for rank, (ordinal, passage) in enumerate(_select(index, query, scores), 1):
        explanation = explain(passage, index.features, lexical, structure)
        hits.append(
            Hit(
                rank=rank,
                passage=passage,
                score=_rounded(scores[ordinal]),
                lexical=_rounded(cosines[ordinal]),
                structure=_rounded(builds[ordinal]),
                matches=explanation.matches,
                why=explanation.why,
            )
        )
    return tuple(hits)


def structure_share(query: Query, structure: dict[str, tuple[int, float]]) -> float:
    """Return the share (0..1) of the structural cosine in the score.

    Args:
        query: The query.
        structure: Its structural terms that the index knows.
    """
    if query.by != "both":
        return 1.0 if query.by == "structure" else 0.0
    traits = shared_traits({term: weight for term, (_, weight) in structure.items()})
    return _LARGEST_SHARE * min(1.0, len(traits) / _FULL_BUILD)


def _select(index: Index, query: Query, scores: NDArray[np.float32]) -> list[tuple[int, Passage]]:
    """Return the best passages without copies, at first no more than two of a speech."""
    chosen: list[tuple[int, Passage]] = []
    waiting: list[tuple[int, Passage]] = []
    seen: list[frozenset[str]] = []
    speeches: Counter[str] = Counter()
    for ordinal in _ranking(scores, query.k):
        if len(chosen) == query.k:
            break
        passage = index.passage(ordinal)
        if not query.speech_id and speeches[passage.speech_id] >= _PER_SPEECH:
            if len(waiting) < query.k:
                waiting.append((ordinal, passage))
            continue
        if _is_new(passage.text, seen):
            speeches[passage.speech_id] += 1
            chosen.append((ordinal, passage))
    for ordinal, passage in waiting:
        if len(chosen) < query.k and _is_new(passage.text, seen):
            chosen.append((ordinal, passage))
    return sorted(chosen, key=lambda pair: (-scores[pair[0]], pair[0]))


def _ranking(scores: NDArray[np.float32], k: int) -> Iterator[int]:
    """Yield the ordinals of positive scores, best first, without sorting more than is asked for."""
    left = np.flatnonzero(scores > 0)
    size = 20 * k + 50
    while len(left):
        if len(left) > size:
            best = np.argpartition(-scores[left], size)
            # All that tie with the last one go along, so that the order never depends on the partition.
            edge = scores[left[best[size]]]
            pool, left = left[scores[left] >= edge], left[scores[left] < edge]
        else:
            pool, left = left, left[:0]
        yield from pool[np.lexsort((pool, -scores[pool]))].tolist()
        size *= 4


def _is_new(text: str, seen: list[frozenset[str]]) -> bool:
    """Tell whether a text is no near-copy of those seen, numbers aside, and remember it."""
    plain = _DIGITS.sub("0", text)
    grams = frozenset(plain[index : index + _GRAM] for index in range(max(1, len(plain) - _GRAM + 1)))
    if any(len(grams & other) >= _COPY * len(grams | other) for other in seen):
        return False
    seen.append(grams)
    return True


def _rounded(cosine: np.float32) -> float:
    return round(min(max(float(cosine), 0.0), 1.0), 4)
