"""The body of a speech into blocks without moves: headings of three levels and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.ingest.flow import Flow, cut
from drafter.ingest.form import find_salutation
from drafter.ingest.headings import is_plain_heading, split_headings
from drafter.ingest.line import Line
from drafter.schema.move_rules import FormRules
from drafter.text.characters import CJK
from drafter.text.spans import Span

_WHITE = re.compile(r"[\s\u200b\ufeff]+")
_PHRASE = 4
"""A blank between phrases of at least this many Chinese characters is meant: 团结奋进 开创新局."""
_RUN = re.compile(f"[{CJK}]{{{_PHRASE}}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A block before its move is known."""

    level: int | None
    """Of a heading; None for a paragraph."""
    text: str
    spans: tuple[Span, ...]


def parse_body(source: str, lines: Sequence[Line], rules: FormRules) -> list[RawBlock]:
    """Return the blocks of a body in order.

    Args:
        source: The decoded file.
        lines: The paragraphs of the body.
        rules: The outer form of speeches.
    """
    return [
        RawBlock(level=level, text=tidied.text, spans=tidied.spans(source))
        for level, flow in _blocks(lines, rules)
        if (tidied := tidy(flow, phrases=level is not None)).text
    ]


def tidy(flow: Flow, *, phrases: bool = False) -> Flow:
    """Return the flow without stray blanks: blanks stay between Latin words and inside quoted slogans.

    Args:
        flow: The characters.
        phrases: Whether blanks between phrases of four characters and more stay (titles, headings).
    """
    text = flow.text
    stray: list[tuple[int, int]] = []
    for match in _WHITE.finditer(text):
        begin, end = match.span()
        if not begin or end == len(text):
            stray.append((begin, end))
            continue
        latin = text[begin - 1].isascii() and text[end].isascii() and (text[begin - 1] + text[end]).isalnum()
        if latin or (_between_phrases(text, begin, end) and (phrases or _quoted(text, begin, end))):
            if end - begin > 1:
                stray.append((begin, end - 1))
            continue
        stray.append((begin, end))
    return cut(flow, stray) if stray else flow


def _between_phrases(text: str, begin: int, end: int) -> bool:
    return bool(_RUN.fullmatch(text, max(0, begin - _PHRASE), begin) and _RUN.match(text, end))


def _quoted(text: str, begin: int, end: int) -> bool:
    opened = max(text.rfind("“", max(0, begin - 20), begin), text.rfind("《", max(0, begin - 20), begin))
    closed = max(text.rfind("”", max(0, begin - 20), begin), text.rfind("》", max(0, begin - 20), begin))
    return opened > closed and bool(re.search("[”》]", text[end : end + 20]))


def _blocks(lines: Sequence[Line], rules: FormRules) -> Iterator[tuple[int | None, Flow]]:
    parts = split_headings(lines, rules)
    numbered = any(part is not None and part.level == 1 and part.end for part in parts)
    for index, (line, part) in enumerate(zip(lines, parts, strict=True)):
        if part is not None and part.end:
            yield part.level, line.flow[: part.end]
            yield None, line.flow[part.end :].strip()
            continue
        greeting = find_salutation(line.folded, rules) if part is None else None
        if greeting and greeting.end < len(line.text):
            yield None, line.flow[: greeting.end]
            yield None, line.flow[greeting.end :].strip()
            continue
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        plain = part is None and not numbered and is_plain_heading(line, before, after)
        yield 1 if plain else None, line.flow
