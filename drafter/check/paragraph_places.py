"""Places in a Word file as its users know them: the number of the paragraph, its heading, its first words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from drafter.model.diagnostic import Diagnostic
from drafter.model.speech import Speech
from drafter.text.placement import ParagraphIndex

_FIRST_WORDS = 12
_HEADING = 16


class ParagraphPlaces:
    """Names the paragraphs of one file.

    Args:
        text: The decoded file.
        speeches: Its speeches.
    """

    def __init__(self, text: str, speeches: Iterable[Speech]) -> None:
        self._lines = text.split("\n")
        self._index = ParagraphIndex(text)
        headings = sorted(
            (block.spans[0].start, block.text)
            for speech in speeches
            for block in speech.blocks
            if block.type == "heading" and block.spans
        )
        self._starts = [start for start, _ in headings]
        self._headings = [heading for _, heading in headings]

    def number(self, item: Diagnostic) -> int:
        """Return the number of a finding's paragraph, from 1; blank ones are not counted."""
        return self._index.of_line(item.line)

    def describe(self, item: Diagnostic) -> str:
        """Return the place in words: 第 12 段“各村马上清淤……”（“三、抓好农业”下）."""
        line = self._lines[min(item.line, len(self._lines)) - 1].strip()
        at = bisect_right(self._starts, item.span.start) - 1
        heading = self._headings[at] if at >= 0 else ""
        below = f"（“{_short(heading, _HEADING)}”下）" if heading and not line.startswith(heading) else ""
        return f"第 {self.number(item)} 段“{_short(line, _FIRST_WORDS)}”{below}"


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[:limit] + "……"
