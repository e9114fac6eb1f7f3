"""What a reader is given and what it hands back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from drafter.errors import DrafterError
from drafter.schema.noise_rules import WebRules

Format = Literal["text", "markdown", "word", "pdf", "html"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file on its way to a reader."""

    path: Path
    data: bytes = field(repr=False)
    web: WebRules = field(default_factory=WebRules, repr=False)
    """Where web pages keep their text."""

    def refuse(self, message: str) -> DrafterError:
        """Return the error that tells the user why this file is not read."""
        return DrafterError(message, str(self.path))


@dataclass(frozen=True, slots=True)
class Document:
    """The decoded text of a file. All spans of later stages are offsets into `text`, not into the file's bytes."""

    name: str
    text: str
    format: Format
    hints: tuple[tuple[int, int], ...] = ()
    """Where a line starts that the file's own styles call a heading, and its level; 0 is the title."""
    furniture: tuple[tuple[int, int, str], ...] = ()
    """Start and end of the lines that the layout shows to be no text, and the rule: page numbers, contents."""


class TextLine(NamedTuple):
    """A paragraph as a reader found it."""

    text: str
    level: int | None = None
    """Its level of heading by the file's own styles, 0 for the title."""
    furniture: str = ""
    """The rule by which it is no text of the document, or empty."""


def document_of(source: Source, lines: Iterable[TextLine], format_: Format) -> Document:
    """Return the document that consists of some lines; a level counts for the first line of a broken one.

    Raises:
        DrafterError: There is no text in them.
    """
    parts: list[str] = []
    hints: list[tuple[int, int]] = []
    furniture: list[tuple[int, int, str]] = []
    position = 0
    for line in lines:
        if line.level is not None:
            hints.append((position, line.level))
        if line.furniture:
            furniture.append((position, position + len(line.text), line.furniture))
        parts.append(line.text)
        position += len(line.text) + 1
    text = "\n".join(parts)
    if not text.strip():
        raise source.refuse("文件里没有文字（可能只有图片），请先识别成文字，另存为 .docx 或 .txt")
    return Document(source.path.name, text, format_, tuple(hints), tuple(furniture))
