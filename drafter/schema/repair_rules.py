"""Repair rules: config/repairs.yaml into compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, expression, validate


@dataclass(frozen=True)
class RepairPattern:
    """Damage of one form, and what it should read."""

    name: str
    """The group in config/repairs.yaml: 错字, 怪词, 标点."""
    expression: str
    suggested: str
    example: str
    """A stretch of text that holds the damage."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression; most texts hold no damage and need none."""
        return re.compile(self.expression)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRules:
    """What damage looks like."""

    digits: tuple[tuple[str, str], ...]
    """What looks like a digit, and the digit; longer ones first."""
    numbers: re.Pattern[str]
    """A number with such characters in it, before a unit."""
    exceptions: frozenset[str]
    """What looks like such a number and is none."""
    patterns: tuple[RepairPattern, ...]
    any_pattern: re.Pattern[str]
    """Matches wherever one of `patterns` does: most paragraphs are sound, and one look is enough."""


class NumberFields(Strict):
    """数字."""

    lookalikes: dict[Text, Text] = Field(alias="形近", min_length=1)
    units: Texts = Field(alias="单位", min_length=1)
    exceptions: Texts = Field(alias="例外")


class PatternFields(Strict):
    """One form of damage."""

    wrong: Annotated[Text, expression(empty=False)] = Field(alias="误")
    right: Text = Field(alias="正")
    example: Text = Field(alias="例")


class RepairFields(Strict):
    """config/repairs.yaml."""

    numbers: NumberFields = Field(alias="数字")
    glyphs: list[PatternFields] = Field(alias="错字")
    words: list[PatternFields] = Field(alias="怪词")
    marks: list[PatternFields] = Field(alias="标点")


def read_repair_rules(path: Path) -> RepairRules:
    """Read the repair rules.

    Raises:
        DrafterError: The file is missing or unreadable.
        FaultListError: It has faults, told with line and column.
    """
    fields = validate(read_yaml(path), RepairFields)
    groups = (("怪词", fields.words), ("错字", fields.glyphs), ("标点", fields.marks))
    patterns = tuple(
        RepairPattern(name, item.wrong, item.right, item.example) for name, items in groups for item in items
    )
    lookalikes = sorted(fields.numbers.lookalikes.items(), key=lambda item: -len(item[0]))
    return RepairRules(
        digits=tuple(lookalikes),
        numbers=_numbers([wrong for wrong, _ in lookalikes], fields.numbers.units),
        exceptions=frozenset(fields.numbers.exceptions),
        patterns=patterns,
        any_pattern=re.compile("|".join(f"(?:{item.expression})" for item in patterns) or "(?!)"),
    )


def _numbers(lookalikes: list[str], units: list[str]) -> re.Pattern[str]:
    """Return the pattern of a number of digits and what looks like them, a unit behind it."""
    wrong = "|".join(map(re.escape, lookalikes))
    behind = "|".join(map(re.escape, units))
    return re.compile(
        rf"(?<![A-Za-z0-9.])(?=[0-9.]{{0,11}}(?:{wrong}))(?:{wrong}|[0-9]){{1,11}}(?:\.(?:{wrong}|[0-9]){{1,4}})?"
        rf"(?=(?:{behind}))"
    )
