"""Concordances, phrases and sets of headings as JSON (version 1 of the contracts, like `drafter.export.contract`)."""

from __future__ import annotations

from typing import Any

from drafter.export.contract import VERSION, speech_json
from drafter.model.lookups import Concordance, HeadingSet, PhraseTable


def concordance_json(word: str, found: Concordance) -> dict[str, Any]:
    """Return the places of a word as JSON (`drafter kwic`)."""
    return {
        "version": VERSION,
        "word": word,
        "total": found.total,
        "speeches": found.speeches,
        "lines": [
            {
                "left": line.left,
                "word": line.word,
                "right": line.right,
                "passage_id": line.passage.id,
                "span": [line.start, line.start + len(line.word)],
                "speech": speech_json(line.passage),
                "move": line.passage.move.value,
            }
            for line in found.lines
        ],
    }


def phrases_json(pattern: str, table: PhraseTable) -> dict[str, Any]:
    """Return how a pattern is filled as JSON (`drafter phrases`)."""
    return {
        "version": VERSION,
        "pattern": pattern,
        "total": table.total,
        "different": table.different,
        "phrases": [
            {
                "text": item.text,
                "fills": list(item.fills),
                "count": item.count,
                "speeches": item.speeches,
                "passage_ids": list(item.examples),
            }
            for item in table.phrases
        ],
    }


def headings_json(query: str, sets: tuple[HeadingSet, ...]) -> dict[str, Any]:
    """Return sets of sibling headings as JSON (`drafter suggest --headings`)."""
    return {
        "version": VERSION,
        "query": query,
        "sets": [
            {
                "rank": item.rank,
                "speech": speech_json(item.passage),
                "parents": list(item.parents),
                "headings": list(item.headings),
                "pattern": item.pattern,
                "move": item.passage.move.value,
                "why": list(item.why),
            }
            for item in sets
        ],
    }
