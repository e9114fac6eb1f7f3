"""Passages and word lists as JSON, and the columns that filters look at."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from drafter.model.lexicon import FigureType, Lexicon, StructureWords
from drafter.model.passage import Passage
from drafter.model.vocabulary import Kind, Level, Move, by_label

COLUMNS = ("kind", "move", "level", "theme", "speech_id", "year")
"""Names of the columns; all but the year are ordinals into the values that occur."""


def line_of(passage: Passage) -> bytes:
    """Return a passage as a line of JSON."""
    fields = {name: getattr(passage, name) for name in Passage.__slots__}
    return json.dumps(fields, ensure_ascii=False).encode(errors="replace") + b"\n"


def passage_of(line: bytes) -> Passage:
    """Return the passage of a line.

    Raises:
        ValueError: The line is no passage.
        TypeError: Fields are missing or unknown.
        KeyError: Fields are missing.
    """
    fields: dict[str, Any] = json.loads(line)
    fields.update(
        kind=_member(Kind, fields["kind"]),
        level=_member(Level, fields["level"]),
        move=_member(Move, fields["move"]),
        heading_path=tuple(map(str, fields["heading_path"])),
        text=str(fields["text"]),
    )
    return Passage(**fields)


def column_names(passages: Sequence[Passage]) -> tuple[dict[str, list[str]], NDArray[np.int32]]:
    """Return the values of the columns, and (len(COLUMNS), len(passages)) ordinals into them."""
    ordinals: dict[str, dict[str, int]] = {name: {} for name in COLUMNS[:-1]}
    columns = np.zeros((len(COLUMNS), len(passages)), np.int32)
    for position, passage in enumerate(passages):
        for row, (name, known) in enumerate(ordinals.items()):
            columns[row, position] = known.setdefault(str(getattr(passage, name)), len(known))
        year = passage.year or 0
        columns[-1, position] = year if 0 < year < 10_000 else 0
    return {name: list(known) for name, known in ordinals.items()}, columns


def lexicon_of(data: Mapping[str, Any]) -> Lexicon:
    """Return the word lists that `dataclasses.asdict` and JSON have taken apart.

    Raises:
        KeyError: Fields are missing.
        TypeError: Fields are of the wrong type.
    """
    build = data["structure"]
    return Lexicon(
        stop_words=_words(data["stop_words"]),
        user_words=_words(data["user_words"]),
        structure=StructureWords(
            openers=_words(build["openers"]),
            connectives=_words(build["connectives"]),
            formulae=_words(build["formulae"]),
            function_words=_words(build["function_words"]),
            figure_types=tuple(
                FigureType(name=str(item["name"]), units=_words(item["units"]), cues=_words(item["cues"]))
                for item in build["figure_types"]
            ),
            rhythm=tuple(map(int, build["rhythm"])),
        ),
    )


_VocabularyT = TypeVar("_VocabularyT", Kind, Level, Move)


def _member(vocabulary: type[_VocabularyT], code: str) -> _VocabularyT:
    member = by_label(vocabulary, code)
    if member is None:
        raise ValueError(code)
    return member


def _words(items: Sequence[Any]) -> tuple[str, ...]:
    return tuple(map(str, items))
