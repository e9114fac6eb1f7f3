"""Key word in context: every place where a word stands, with what stands left and right of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import nsmallest

from drafter.errors import DrafterError
from drafter.model.lookups import Concordance, ConcordanceLine
from drafter.model.passage import Passage
from drafter.retrieval.index import Index
from drafter.retrieval.passages import HeadingCollector, admitted_passages
from drafter.retrieval.query import Query, nearest

WORD_LIMIT = 40
"""Longest word, in characters."""
LINES_LIMIT = 1000
"""Most lines of one look-up."""
_WIDTH = 20
_ORDERS = {
    "corpus": "corpus",
    "语料": "corpus",
    "left": "left",
    "左": "left",
    "right": "right",
    "右": "right",
}


def concordance(
    index: Index, query: Query, *, order: str = "corpus", count: int = 50, width: int = _WIDTH
) -> Concordance:
    """Return the places where a word stands.

    Args:
        index: The index.
        query: The word as its text, and the filters.
        order: `corpus`, `left` (what stands before the word, from the word outwards) or `right`.
        count: Most lines to return, 1..1000.
        width: Characters to show on each side.

    Raises:
        DrafterError: The word is empty or too long, or the order or a filter is unknown.
    """
    word = query.text.strip()
    _check(word, count)
    chosen = _ORDERS.get(order.strip())
    if chosen is None:
        raise DrafterError(
            f"没有“{order}”这种排法{nearest(order, _ORDERS)}可用：corpus（语料）、left（左）、right（右）"
        )
    total = 0
    speeches: set[str] = set()
    headings = HeadingCollector()

    def lines() -> Iterator[ConcordanceLine]:
        nonlocal total
        for passage in admitted_passages(index, query, [word]):
            headings.add(passage, lambda heading: word in heading)
            for line in _places(passage, word, width):
                total += 1
                speeches.add(passage.speech_id)
                yield line

    if chosen == "corpus":
        kept = [line for place, line in enumerate(lines()) if place < count]
    else:
        kept = nsmallest(count, lines(), key=_key(chosen))
    return Concordance(total, len(speeches), tuple(kept), headings.found())


def _check(word: str, count: int) -> None:
    if not any(character.isalnum() for character in word):
        raise DrafterError("要查的词是空的，请给出一个词")
    if len(word) > WORD_LIMIT:
        raise DrafterError(
            f"要查的词有 {len(word)} 字，超过 {WORD_LIMIT} 字的上限；找整句请用 drafter suggest"
        )
    if not 1 <= count <= LINES_LIMIT:
        raise DrafterError(f"条数应在 1 到 {LINES_LIMIT} 之间，现为 {count}")


def _places(passage: Passage, word: str, width: int) -> Iterator[ConcordanceLine]:
    text = passage.text
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        yield ConcordanceLine(
            left=text[max(0, start - width) : start],
            word=word,
            right=text[end : end + width],
            start=start,
            passage=passage,
        )
        start = text.find(word, end)


def _key(order: str) -> Callable[[ConcordanceLine], tuple[str, str, int]]:
    if order == "left":
        return lambda line: (line.left[::-1], line.passage.id, line.start)
    return lambda line: (line.right, line.passage.id, line.start)
