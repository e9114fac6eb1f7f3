"""What the check of one file came to."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.diagnostic import Diagnostic, Severity
from drafter.model.profile import KindProfile, SpeechProfile
from drafter.model.rule_settings import RuleSettings
from drafter.model.speech import Speech
from drafter.model.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSpeech:
    """The findings of one speech."""

    speech: Speech
    kind: Kind
    """The kind that it was held against."""
    diagnostics: tuple[Diagnostic, ...]
    measured: SpeechProfile | None = None
    """Its structure."""
    profile: KindProfile | None = None
    """What that was held against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """The findings of one file."""

    file: str
    text: str
    """The decoded file; spans point into it."""
    word: bool = False
    """Whether it is a Word file, of which users know paragraphs, not lines."""
    kind: Kind
    """The kind that the first speech was held against."""
    kind_guessed: bool
    """Whether the kinds were read off the text."""
    speeches: tuple[CheckedSpeech, ...]
    """In the order of the file."""
    settings: RuleSettings

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of all speeches, in the order of the file."""
        return tuple(item for speech in self.speeches for item in speech.diagnostics)

    @property
    def measured(self) -> SpeechProfile | None:
        """The structure of the first speech."""
        return self.speeches[0].measured if self.speeches else None

    @property
    def profile(self) -> KindProfile | None:
        """What the first speech was held against."""
        return self.speeches[0].profile if self.speeches else None

    @property
    def has_faults(self) -> bool:
        """Whether something was found that is more than advice."""
        return any(item.severity is not Severity.ADVICE for item in self.diagnostics)
