"""Passages and word lists as JSON, and the columns that filters look at."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from drafter.model.lexicon import FigureType, Lexicon, StructureWords
from drafter.model.passage import Passage
from drafter.model.vocabulary import Kind, Level, Move, by_label

COLUMNS = ("kind", "move", "level", "theme", "speech_id", "source", "year")
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


class ColumnCounter:
    """Gathers what filters look at, one passage after another."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, int]] = {name: {} for name in COLUMNS[:-1]}
        self._rows = [array("i") for _ in COLUMNS]

    def add(self, passage: Passage) -> None:
        """Add the next passage."""
        for row, (name, known) in zip(self._rows, self._known.items(), strict=False):
            # Half characters of damaged text could not be written.
            value = str(getattr(passage, name)).encode(errors="replace").decode()
            row.append(known.setdefault(value, len(known)))
        year = passage.year or 0
        self._rows[-1].append(year if 0 < year < 10_000 else 0)

    def finish(self) -> tuple[dict[str, list[str]], NDArray[np.int32]]:
        """Return the values of the columns, and (len(COLUMNS), passages) ordinals into them."""
        columns = np.array([np.frombuffer(row, np.int32) for row in self._rows if row], np.int32)
        names = {name: list(known) for name, known in self._known.items()}
        return names, columns.reshape(len(COLUMNS), -1)


def join_columns(
    parts: Iterable[tuple[Mapping[str, Sequence[str]], NDArray[np.int32]]],
) -> tuple[dict[str, list[str]], NDArray[np.int32]]:
    """Return the columns of several segments as those of one; values that no row has go.

    A row of -1 belongs to no value and stays so.

    Raises:
        IndexError: An ordinal is out of range.
    """
    known: dict[str, dict[str, int]] = {name: {} for name in COLUMNS[:-1]}
    joined = []
    for names, columns in parts:
        result = columns.copy()
        for row, (name, ordinals) in enumerate(known.items()):
            values = names[name]
            # One place more: the last, which -1 points at, is -1 again.
            table = np.full(len(values) + 1, -1, np.int32)
            used = np.unique(columns[row])
            for ordinal in used[used >= 0].tolist():
                table[ordinal] = ordinals.setdefault(values[ordinal], len(ordinals))
            result[row] = table[columns[row]]
        joined.append(result)
    return {name: list(ordinals) for name, ordinals in known.items()}, np.concatenate(joined, axis=1)


def lexicon_of(data: Mapping[str, Any]) -> Lexicon:
    """Return the word lists that `dataclasses.asdict` and JSON have taken apart.

    Raises:
        KeyError: Fields are missing.
        TypeError: Fields are of the wrong type.
    """
    build = data["structure"]
    return Lexicon(
        stop_words=_words(data["stop_words"]),
        question_words=_words(data["question_words"]),
        synonyms=tuple(_words(group) for group in data["synonyms"]),
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
