"""Outlines, drafts, hits and parsed files as JSON: the contracts that other programs build on (version 1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafter.model.draft import Draft, DraftBlock, Missing, Outline, OutlineSection, Piece
from drafter.model.passage import Hit, Passage
from drafter.model.profile import KindProfile, Position, ProfileReport, SpeechProfile
from drafter.model.speech import ParsedFile, Speech
from drafter.model.vocabulary import Move

VERSION = 1
_DIGITS = 4
_POSITIONS = {Position.BELOW: "below", Position.INSIDE: "inside", Position.ABOVE: "above"}


def draft_json(draft: Draft) -> dict[str, Any]:
    """Return a draft as JSON; the pieces of a block, joined, are its text."""
    return {
        "version": VERSION,
        "title": draft.title,
        "title_pieces": [_piece(piece) for piece in draft.title_pieces],
        "kind": draft.kind.value,
        "date": draft.date,
        "speaker": draft.speaker,
        "blocks": [_block(block) for block in draft.blocks],
        "figures": [
            {
                "text": figure.text,
                "value": figure.value,
                "unit": figure.unit,
                "ref": figure.ref,
                "formula": figure.formula,
            }
            for figure in draft.figures
        ],
        "missing": _missing(draft.missing),
    }


def outline_json(outline: Outline) -> dict[str, Any]:
    """Return an outline as JSON."""
    return {
        "version": VERSION,
        "title": outline.title,
        "kind": outline.kind.value,
        "sections": [_section(section) for section in outline.sections],
        "missing": _missing(outline.missing),
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return a hit of a search as JSON."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "passage_id": passage.id,
        "score": hit.score,
        "lexical": hit.lexical,
        "structure": hit.structure,
        "speech": speech_json(passage),
        "heading_path": list(passage.heading_path),
        "move": passage.move.value,
        "text": passage.text,
        "matches": [[span.start, span.end] for span in hit.matches],
        "why": list(hit.why),
        "copies": hit.copies,
        "context": {"before": hit.before, "after": hit.after} if hit.before or hit.after else None,
    }


def speech_json(passage: Passage) -> dict[str, Any]:
    """Return which speech a passage is from as JSON."""
    return {
        "id": passage.speech_id,
        "title": passage.title,
        "kind": passage.kind.value,
        "level": passage.level.value,
        "year": passage.year,
        "source": passage.source,
    }


def hits_json(query: str, hits: tuple[Hit, ...]) -> dict[str, Any]:
    """Return the answer to a search as JSON (`drafter suggest`)."""
    return {"version": VERSION, "query": query, "hits": [hit_json(hit) for hit in hits]}


def parsed_json(parsed: ParsedFile) -> dict[str, Any]:
    """Return what a file holds as JSON (`drafter parse`)."""
    return {
        "version": VERSION,
        "file": parsed.file,
        "speeches": [_speech(speech) for speech in parsed.speeches],
        "noise": [{"text": item.text, "span": list(item.span), "rule": item.rule} for item in parsed.noise],
        "repairs": [
            {
                "found": item.found,
                "suggested": item.suggested,
                "span": list(item.span),
                "rule": item.rule,
            }
            for item in parsed.repairs
        ],
        "remark": parsed.remark,
    }


def _speech(speech: Speech) -> dict[str, Any]:
    return {
        "id": speech.id,
        "title": speech.title,
        "kind": speech.kind.value,
        "level": speech.level.value,
        "date": speech.date,
        "speaker": speech.speaker,
        "complete": speech.complete,
        "blocks": [
            {
                "type": block.type,
                "level": block.level,
                "move": block.move.value,
                "also": [move.value for move in block.also],
                "theme": block.theme,
                "text": block.text,
                "spans": [list(span) for span in block.spans],
            }
            for block in speech.blocks
        ],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {"text": piece.text, "from": piece.origin.value, "ref": piece.ref}


def _block(block: DraftBlock) -> dict[str, Any]:
    return {
        "type": block.type,
        "level": block.level,
        "move": block.move.value,
        "theme": block.theme,
        "text": block.text,
        "pieces": [_piece(piece) for piece in block.pieces],
    }


def _section(section: OutlineSection) -> dict[str, Any]:
    return {
        "move": section.move.value,
        "theme": section.theme,
        "heading": section.heading,
        "level": section.level,
        "ref": section.ref,
        "characters": section.characters,
        "minutes": round(section.minutes, 1),
        "points": [
            {
                "text": point.text,
                "details": [{"key": key, "text": text} for key, text in point.details],
                "figures": list(point.figures),
                "ref": point.ref,
            }
            for point in section.points
        ],
        "hits": [hit_json(hit) for hit in section.hits],
    }


def _missing(items: tuple[Missing, ...]) -> list[dict[str, str]]:
    return [{"path": item.path, "why": item.why, "subject": item.subject, "who": item.who} for item in items]


def profile_json(measured: SpeechProfile | None, profile: KindProfile | None) -> dict[str, Any]:
    """Return the structure of a speech beside its kind as JSON (`drafter check`, `drafter profile`).

    Of a measure that the speech or the kind has not, `value` or `band` is null.
    """
    values = measured.measures if measured else {}
    bands = profile.bands if profile else {}
    rows = {}
    for name in dict.fromkeys((*values, *bands)):
        value, band = values.get(name), bands.get(name)
        rows[name] = {
            "value": None if value is None else round(value, _DIGITS),
            "band": [band.low, band.high] if band else None,
            "middle": band.middle if band else None,
            "position": _POSITIONS[band.place(value)] if band and value is not None else None,
        }
    return {
        "kind": profile.kind.value if profile else None,
        "speeches": profile.count if profile else 0,
        "own": profile.own if profile else False,
        "order": [move.value for move in profile.order] if profile else [],
        "usual": [move.value for move in Move if profile and move in profile.usual],
        "moves": [[move.value, round(share, _DIGITS)] for move, share in measured.moves] if measured else [],
        "measures": rows,
    }


def profiles_json(reports: Iterable[ProfileReport]) -> dict[str, Any]:
    """Return the answer of `drafter profile` as JSON."""
    return {
        "version": VERSION,
        "profiles": [
            {
                "name": item.name,
                "kind": item.kind.value,
                "kind_guessed": item.kind_guessed,
                "headings": [[level, text] for level, text in item.headings],
                "profile": profile_json(item.measured, item.profile),
            }
            for item in reports
        ],
    }
