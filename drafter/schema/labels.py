"""Members of the fixed vocabularies as files name them: by code or by Chinese name."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from pydantic import BeforeValidator

from drafter.model.vocabulary import Kind, Level, Move, by_label
from drafter.schema.validation import fault

T = TypeVar("T", Move, Kind, Level)


def read_label(vocabulary: type[T], value: object, without: Collection[T] = ()) -> T:
    """Return the member that a value names.

    Args:
        vocabulary: The vocabulary.
        value: What the file says.
        without: Members that don't count.

    Raises:
        PydanticCustomError: There is none; the message offers those there are.
    """
    member = by_label(vocabulary, str(value).strip())
    if member is None or member in without:
        known = "、".join(item.label for item in vocabulary if item not in without)
        raise fault(f"只能填：{known}；现为“{value}”")
    return member


def labelled(vocabulary: type[T], without: Collection[T] = ()) -> BeforeValidator:
    """Return the validator that does the same for a field."""
    return BeforeValidator(lambda value: read_label(vocabulary, value, without))
