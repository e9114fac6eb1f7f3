"""ORD003: a 力争 of the brief that has become 确保, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.brief import Brief
from drafter.model.brief_texts import brief_texts
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.characters import squeeze
from drafter.text.overlap import ngrams
from drafter.text.sentences import clauses
from drafter.text.spans import Span

_NO_TARGETS = frozenset({"note", "title", "meeting", "slogan"})
"""Fields of a brief that set no target."""
_PAIR = 2
_LEAST_PAIRS = 4
"""A statement of fewer pairs of characters is too short to be known again."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    soft, hard = (re.compile(parameters.any_of(name)) for name in ("力争", "确保"))
    least = parameters.number("认作同一事项") / 100
    wanted = []
    for clause in _clauses(context.brief):
        match_soft, match_hard = soft.search(clause), hard.search(clause)
        if bool(match_soft) == bool(match_hard):
            continue
        word = (match_soft or match_hard)[0]  # type: ignore[index]
        pairs = ngrams(squeeze(clause.replace(word, "")), _PAIR)
        if len(pairs) >= _LEAST_PAIRS:
            wanted.append((clause, word, pairs, hard if match_soft else soft))
    if not wanted:
        return
    for block in context.speech.blocks:
        told: set[tuple[int, str]] = set()
        for stretch in _stretches(block):
            text = stretch.of(block.text)
            found = ngrams(squeeze(text), _PAIR)
            for clause, word, pairs, opposite in wanted:
                wrong = opposite.search(text)
                if wrong is None or (soft if opposite is hard else hard).search(text):
                    continue
                place = (stretch.start + wrong.start(), clause)
                if len(pairs & found) >= least * len(pairs) and place not in told:
                    told.add(place)
                    yield Finding(
                        context.place(block, Span(*wrong.span()).shift(stretch.start)),
                        f"需求单里说的是“{word}”（{clause}），这里写成了“{wrong[0]}”",
                        f"改回“{word}”，口径的轻重由定目标的人定",
                    )


def _stretches(block: Block) -> Iterator[Span]:
    """Yield each clause together with the one before it, where its verb may stand."""
    before: Span | None = None
    for clause in clauses(block.text):
        near = before is not None and block.text[before.end : clause.start] in ("，", ",", "、")
        yield Span(before.start, clause.end) if before is not None and near else clause
        before = clause


def _clauses(brief: Brief) -> Iterator[str]:
    for text in dict.fromkeys(brief_texts(brief, without=_NO_TARGETS)):
        for clause in clauses(text):
            yield clause.of(text)


RULE = Rule(code="ORD003", name="目标力度", needs=frozenset({Need.BRIEF}), function=_check)
