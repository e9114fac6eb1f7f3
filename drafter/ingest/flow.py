"""Characters that remember where they stand in the decoded file, while noise and line breaks go."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.text.spans import Span

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")


@dataclass(frozen=True, slots=True)
class Flow:
    """A stretch of text and, for each of its characters, its place in the decoded file."""

    text: str
    starts: array[int]
    ends: array[int]

    def __getitem__(self, part: slice) -> Flow:
        """Return a part of the text with its places."""
        return Flow(self.text[part], self.starts[part], self.ends[part])

    def strip(self) -> Flow:
        """Return the flow without blanks around it."""
        left = len(self.text) - len(self.text.lstrip())
        return self[left : max(left, len(self.text.rstrip()))]

    def spans(self, source: str) -> tuple[Span, ...]:
        """Return the spans of the decoded file that hold the characters; blanks between them are bridged."""
        if self.text and self.ends[-1] - self.starts[0] == len(self.text):
            return (Span(self.starts[0], self.ends[-1]),)
        result: list[Span] = []
        for begin, end in zip(self.starts, self.ends, strict=True):
            if result and begin >= result[-1].end and not source[result[-1].end : begin].strip():
                result[-1] = Span(result[-1].start, end)
            else:
                result.append(Span(begin, end))
        return tuple(result)


def flow_of(source: str, span: Span) -> Flow:
    """Return a stretch of the file as a flow; an HTML entity becomes the one character that it stands for."""
    raw = span.of(source)
    if "&" not in raw:
        return _plain(raw, span.start)
    parts, position = [], 0
    for match in _ENTITY.finditer(raw):
        character = html.unescape(match[0])
        if len(character) != 1:
            continue
        parts.append(_plain(raw[position : match.start()], span.start + position))
        place = Span(match.start(), match.end()).shift(span.start)
        parts.append(Flow(character, array("q", [place.start]), array("q", [place.end])))
        position = match.end()
    parts.append(_plain(raw[position:], span.start + position))
    return join(parts)


def join(flows: Iterable[Flow]) -> Flow:
    """Return one flow out of several."""
    texts: list[str] = []
    starts, ends = array("q"), array("q")
    for flow in flows:
        texts.append(flow.text)
        starts.extend(flow.starts)
        ends.extend(flow.ends)
    return Flow("".join(texts), starts, ends)


def cut(flow: Flow, spans: Iterable[tuple[int, int]]) -> Flow:
    """Return the flow without some parts, given by positions in its text, in order and apart."""
    kept, position = [], 0
    for begin, end in spans:
        kept.append(flow[position:begin])
        position = max(position, end)
    kept.append(flow[position:])
    return join(kept)


def _plain(text: str, start: int) -> Flow:
    return Flow(
        text,
        array("q", range(start, start + len(text))),
        array("q", range(start + 1, start + len(text) + 1)),
    )
