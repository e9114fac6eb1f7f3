"""Findings as SARIF 2.1.0, for editors and continuous integration. Source: OASIS SARIF 2.1.0, 3.13 to 3.52."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from drafter.check.baseline import fingerprints
from drafter.check.catalogue import RULES
from drafter.model.diagnostic import Diagnostic, Severity
from drafter.model.rule_settings import RuleSettings
from drafter.text.spans import LineIndex

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def as_sarif(
    diagnostics: Iterable[Diagnostic], *, file: str, text: str, settings: RuleSettings
) -> dict[str, Any]:
    """Return the findings as a SARIF log of one run; columns count code points.

    Args:
        diagnostics: The findings.
        file: Name of the file, as the user gave it.
        text: The decoded file.
        settings: What the rules say of themselves.
    """
    lines = LineIndex(text)
    rules = [_rule(code, name, settings) for code, name in ((rule.code, rule.name) for rule in RULES)]
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    address = quote(PurePath(file).as_posix())
    results = []
    for item, mark in fingerprints(diagnostics):
        result = _result(item, lines, address)
        result["partialFingerprints"] = {"drafter/v1": mark}
        if item.code in numbers:
            result["ruleIndex"] = numbers[item.code]
        results.append(result)
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "drafter", "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": {"uri": address}}],
                "results": results,
            }
        ],
    }


def _rule(code: str, name: str, settings: RuleSettings) -> dict[str, Any]:
    setting = settings.rules[code]
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": name},
        "fullDescription": {"text": setting.explanation},
        "help": {
            "text": f"{setting.explanation}\n例：{setting.example}\n依据：{setting.authority.value}（{setting.source}）"
        },
        "defaultConfiguration": {"enabled": setting.enabled, "level": _LEVELS[setting.severity]},
    }


def _result(item: Diagnostic, lines: LineIndex, address: str) -> dict[str, Any]:
    suggestion = f"（{item.suggestion}）" if item.suggestion else ""
    result: dict[str, Any] = {
        "ruleId": item.code,
        "level": _LEVELS[item.severity],
        "message": {"text": item.message + suggestion},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": address},
                    "region": _region(lines, item.span.start, item.span.end),
                }
            }
        ],
    }
    if item.fix:
        region = _region(lines, item.fix.span.start, item.fix.span.end)
        replacement = {"deletedRegion": region, "insertedContent": {"text": item.fix.text}}
        change = {"artifactLocation": {"uri": address}, "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": item.suggestion}, "artifactChanges": [change]}]
    return result


def _region(lines: LineIndex, start: int, end: int) -> dict[str, int]:
    first, last = lines.locate(start), lines.locate(max(start, end))
    return {"startLine": first[0], "startColumn": first[1], "endLine": last[0], "endColumn": last[1]}
