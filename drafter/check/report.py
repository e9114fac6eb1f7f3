"""Diagnostics for readers: text in the manner of a good compiler, and the JSON of the contract."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from drafter.model.diagnostic import Diagnostic, Severity
from drafter.model.rule_settings import RuleSettings
from drafter.text.spans import LineIndex

VERSION = 1
_BEFORE = 16
_AFTER = 34
_CUT = "..."  # three ASCII dots: the width of … is a matter of the terminal


def render_text(
    diagnostics: Iterable[Diagnostic], *, file: str, text: str, settings: RuleSettings | None = None
) -> str:
    """Return the findings for the terminal, each with its line and a marker under the place.

    Args:
        diagnostics: The findings in order.
        file: Name of the file, as the user gave it.
        text: The decoded file.
        settings: With them each finding names the source of its rule.
    """
    lines = LineIndex(text)
    found = list(diagnostics)
    output: list[str] = []
    for item in found:
        output += _one(item, file, text, lines, settings)
        output.append("")
    output.append(summary(found))
    return "\n".join(output) + "\n"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line that counts the findings by severity."""
    counts = Counter(item.severity for item in diagnostics)
    if not counts:
        return "没有发现问题。"
    parts = "，".join(f"{severity.label} {counts[severity]}" for severity in Severity if counts[severity])
    return f"共 {sum(counts.values())} 处：{parts}。"


def as_json(
    diagnostics: Iterable[Diagnostic], *, file: str, kind: str, profile: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return the findings by the JSON contract of `drafter check` (docs/architecture.md)."""
    return {
        "version": VERSION,
        "file": file,
        "kind": kind,
        "diagnostics": [_plain(item) for item in diagnostics],
        "profile": profile or {},
    }


def _plain(item: Diagnostic) -> dict[str, Any]:
    return {
        "code": item.code,
        "severity": item.severity.value,
        "authority": item.authority.value,
        "message": item.message,
        "span": list(item.span),
        "line": item.line,
        "column": item.column,
        "excerpt": item.excerpt,
        "suggestion": item.suggestion,
        "fix": {"span": list(item.fix.span), "text": item.fix.text} if item.fix else None,
    }


def _one(
    item: Diagnostic, file: str, text: str, lines: LineIndex, settings: RuleSettings | None
) -> Iterator[str]:
    yield f"{file}:{item.line}:{item.column}: {item.severity.label} {item.code} {item.message}"
    line, start, end = _window(item, text, lines)
    gutter = " " * max(5, len(str(item.line)))
    if line.strip():
        yield f"{item.line:>{len(gutter)}} | {line}"
        yield f"{gutter} | {_padding(line[:start])}{'^' * max(1, _width(line[start:end]))}"
    setting = settings.rules.get(item.code) if settings else None
    source = f"（{setting.source}）" if setting else ""
    yield f"{gutter} = 依据：{item.authority.value}{source}"
    if item.suggestion:
        yield f"{gutter} = 建议：{item.suggestion}"


def _window(item: Diagnostic, text: str, lines: LineIndex) -> tuple[str, int, int]:
    """Return the part of the line around a finding, and where in it the finding starts and ends."""
    begin = lines.start_of(item.line)
    stop = text.find("\n", begin)
    stop = len(text) if stop < 0 else stop
    start, end = item.span.start, max(item.span.start, min(item.span.end, stop))
    left = max(begin, start - _BEFORE)
    right = min(stop, max(start + 2, min(end, start + _AFTER)) + _BEFORE)
    end = min(end, right)
    head = _CUT if left > begin else ""
    tail = _CUT if right < stop else ""
    shown = "".join(c if c.isprintable() or c == "\u3000" else " " for c in text[left:right])
    return head + shown + tail, len(head) + start - left, len(head) + end - left


def _width(text: str) -> int:
    """Return how many columns a text takes: Chinese characters two, combining marks none."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _padding(text: str) -> str:
    """Return blanks as wide as a text: full-width ones under full-width characters, so that any font lines up."""
    return "".join(("", " ", "\u3000")[_columns(character)] for character in text)
