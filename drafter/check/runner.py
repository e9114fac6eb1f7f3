"""Runs the rules over one speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from drafter.check.catalogue import RULES
from drafter.check.precedence import without_repeats
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Authority, Diagnostic, Severity
from drafter.model.rule_settings import RuleSetting, RuleSettings
from drafter.text.spans import LineIndex, Span

INTERNAL_FAULT = "INT000"
WRONG_SUPPRESSION = "INT001"
_MAX_EXCERPT = 80
_MAX_FINDINGS = 100
"""Of one rule in one speech."""
_SUPPRESSION = re.compile(
    r"^[ \t]*<!--[ \t]*不查[ \t]*(?P<codes>[^：:\n]{0,200})(?:[：:](?P<reason>[^\n]{0,400}))?-->[ \t]*$",
    re.MULTILINE,
)
_CODE = re.compile(r"[A-Z]{3}\d{3}")


class _Weighed(NamedTuple):
    """A code with its weight."""

    code: str
    severity: Severity
    authority: Authority


_INTERNAL = _Weighed(INTERNAL_FAULT, Severity.ERROR, Authority.USER)
_SUPPRESSED = _Weighed(WRONG_SUPPRESSION, Severity.WARNING, Authority.USER)


class _Suppression(NamedTuple):
    span: Span
    codes: frozenset[str]
    reason: str
    line: int
    """The line that it holds for."""


def check_speech(
    context: CheckContext, settings: RuleSettings, rules: tuple[Rule, ...] = RULES
) -> tuple[Diagnostic, ...]:
    """Hold a speech against the rules.

    A rule whose needs are not met, or that is switched off, does not run (see `idle_rules`). A rule that raises
    is reported as a fault of its own (INT000), and the others still run. A line `<!-- 不查 NUM001：原因 -->`
    silences the named rules on the next line that is not blank; one without a reason holds for nothing (INT001).

    Args:
        context: The speech and what is known of it.
        settings: Weight, authority and parameters of each rule.
        rules: The rules to run.

    Returns:
        The findings in the order of their places.
    """
    return check_speeches((context,), settings, rules)[0]


def check_speeches(
    contexts: Sequence[CheckContext], settings: RuleSettings, rules: tuple[Rule, ...] = RULES
) -> tuple[tuple[Diagnostic, ...], ...]:
    """Hold the speeches of one file against the rules; see `check_speech`.

    Args:
        contexts: One for each speech, in the order of the file, all of the same text.
        settings: Weight, authority and parameters of each rule.
        rules: The rules to run.

    Returns:
        The findings of each speech in the order of their places; a wrong remark “不查” is the first one's.
    """
    if not contexts:
        return ()
    text = contexts[0].text
    lines = LineIndex(text)
    suppressions = list(_suppressions(text, lines))
    silenced = {(item.line, code) for item in suppressions if item.reason for code in item.codes}
    wrong = list(_wrong_suppressions(suppressions, text, lines, {rule.code for rule in rules}))
    result = []
    for context in contexts:
        found = [
            diagnostic
            for rule in rules
            if _runs(rule, context, settings)
            for diagnostic in _run(rule, context, settings.rules[rule.code], lines)
        ]
        kept = [item for item in found if (item.line, item.code) not in silenced]
        kept, wrong = kept + wrong, []
        kept = list(without_repeats(kept, settings))
        result.append(tuple(sorted(kept, key=lambda item: (item.span, item.code, item.message))))
    return tuple(result)


def idle_rules(
    context: CheckContext, settings: RuleSettings, rules: tuple[Rule, ...] = RULES
) -> tuple[tuple[Rule, str], ...]:
    """Return the rules that `check_speech` would not run, each with the reason in Chinese."""
    result = []
    for rule in rules:
        if not settings.rules[rule.code].enabled:
            result.append((rule, "已关闭"))
        elif not rule.can_run(context):
            result.append((rule, "没有给出" + "、".join(sorted(rule.needs))))
    return tuple(result)


def _runs(rule: Rule, context: CheckContext, settings: RuleSettings) -> bool:
    return settings.rules[rule.code].enabled and rule.can_run(context)


def _run(rule: Rule, context: CheckContext, setting: RuleSetting, lines: LineIndex) -> Iterator[Diagnostic]:
    try:
        findings = list(islice(rule.function(context, setting.parameters), _MAX_FINDINGS + 1))
    except Exception as error:  # noqa: BLE001 - whatever a rule does, the other rules must still be heard
        finding = Finding(
            Span(0, 0),
            f"规则 {rule.code}（{rule.name}）自身出错，这一项没有查（{type(error).__name__}: {error}）",
            "请把这份文件和这行提示反馈给维护者；可以先在 rules.yaml 里关闭这条规则",
        )
        yield _diagnostic(_INTERNAL, finding, context.text, lines)
        return
    if len(findings) > _MAX_FINDINGS:
        last = findings.pop()
        findings.append(Finding(last.span, f"这类问题超过 {_MAX_FINDINGS} 处，从这里起不再列出"))
    for finding in findings:
        yield _diagnostic(
            _Weighed(rule.code, setting.severity, setting.authority), finding, context.text, lines
        )


def _diagnostic(rule: _Weighed, finding: Finding, text: str, lines: LineIndex) -> Diagnostic:
    line, column = lines.locate(finding.span.start)
    return Diagnostic(
        code=rule.code,
        severity=rule.severity,
        authority=rule.authority,
        message=finding.message,
        span=finding.span,
        line=line,
        column=column,
        excerpt=_excerpt(finding.span.of(text)),
        suggestion=finding.suggestion,
        fix=finding.fix,
        source=finding.source,
    )


def _excerpt(text: str) -> str:
    flat = " ".join(text.split("\n")) if "\n" in text else text
    return flat if len(flat) <= _MAX_EXCERPT else flat[: _MAX_EXCERPT - 1] + "…"


def _suppressions(text: str, lines: LineIndex) -> Iterator[_Suppression]:
    for match in _SUPPRESSION.finditer(text):
        position = match.end()
        while position < len(text) and text[position].isspace():
            position += 1
        yield _Suppression(
            Span(match.start(), match.end()),
            frozenset(_CODE.findall(match["codes"])),
            (match["reason"] or "").strip(),
            lines.locate(position)[0],
        )


def _wrong_suppressions(
    suppressions: list[_Suppression], text: str, lines: LineIndex, known: set[str]
) -> Iterator[Diagnostic]:
    for item in suppressions:
        unknown = sorted(item.codes - known)
        if not item.codes:
            message = "“不查”后面没有规则代码，没有起作用"
        elif unknown:
            message = f"“不查”后面的规则代码 {'、'.join(unknown)} 不存在"
        elif not item.reason:
            message = "“不查”没有写原因，没有起作用"
        else:
            continue
        finding = Finding(item.span, message, "写成 <!-- 不查 NUM001：原因 -->，放在要放过的那一行之前")
        yield _diagnostic(_SUPPRESSED, finding, text, lines)
