"""What config/rules/ says of each rule of the checker: its weight, its source, its parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.model.diagnostic import Authority, Diagnostic, Severity

ParameterValue = int | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of one rule by their Chinese names.

    A rule and its entry in the shipped rules belong together, so a name that is missing is a fault of the
    program (KeyError, TypeError), never of the user: the reader refuses what does not fit the shipped entry.
    """

    values: Mapping[str, ParameterValue] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """Return a whole number."""
        value = self.values[name]
        if not isinstance(value, int):
            raise TypeError(name)
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of words."""
        value = self.values[name]
        if not isinstance(value, tuple):
            raise TypeError(name)
        return value

    def table(self, name: str) -> Mapping[str, str]:
        """Return a table of strings."""
        value = self.values[name]
        if not isinstance(value, Mapping):
            raise TypeError(name)
        return value

    def any_of(self, name: str) -> str:
        """Return a list of words as alternatives of a regular expression, longer ones first."""
        return "|".join(re.escape(word) for word in sorted(self.words(name), key=len, reverse=True)) or "(?!)"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """One rule as configured."""

    code: str
    enabled: bool
    severity: Severity
    authority: Authority
    explanation: str
    """What it finds and why that matters, in Chinese."""
    example: str
    """A faulty stretch of text."""
    source: str
    """The standard, custom or count that it stands on."""
    parameters: Parameters
    gives_way_to: tuple[str, ...] = ()
    """The codes of the rules that say more of the same characters, so that this one need not speak."""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The settings of all rules."""

    rules: Mapping[str, RuleSetting]
    """By code."""

    def authority_of(self, item: Diagnostic) -> str:
        """Return on whose word a finding stands and where that is written, in Chinese."""
        setting = self.rules.get(item.code)
        source = item.source or (setting.source if setting else "")
        return f"{item.authority.value}（{source}）" if source else item.authority.value
