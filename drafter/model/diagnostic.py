"""What the checker finds in a draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from drafter.model.labelled import Labelled
from drafter.text.spans import Span


class Severity(Labelled):
    """How bad a finding is."""

    ERROR = "error", "错误"
    WARNING = "warning", "警告"
    ADVICE = "advice", "建议"


class Authority(StrEnum):
    """On whose word a rule stands; a rule never claims more than its source."""

    REGULATION = "规定"
    STANDARD = "标准"
    CUSTOM = "惯例"
    STATISTICS = "统计"
    USER = "用户"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A mechanical edit that mends a finding."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding (问题) at one place of the checked text."""

    code: str
    """Stable code of the rule, such as `NUM001`."""
    severity: Severity
    authority: Authority
    message: str
    span: Span
    """Place in the decoded file."""
    line: int
    column: int
    excerpt: str
    suggestion: str = ""
    fix: Fix | None = field(default=None)
    source: str = ""
    """What it stands on where that is not the same for all findings of its rule."""
