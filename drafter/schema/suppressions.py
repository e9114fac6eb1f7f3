"""config/suppressions.yaml: findings that the user lets pass, each with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from drafter.schema.source import raise_faults, read_yaml
from drafter.schema.validation import Strict, Text, validate


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """Findings of one rule that are let pass."""

    code: str
    words: str
    """The words of the speech at which they stand."""
    reason: str


def _listed(value: Any) -> Any:  # noqa: ANN401
    return [] if value is None else value


class SuppressionFields(Strict):
    """One entry; empty fields are told with their place below."""

    code: Text = Field("", alias="代号")
    words: Text = Field("", alias="原文")
    reason: Text = Field("", alias="理由")


class SuppressionsFields(Strict):
    """The file."""

    items: Annotated[list[SuppressionFields], BeforeValidator(_listed)] = Field(
        default_factory=list, alias="放过"
    )


def read_suppressions(paths: Iterable[Path], codes: Collection[str]) -> tuple[Suppression, ...]:
    """Read what the user lets pass.

    Args:
        paths: The files.
        codes: The codes of all rules.

    Raises:
        DrafterError: A file can't be read.
        FaultListError: An entry lacks its reason or its words, or names no rule; with line and column.
    """
    result = []
    for path in paths:
        source = read_yaml(path)
        faults = []
        for number, item in enumerate(validate(source, SuppressionsFields).items):
            place = source.place(("放过", number))
            if item.code not in codes:
                faults.append((place, f"没有规则“{item.code}”，运行 drafter rules 查看全部规则"))
            elif not item.words:
                faults.append((place, f"放过 {item.code} 没有写“原文”，请照抄稿子里的字句"))
            elif not item.reason:
                faults.append((place, f"放过 {item.code} 没有写“理由”，不予采用"))
            result.append(Suppression(code=item.code, words=item.words, reason=item.reason))
        raise_faults(source, faults)
    return tuple(result)
