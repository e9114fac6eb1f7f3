"""HED002: a key word that some sibling headings share beyond their common pattern. Source: custom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from drafter.check.outline import sibling_sets
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import is_chinese
from drafter.text.sentences import clauses
from drafter.text.spans import Span

_MAX_WORD = 6
_MAX_TITLE = 60
_MAX_SIBLINGS = 40
_BLANK = " "
_FEW = 3


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if context.speech.heading_note:  # the author has said why
        return
    usual = re.compile(f"{parameters.any_of('惯用词')}|{parameters.any_of('虚字')}")
    least = parameters.number("最少条数")
    for siblings in sibling_sets(context.speech):
        if not least <= len(siblings) <= _MAX_SIBLINGS:
            continue
        titles = [item.title[:_MAX_TITLE] for item in siblings]
        bare = _without(titles, usual, len(titles) * parameters.number("句式占比"))
        for word, holders in _shared(bare):
            if word in (context.speech.title or ""):  # what the speech is about may come up again
                continue
            first, second = (siblings[holder] for holder in holders[:2])
            start = second.block.text.find(word)
            yield Finding(
                context.place(second.block, Span(start, start + len(word))),
                f"同级标题里“{word}”用了 {len(holders)} 次（另见“{first.title}”）",
                "换一个说法，避免标题关键词重复",
            )


def _without(titles: list[str], usual: re.Pattern[str], threshold: int) -> list[str]:
    """Return the titles with a blank for all that is no key word of theirs.

    Usual words go, and the pattern of the set: character pairs, and first and last characters of clauses, that
    enough of the titles share.

    Args:
        titles: The titles of one set.
        usual: Usual words.
        threshold: A hundred times the number of titles from which on a thing is shared enough.
    """
    pairs = Counter(pair for title in titles for pair in {pair for pair, _ in _placed_pairs(title)})
    places: dict[str, set[int]] = defaultdict(set)
    for title in titles:
        for pair, place in _placed_pairs(title):
            places[pair].add(place)
    # Two of three is no majority to speak of: there a pair is a pattern where it always has the same place.
    few = len(titles) == _FEW
    edges = Counter(edge for title in titles for edge in {edge for edge, _ in _edges(title)})
    result = []
    for title in titles:
        kept = [character if is_chinese(character) else _BLANK for character in title]
        hidden = [position for match in usual.finditer(title) for position in range(*match.span())]
        for i in range(len(title) - 1):
            pair = title[i : i + 2]
            if few and pairs[pair] < _FEW and len(places[pair]) > 1:
                continue
            if pairs[pair] > 1 and pairs[pair] * 100 >= threshold:
                hidden += [i, i + 1]
        hidden += [i for edge, i in _edges(title) if edges[edge] > 1 and edges[edge] * 100 >= threshold]
        for position in hidden:
            kept[position] = _BLANK
        result.append("".join(kept))
    return result


def _placed_pairs(title: str) -> Iterator[tuple[str, int]]:
    """Yield the pairs of characters of a title, each with its place."""
    for i in range(len(title) - 1):
        yield title[i : i + 2], i


def _edges(title: str) -> Iterator[tuple[str, int]]:
    """Yield first and last character of each clause, marked as such, with its position."""
    for span in clauses(title):
        yield f"^{title[span.start]}", span.start
        yield f"{title[span.end - 1]}$", span.end - 1


def _shared(titles: list[str]) -> Iterator[tuple[str, list[int]]]:
    """Yield the longest stretches of two to six characters that stand in more than one title, with these."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, title in enumerate(titles):
        for word in {
            title[start : start + length]
            for length in range(2, _MAX_WORD + 1)
            for start in range(len(title) - length + 1)
        }:
            if _BLANK not in word:
                holders[word].append(place)
    shared = {word: places for word, places in holders.items() if len(places) > 1}
    for word, places in sorted(shared.items()):
        if not any(word in other and word != other and len(shared[other]) >= len(places) for other in shared):
            yield word, places


RULE = Rule(code="HED002", name="标题重字", function=_check)
