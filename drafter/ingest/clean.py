"""From the decoded file to lines, with everything that sites, scanners and libraries added listed as noise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from drafter.ingest.flow import Flow, cut, flow_of
from drafter.ingest.line import Line
from drafter.ingest.pages import PageMark, page_marks
from drafter.model.speech import Noise
from drafter.schema.noise_rules import NoisePattern, NoiseRules
from drafter.text.characters import fold_width
from drafter.text.spans import Span

LINE_LIMIT = 500
"""Longer lines are text: only rules for stretches inside a line look at them."""
TAIL_PROSE = 300
"""With more running text than this (characters) behind a tail mark, the mark does not end the file."""
SOURCE_RULE = "浏览信息"
"""Name of the rules for lines on source and date of an article."""
_PROSE = 60
_MARKDOWN = re.compile(r"(#{1,6})[ \t]+")
_BLANKS = "\u200b\ufeff"


class Cleaned(NamedTuple):
    """The text of a file, line by line, and what was taken out of it."""

    lines: list[Line]
    noise: list[Noise]
    cut: frozenset[int]
    """Offsets of noise which tells that the site cut the text off before it."""


def clean(
    text: str,
    rules: NoiseRules,
    *,
    markdown: bool = False,
    hints: Sequence[tuple[int, int]] = (),
) -> Cleaned:
    """Return the lines of a decoded file that may belong to speeches.

    Args:
        text: The decoded file.
        rules: What is noise.
        markdown: Whether `#` at the start of a line marks a heading.
        hints: Offsets of lines that the file's own styles call headings, with their level.
    """
    spans = _line_spans(text)
    marks = {mark.line: mark for mark in page_marks(text, spans)}
    folded = fold_width(text)
    named = [_line_rule(span.of(folded), rules.lines, rules.any_line) for span in spans]
    tail, tail_rule = _tail(folded, spans, named, rules.tails)
    levels = dict(hints)
    lines: list[Line] = []
    noise: list[Noise] = []
    gap = sourced = False
    for number, span in enumerate(spans):
        name = named[number] or (tail_rule if number >= tail else "")
        body = span.of(text).strip()
        if not body.strip(_BLANKS):
            gap = True
            continue
        if name:
            offset = span.start + span.of(text).find(body)
            noise.append(Noise(text=body, span=Span(offset, offset + len(body)), rule=name))
            sourced = sourced or name == SOURCE_RULE
            continue
        line = _line(text, span, marks.get(number), rules, noise, markdown=markdown)
        if line is None:
            continue
        hint = levels.get(span.start, line.hint)
        lines.append(replace(line, after_gap=gap, sourced=sourced, hint=hint))
        gap = sourced = False
    cut_at = frozenset(
        item.span.start for item in noise if any(word in item.text for word in rules.cut_words)
    )
    return Cleaned(lines, noise, cut_at)


def _line_spans(text: str) -> list[Span]:
    spans, position = [], 0
    for line in text.split("\n"):
        spans.append(Span(position, position + len(line)))
        position += len(line) + 1
    return spans


def _line_rule(line: str, rules: Sequence[NoisePattern], any_of: re.Pattern[str] | None = None) -> str:
    """Return the rule that a line (folded to half width) answers to as a whole, or an empty string."""
    body = line.strip()
    if not body or len(body) > LINE_LIMIT or (any_of is not None and not any_of.match(body)):
        return ""
    return next((rule.name for rule in rules if rule.pattern.match(body)), "")


def _tail(
    text: str, spans: Sequence[Span], named: Sequence[str], rules: Sequence[NoisePattern]
) -> tuple[int, str]:
    """Return the line with which the tail of the page starts (one past the end without any), and its rule."""
    prose = 0
    found = (len(spans), "")
    for number in range(len(spans) - 1, -1, -1):
        body = spans[number].of(text).strip()
        rule = _line_rule(body, rules)
        if rule:
            found = (number, rule)
        elif not named[number] and len(body) >= _PROSE and ("。" in body or "," in body):
            prose += len(body)
            if prose > TAIL_PROSE:
                break
    return found


def _line(
    text: str, span: Span, mark: PageMark | None, rules: NoiseRules, noise: list[Noise], *, markdown: bool
) -> Line | None:
    """Return a line without the noise inside it, or None where nothing is left; the noise is appended."""
    hint = None
    if mark is not None:
        noise.append(Noise(text=mark.span.of(text), span=mark.span, rule="页码"))
        span = Span(mark.span.end, span.end)
    elif markdown and (match := _MARKDOWN.match(span.of(text))):
        hashes = Span(span.start, span.start + len(match[1]))
        noise.append(Noise(text=match[1], span=hashes, rule="Markdown标记"))
        span, hint = Span(span.start + match.end(), span.end), len(match[1]) - 1
    flow = flow_of(text, span)
    if "&" in span.of(text):
        for character, begin, end in zip(flow.text, flow.starts, flow.ends, strict=True):
            if end - begin > 1 and character.isspace():
                noise.append(Noise(text=text[begin:end], span=Span(begin, end), rule="HTML实体"))
    flow = _cut_inline(text, flow, rules.inline, noise)
    raw = flow.text
    blanks = raw[: len(raw) - len(raw.lstrip())]
    flow = flow.strip()
    if not flow.text.strip(_BLANKS):
        return None
    width = sum(2 if blank == "\u3000" else 4 if blank == "\t" else 1 for blank in blanks)
    return Line(
        flow=flow,
        indent=width,
        glued=mark is not None and not mark.first,
        hint=None if hint is None or hint > 3 else hint,
    )


def _cut_inline(text: str, flow: Flow, rules: Sequence[NoisePattern], noise: list[Noise]) -> Flow:
    folded = fold_width(flow.text)
    found = sorted(
        (match.start(), match.end(), rule.name)
        for rule in rules
        for match in rule.pattern.finditer(folded)
        if match.end() > match.start()
    )
    kept: list[tuple[int, int]] = []
    for begin, end, name in found:
        if kept and begin < kept[-1][1]:
            continue
        kept.append((begin, end))
        for span in flow[begin:end].spans(text):
            noise.append(Noise(text=span.of(text), span=span, rule=name))
    return cut(flow, kept) if kept else flow
