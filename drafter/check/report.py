"""Diagnostics for readers: text in the manner of a good compiler, and the JSON of the contract."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from drafter.check.paragraph_places import ParagraphPlaces
from drafter.model.checked import CheckedSpeech, CheckResult
from drafter.model.diagnostic import Diagnostic, Severity
from drafter.model.page_findings import (
    page_authority,
    page_headline,
    page_remarks,
    page_suggestions,
    parted,
)
from drafter.model.rule_settings import RuleSettings
from drafter.text.placement import ParagraphIndex
from drafter.text.spans import LineIndex

VERSION = 1
_BEFORE = 16
_AFTER = 34
_GUTTER = " " * 5
_COPY, _STALE = "OVL001", "STL001"
_FEW = 5
"""Old numbers in a copied speech that are still told one by one."""
_CUT = "..."  # three ASCII dots: the width of … is a matter of the terminal


class _Shown(NamedTuple):
    """What is shown, and how."""

    file: str
    text: str
    lines: LineIndex
    settings: RuleSettings | None
    paragraphs: ParagraphIndex
    places: ParagraphPlaces | None


def render_text(
    diagnostics: Iterable[Diagnostic],
    *,
    file: str,
    text: str,
    settings: RuleSettings | None = None,
    places: ParagraphPlaces | None = None,
) -> str:
    """Return the findings for the terminal, each with its line and a marker under the place.

    Args:
        diagnostics: The findings in order.
        file: Name of the file, as the user gave it.
        text: The decoded file.
        settings: With them each finding names the source of its rule.
        places: With them each finding names its paragraph instead of its line and column: in a Word file nobody
            knows these.
    """
    found = list(diagnostics)
    shown = _Shown(file, text, LineIndex(text), settings, ParagraphIndex(text), places)
    return "\n".join([*_many(found, shown), summary(found)]) + "\n"


def render_result(result: CheckResult) -> str:
    """Return the findings of a file for the terminal; those of several speeches under the title of each."""
    places = ParagraphPlaces(result.text, (item.speech for item in result.speeches)) if result.word else None
    lines, paragraphs = LineIndex(result.text), ParagraphIndex(result.text)
    shown = _Shown(result.file, result.text, lines, result.settings, paragraphs, places)
    output: list[str] = []
    for number, item in enumerate(result.speeches, 1):
        if len(result.speeches) > 1:
            output += [f"〔第 {number} 篇〕{speech_line(item, guessed=result.kind_guessed)}", ""]
        output += _many(item.diagnostics, shown)
    return "\n".join([*output, summary(result.diagnostics)]) + "\n"


def speech_line(item: CheckedSpeech, *, guessed: bool) -> str:
    """Return one line on a speech: title, the kind that it was held against, how much was found."""
    kind = f"按“{item.kind.label}”检查{'（没有指定，看文字判断的）' if guessed else ''}"
    return f"{item.speech.title or '（没有标题）'}：{kind}，{summary(item.diagnostics)}"


def _many(diagnostics: Iterable[Diagnostic], shown: _Shown) -> Iterator[str]:
    words, page = parted(diagnostics)
    stale = [item for item in words if item.code == _STALE]
    if len(stale) <= _FEW or not any(item.code == _COPY for item in words):
        stale = []
    for item in words:
        if item.code == _STALE and stale:
            continue
        yield from _one(item, shown)
        yield ""
    if stale:
        yield from _old_numbers(stale, shown)
        yield ""
    if page:
        yield from _page(page, shown)
        yield ""


def _old_numbers(found: list[Diagnostic], shown: _Shown) -> Iterator[str]:
    """Yield the numbers that a copied speech has of the old one, a line for each paragraph."""
    yield f"{shown.file}: {found[0].severity.label} {_STALE} {len(found)} 个数与旧稿相同，多半没有换："
    for place, group in groupby(found, key=lambda item: _place(item, shown)):
        yield f"{_GUTTER} - {place}：{'、'.join(item.excerpt for item in group)}"
    authority = shown.settings.authority_of(found[0]) if shown.settings else found[0].authority.value
    yield f"{_GUTTER} = 依据：{authority}"
    yield f"{_GUTTER} = 建议：{found[0].suggestion}"


def _page(page: tuple[Diagnostic, ...], shown: _Shown) -> Iterator[str]:
    """Yield the findings on the page, a line each."""
    yield f"{shown.file}: {page_headline(page)}："
    for item, words in zip(page, page_remarks(page), strict=True):
        yield f"{_GUTTER} - {_place(item, shown)}：{words}"
    yield f"{_GUTTER} = 依据：{page_authority(page)}"
    for advice in page_suggestions(page):
        yield f"{_GUTTER} = 建议：{advice}"


def _place(item: Diagnostic, shown: _Shown) -> str:
    """Return a place in words: 第 6 行，第 5 段; in a Word file the paragraph with its first words."""
    if shown.places is not None:
        return shown.places.describe(item)
    return f"第 {item.line} 行，第 {shown.paragraphs.of_line(item.line)} 段"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one line that counts the findings by severity."""
    counts = Counter(item.severity for item in diagnostics)
    if not counts:
        return "没有发现问题。"
    parts = "，".join(f"{severity.label} {counts[severity]}" for severity in Severity if counts[severity])
    return f"共 {sum(counts.values())} 处：{parts}。"


def as_json(
    diagnostics: Iterable[Diagnostic],
    *,
    file: str,
    text: str,
    kind: str,
    profile: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the findings by the JSON contract of `drafter check` (docs/contracts.md)."""
    paragraphs = ParagraphIndex(text)
    return {
        "version": VERSION,
        "file": file,
        "kind": kind,
        "diagnostics": [_plain(item, paragraphs) for item in diagnostics],
        "profile": profile or {},
    }


def _plain(item: Diagnostic, paragraphs: ParagraphIndex) -> dict[str, Any]:
    return {
        "code": item.code,
        "severity": item.severity.value,
        "authority": item.authority.value,
        "message": item.message,
        "span": list(item.span),
        "line": item.line,
        "column": item.column,
        "paragraph": paragraphs.of_line(item.line),
        "excerpt": item.excerpt,
        "suggestion": item.suggestion,
        "fix": {"span": list(item.fix.span), "text": item.fix.text} if item.fix else None,
    }


def _one(item: Diagnostic, shown: _Shown) -> Iterator[str]:
    what = f"{item.severity.label} {item.code} {item.message}"
    if shown.places is not None:
        number = ""  # the place says which paragraph; a bare number would be taken for a line
        yield f"{shown.file}:{_place(item, shown)}: {what}"
    else:
        number = str(item.line)
        yield f"{shown.file}:{item.line}:{item.column}: {what}（{_place(item, shown)}）"
    line, start, end = _window(item, shown.text, shown.lines)
    gutter = " " * max(len(_GUTTER), len(number))
    if line.strip():
        yield f"{number:>{len(gutter)}} | {line}"
        yield f"{gutter} | {_padding(line[:start])}{'^' * max(1, _width(line[start:end]))}"
    authority = shown.settings.authority_of(item) if shown.settings else item.authority.value
    yield f"{gutter} = 依据：{authority}"
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
