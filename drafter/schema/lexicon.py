"""The word lists of retrieval: config/words.yaml and config/structure.yaml into `drafter.model.lexicon`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from drafter.errors import DrafterError
from drafter.model.lexicon import FigureType, Lexicon, StructureWords
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, validate

_Whole = Annotated[int, Field(ge=1, le=100)]


def _split(value: object) -> object:
    """Return the words of a list whose items may each hold several words with blanks between."""
    items = value if isinstance(value, list) else [] if value is None else [value]
    return [
        word
        for item in items
        for word in ([item] if isinstance(item, dict | list) else str("" if item is None else item).split())
    ]


_WordList = Annotated[list[Text], BeforeValidator(_split)]


class WordsFields(Strict):
    """config/words.yaml."""

    stop_words: _WordList = Field(default_factory=list, alias="停用词")
    question_words: _WordList = Field(default_factory=list, alias="提问词")
    synonyms: Texts = Field(default_factory=list, alias="近义")
    user_words: _WordList = Field(default_factory=list, alias="词典")


class FigureTypeFields(Strict):
    """数字类型."""

    name: Text = Field(alias="名称")
    units: Texts = Field(default_factory=list, alias="单位")
    cues: Texts = Field(default_factory=list, alias="前词")


class StructureFields(Strict):
    """config/structure.yaml; a user's file may leave out what it does not change."""

    openers: _WordList = Field(default_factory=list, alias="句首")
    connectives: _WordList = Field(default_factory=list, alias="连接")
    formulae: _WordList = Field(default_factory=list, alias="句式")
    function_words: _WordList = Field(default_factory=list, alias="虚词")
    figure_types: list[FigureTypeFields] = Field(default_factory=list, alias="数字类型")
    rhythm: list[_Whole] = Field(default_factory=list, alias="节奏")


def read_lexicon(words: Iterable[Path], structure: Iterable[Path]) -> Lexicon:
    """Read the word lists of retrieval.

    Args:
        words: Files like config/words.yaml; their lists are joined.
        structure: Files like config/structure.yaml; lists of words are joined, the last stated types of
            numbers and rhythm hold.

    Raises:
        DrafterError: A file can't be read.
        FaultListError: A file has faults, told with line and column.
    """
    lists = [validate(read_yaml(path), WordsFields) for path in words]
    builds = [validate(read_yaml(path), StructureFields) for path in structure]
    types = next((item.figure_types for item in reversed(builds) if item.figure_types), [])
    rhythm = next((item.rhythm for item in reversed(builds) if item.rhythm), [])
    if rhythm != sorted(set(rhythm)):
        raise DrafterError("“节奏”应由小到大填写", "structure.yaml")
    return Lexicon(
        stop_words=_joined(item.stop_words for item in lists),
        question_words=_joined(item.question_words for item in lists),
        synonyms=tuple(tuple(line.split()) for item in lists for line in item.synonyms),
        user_words=_joined(item.user_words for item in lists),
        structure=StructureWords(
            openers=_joined(item.openers for item in builds),
            connectives=_joined(item.connectives for item in builds),
            formulae=_joined(item.formulae for item in builds),
            function_words=_joined(item.function_words for item in builds),
            figure_types=tuple(
                FigureType(name=item.name, units=tuple(item.units), cues=tuple(item.cues)) for item in types
            ),
            rhythm=tuple(rhythm),
        ),
    )


def _joined(lists: Iterable[list[str]]) -> tuple[str, ...]:
    """Return the words of several lists without repetition, in order."""
    return tuple(dict.fromkeys(word for words in lists for word in words))
