"""Sets of sibling headings: those that stand under one heading of a speech, and the pattern that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.errors import DrafterError
from drafter.model.lookups import HeadingSet
from drafter.model.passage import Passage
from drafter.retrieval.index import Index
from drafter.retrieval.lexical import BIGRAM, HEADING, THEME, WORD
from drafter.retrieval.passages import passages_of
from drafter.retrieval.query import Query, check_query
from drafter.retrieval.scoring import question
from drafter.retrieval.search import local_ranker
from drafter.retrieval.structure import StructureReader
from drafter.text.numbering import parse_heading_number
from drafter.text.sentences import clauses

_SPEECHES = 40
"""So many speeches are looked through, those whose headings answer best."""
_SCANNED = 600
_SHAPE_SHARE = 0.5
_PATTERN, _LENGTHS, _WORDS = 1.0, 0.5, 1.0
"""What counts in the order: the query's pattern, its clause lengths, and its words, each 0..1."""


def search_headings(index: Index, query: Query) -> tuple[HeadingSet, ...]:
    """Return the sets of sibling headings that speak of the same things as a heading or are built like it.

    Sets that have but a part of a word are left out where others have all of it.

    Args:
        index: The index.
        query: A topic, or a heading as a model; its filters hold for the passages below the headings.

    Raises:
        DrafterError: The query can't be answered or a filter is unknown.
    """
    check_query(query)
    query = replace(query, text=index.features.subject(query.text))
    reader = StructureReader(index.lexicon.structure, index.lexicon.stop_words)
    scored = []
    for speech_id in _speeches(index, query, reader):
        for item in heading_sets(passages_of(index, speech_id), reader):
            score, found = _score(item, query.text, reader, index)
            if score > 0:
                scored.append((score, found))
    if any(item.whole for _, item in scored):
        scored = [(score, item) for score, item in scored if item.whole]
    scored.sort(key=lambda pair: (-pair[0], pair[1].passage.id))
    return tuple(replace(item, rank=rank) for rank, (_, item) in enumerate(scored[: query.k], 1))


def heading_sets(passages: Sequence[Passage], reader: StructureReader) -> Iterator[HeadingSet]:
    """Yield the sets of two or more sibling headings of one speech.

    Args:
        passages: Its passages, in order.
        reader: Masks what headings speak of.
    """
    children: dict[tuple[str, ...], dict[str, Passage]] = {}
    for passage in passages:
        for depth, heading in enumerate(passage.heading_path):
            children.setdefault(passage.heading_path[:depth], {}).setdefault(heading, passage)
    for parents, found in children.items():
        if len(found) < 2:
            continue
        (pattern, times), *_ = Counter(map(reader.pattern, found)).most_common(1)
        yield HeadingSet(
            rank=0,
            passage=next(iter(found.values())),
            parents=parents,
            headings=tuple(found),
            pattern=pattern if times > 1 and pattern.strip("◇，") else "",
            why=(),
        )


def _speeches(index: Index, query: Query, reader: StructureReader) -> list[str]:
    """Return the speeches whose headings answer best, the best first."""
    features = index.features.of_query(query.text)
    words = index.lexical.weights(term for term in features.lexical if term[0] in (HEADING, THEME))
    build = index.structure.weights([f"heading|{reader.pattern(query.text)}", f"shape|{_shape(query.text)}"])
    if not words and not build:
        raise DrafterError("标题里没有相近的词语和句式，请换一个词，或照一条标题的样子写")
    share = 0.0 if not build else 1.0 if not words else _SHAPE_SHARE
    found = local_ranker(index, query, question(words, build, share))(_SCANNED)
    speeches = (index.passage(ordinal).speech_id for ordinal in found.ordinals.tolist())
    return list(dict.fromkeys(speeches))[:_SPEECHES]


def _score(item: HeadingSet, text: str, reader: StructureReader, index: Index) -> tuple[float, HeadingSet]:
    """Return how well a set answers a query, and the set with the reasons."""
    pattern, lengths = reader.pattern(text), _shape(text)
    plain = bool(pattern.strip("◇，"))
    alike = sum(plain and reader.pattern(heading) == pattern for heading in item.headings)
    shaped = sum("＋" in lengths and _shape(heading) == lengths for heading in item.headings)
    terms = index.features.of_query(text).lexical
    wanted = {term[1:] for term in terms if term[0] == WORD and len(term) > 2}
    words = {word for word in wanted if any(word in heading for heading in item.headings)}
    whole = bool(words or alike or shaped)
    if not words:
        wanted = {term[1:] for term in terms if term[0] == BIGRAM}
        words = {pair for pair in wanted if any(pair in heading for heading in item.headings)}
    size = len(item.headings)
    score = _PATTERN * alike / size + _LENGTHS * shaped / size
    score += _WORDS * len(words) / len(wanted) if wanted else 0.0
    why = []
    if alike:
        why.append(f"{alike}条都是“{pattern}”式")
    if shaped:
        why.append(f"{shaped}条字数相同（{lengths}）")
    if words:
        why.append(
            ("标题里有" if whole else "只有部分字相同：") + "".join(f"“{word}”" for word in sorted(words))
        )
    return score, replace(item, why=tuple(why), whole=whole)


def _shape(heading: str) -> str:
    """Return the lengths of a heading's clauses, its number aside: 6＋8."""
    number = parse_heading_number(heading)
    body = heading[number.span.end :] if number else heading
    return "＋".join(str(end - start) for start, end in clauses(body))[:20]
