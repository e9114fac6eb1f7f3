"""How close a hit is, in words: a cosine of 0.23 tells a reader nothing, and 0.07 may be the best there is.

The limits were set on the half for tuning of the evaluation set (tests/eval/retrieval/README.md). Mean grade
(0..3) of the hits called close, near and marginal there, and on the held half: topics 2.0, 1.7, 1.1 and 2.0, 1.6,
0.9; builds 2.6, 1.9, 1.1 and 2.0, 1.8, 0.9.
"""

from __future__ import annotations

from drafter.model.passage import Closeness, Passage
from drafter.retrieval.coverage import Wanted, covered, has_phrase

_TOPIC_CLOSE = 0.12
_TOPIC_COVERED = 0.4
_TOPIC_NEAR = 0.25
_BUILD_CLOSE = 0.18
_BUILD_NEAR = 0.09
_MANY = 20
"""Of more words than these a passage can't have a large share: half of it is asked for (not measured)."""


def closeness_of_topic(score: float, passage: Passage, query: Wanted) -> Closeness:
    """Return how close a hit is where words were compared.

    Args:
        score: What the hits are ordered by, 0..1.
        passage: The hit.
        query: What is asked for.
    """
    share = covered(passage, query) * (2 if len(query.words) > _MANY else 1)
    if score >= _TOPIC_CLOSE and share >= _TOPIC_COVERED and has_phrase(passage, query):
        return Closeness.CLOSE
    return Closeness.NEAR if share >= _TOPIC_NEAR else Closeness.MARGINAL


def closeness_of_build(score: float) -> Closeness:
    """Return how close a hit is where the build was compared, alone or beside the words.

    Args:
        score: What the hits are ordered by, 0..1.
    """
    if score >= _BUILD_CLOSE:
        return Closeness.CLOSE
    return Closeness.NEAR if score >= _BUILD_NEAR else Closeness.MARGINAL
