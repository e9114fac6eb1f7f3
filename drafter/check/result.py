"""What the check of one file came to."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.diagnostic import Diagnostic, Severity
from drafter.model.rule_settings import RuleSettings
from drafter.model.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The findings of one file."""

    file: str
    text: str
    """The decoded file; spans point into it."""
    kind: Kind
    """The kind that it was held against."""
    kind_guessed: bool
    """Whether the kind was read off the text."""
    diagnostics: tuple[Diagnostic, ...]
    settings: RuleSettings

    @property
    def has_faults(self) -> bool:
        """Whether something was found that is more than advice."""
        return any(item.severity is not Severity.ADVICE for item in self.diagnostics)
