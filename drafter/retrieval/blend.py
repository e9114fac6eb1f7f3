"""How much the build counts beside the words, by what a query looks like.

Where both are asked for, the score is `(1 - s) * lexical + s * structural cosine`. A few words or one plain
sentence ask for a topic: `s` is 0. A paragraph shows a build: each further sentence and each trait (a lead
sentence, an enumeration, a run of 要, a string of figures) counts, two of them give structure its full share.
Measured on the half of the evaluation set that may be tuned on (tests/eval/retrieval/README.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from drafter.retrieval.query import Query
from drafter.retrieval.traits import shared_traits
from drafter.text.sentences import sentences

_FULL_BUILD = 2
"""So many traits and further sentences give structure its full share."""
_LARGEST_SHARE = 0.6


def structure_share(query: Query, structure: Mapping[str, tuple[int, float]]) -> float:
    """Return the share (0..1) of the structural cosine in the score.

    Args:
        query: The query.
        structure: Its structural terms that the index knows.
    """
    if query.by != "both":
        return 1.0 if query.by == "structure" else 0.0
    if not structure:
        return 0.0
    traits = shared_traits({term: weight for term, (_, weight) in structure.items()})
    further = sum(1 for _ in sentences(query.text)) - 1
    return _LARGEST_SHARE * min(1.0, (len(traits) + max(0, further)) / _FULL_BUILD)
