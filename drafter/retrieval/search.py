"""Search: the passages that speak of the same things (lexical) or are built alike (structural).

`drafter.retrieval.blend` says what each of the two counts, `drafter.retrieval.selection` what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from drafter.errors import DrafterError
from drafter.model.passage import Hit
from drafter.retrieval.blend import structure_share
from drafter.retrieval.closeness import closeness_of_build, closeness_of_topic
from drafter.retrieval.coverage import by_coverage, wanted
from drafter.retrieval.explain import explain
from drafter.retrieval.filters import admitted
from drafter.retrieval.index import Index
from drafter.retrieval.query import Query, check_query
from drafter.retrieval.scoring import Part, Ranker, question, rank_index, score_passages
from drafter.retrieval.selection import select
from drafter.retrieval.store import DamagedError
from drafter.text.dictionary import DictionaryError

_SPARE = 10
"""Passages ranked at first beyond twice the hits asked for, since copies drop out."""

Prepare = Callable[[Index, Query, Sequence[Part]], Ranker]
"""Makes the ranker of a query."""


def search(index: Index, query: Query, prepare: Prepare | None = None) -> tuple[Hit, ...]:
    """Return the passages that answer a query best, most alike first.

    Near-copies of a better hit are counted, not shown; see `drafter.retrieval.selection`.

    Args:
        index: The index.
        query: What is searched for.
        prepare: Makes the ranker, `local_ranker` unless given.

    Raises:
        DrafterError: The query can't be answered (see `check_query`), a filter is unknown, the structure of a
            text without any was asked for, or the index is damaged.
    """
    check_query(query)
    try:
        return _search(index, query, prepare)
    except DictionaryError as error:
        raise DamagedError(index.folder) from error


def _search(index: Index, query: Query, prepare: Prepare | None) -> tuple[Hit, ...]:
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
    parts = question(lexical, structure, share)
    ranker = (prepare or local_ranker)(index, query, parts)
    alone = bool(query.speech_id) or not query.take_turns
    asked = wanted(lexical, features.tokens, index.lexicon.stop_words)
    ranking = _ranking(ranker, query.k)
    if not structure:
        ranking = by_coverage(ranking, index.passage, asked, 2 * query.k + _SPARE)
    chosen = select(ranking, index.passage, query.k, take_turns=not alone)
    ordinals = [item.ordinal for item in chosen]
    cosines = {part.space: score_passages(index, part, ordinals) for part in parts}
    nothing = [0.0] * len(chosen)
    hits = []
    for place, item in enumerate(chosen):
        explanation = explain(item.passage, index.features, lexical, structure, index.live)
        hits.append(
            Hit(
                rank=place + 1,
                passage=item.passage,
                score=_rounded(item.score),
                lexical=_rounded(cosines.get(0, nothing)[place]),
                structure=_rounded(cosines.get(1, nothing)[place]),
                matches=explanation.matches,
                why=explanation.why,
                closeness=closeness_of_build(item.score)
                if structure
                else closeness_of_topic(item.score, item.passage, asked),
                copies=item.copies,
            )
        )
    return tuple(hits)


def local_ranker(index: Index, query: Query, parts: Sequence[Part]) -> Ranker:
    """Return what ranks the passages that a query's filters admit, in this process.

    Raises:
        DrafterError: A filter is unknown.
    """
    mask = admitted(index, query)
    return lambda k: rank_index(index, parts, k, mask)


def _ranking(ranker: Ranker, k: int) -> Iterator[tuple[int, float]]:
    """Yield ordinals and scores, best first; no more are ranked than are asked for."""
    known = 0
    size = 2 * k + _SPARE
    while True:
        found = ranker(size)
        pairs = list(zip(found.ordinals.tolist(), found.scores.tolist(), strict=True))
        yield from pairs[known:]
        if len(pairs) < size:
            return
        known, size = size, size * 8


def _rounded(cosine: float) -> float:
    return round(min(max(cosine, 0.0), 1.0), 4)
