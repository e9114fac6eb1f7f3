"""config/masking.yaml: how the names of a masked version are recognised."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from drafter.model.masking import MaskingWords
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, validate

_Words = Annotated[Texts, Field(max_length=1000)]
_SomeWords = Annotated[Texts, Field(min_length=1, max_length=1000)]


class MaskingFields(Strict):
    """The whole file."""

    place_suffixes: _SomeWords = Field(alias="地名后缀")
    unit_suffixes: _SomeWords = Field(alias="单位后缀")
    name_suffixes: _SomeWords = Field(alias="专名后缀")
    boundaries: _SomeWords = Field(alias="断词")
    general_ends: _Words = Field(default_factory=list, alias="泛称结尾")
    general_starts: _Words = Field(default_factory=list, alias="泛称开头")
    not_behind: dict[str, Text] = Field(default_factory=dict, alias="不作结尾", max_length=100)
    measures: _SomeWords = Field(alias="汉字数量单位")


def read_masking_words(paths: list[Path]) -> MaskingWords:
    """Return the words of the last file given: the user's replaces the shipped one whole.

    Raises:
        DrafterError: The file can't be read.
        FaultListError: It has faults, told with line and column.
    """
    fields = validate(read_yaml(paths[-1]), MaskingFields)
    lists = {name: tuple(words) for name, words in fields.model_dump(exclude={"not_behind"}).items()}
    return MaskingWords(**lists, not_behind=tuple(fields.not_behind.items()))
