"""Words exchanged in a copy of a user's Word document; all else in it stays as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.export.word_package import WordPackage
from drafter.export.word_parts import WordParts
from drafter.export.word_ranges import body_paragraphs, cut_runs, paragraph_text
from drafter.markup import Element, local
from drafter.text.placement import offset_within, placed_in_order, solid_length
from drafter.text.spans import Span

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class WordEdit(NamedTuple):
    """Words to exchange."""

    span: Span
    """Place in the text that the reader made of the file."""
    before: str
    after: str


def edit_docx(original: bytes, text: str, edits: Iterable[WordEdit]) -> tuple[bytes, tuple[WordEdit, ...]]:
    """Return a copy of a .docx file with words exchanged, and the edits that found no place in it.

    New words take the look of the first character that they replace. An edit is made only where the document
    holds exactly the words to be replaced, in one paragraph.

    Args:
        original: The file.
        text: What the reader made of it.
        edits: None over another.

    Raises:
        DrafterError: The file is damaged, locked, unsafe, or no Word document.
    """
    parts = WordParts(WordPackage(original))
    elements = body_paragraphs(parts.document)
    paragraphs = [paragraph_text(element) for element in elements]
    found = [(span, index) for index, span in enumerate(placed_in_order(paragraphs, text)) if span]
    missed = []
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        if not _made(edit, text, elements, paragraphs, found):
            missed.append(edit)
    return parts.written(), tuple(reversed(missed))


def _made(
    edit: WordEdit,
    text: str,
    elements: Sequence[Element],
    paragraphs: list[str],
    found: Sequence[tuple[Span, int]],
) -> bool:
    at = bisect_right(found, edit.span.start, key=lambda item: item[0].start) - 1
    if at < 0 or found[at][0].end < edit.span.end:
        return False
    place, index = found[at]
    start = offset_within(paragraphs[index], solid_length(text[place.start : edit.span.start]))
    end = start + len(edit.before)
    if paragraphs[index][start:end] != edit.before:
        return False
    element = elements[index]
    runs = [span.run for span in cut_runs(element, {start, end}) if start <= span.start and span.end <= end]
    shown = [item for run in runs for item in run if local(item) == "t"]
    if not shown or "".join(item.text or "" for item in shown) != edit.before:
        return False
    for item in shown[1:]:
        item.text = ""
    shown[0].text = edit.after
    shown[0].set(_SPACE, "preserve")
    paragraphs[index] = paragraphs[index][:start] + edit.after + paragraphs[index][end:]
    return True
