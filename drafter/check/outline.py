"""The headings of a speech as an outline: sets of siblings, and what stands below each heading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.speech import Block, Speech
from drafter.text.numbering import HeadingNumber, parse_heading_number

END_MARKS = "。；;，,：:、.．"
_MAX_LEVEL = 9


class Heading(NamedTuple):
    """A heading in its place."""

    position: int
    """Of its block among the blocks of the speech."""
    block: Block
    level: int
    """1 一、 · 2 （一） · 3 1. · 4 （1）: by its number where it has one, else as parsed."""
    number: HeadingNumber | None
    title: str
    """Without number and end mark."""


class Section(NamedTuple):
    """A heading and the paragraphs between it and the next heading of any level."""

    heading: Heading | None
    """None for what stands before the first heading."""
    paragraphs: tuple[Block, ...]


def headings(speech: Speech) -> Iterator[Heading]:
    """Yield the headings of a speech in order."""
    for index, block in enumerate(speech.blocks):
        if block.type == "heading":
            number = parse_heading_number(block.text)
            title = block.text[number.span.end :] if number else block.text
            level = number.level if number else block.level or 1
            yield Heading(index, block, level, number, title.strip().rstrip(END_MARKS))


def are_questions(group: tuple[Heading, ...]) -> bool:
    """Tell whether most of some siblings ask: 为什么改？ 怎么改？ Their words are those of the question."""
    return 2 * sum(item.title.rstrip("”’").endswith(("？", "?")) for item in group) > len(group)


def sibling_sets(speech: Speech) -> list[tuple[Heading, ...]]:
    """Return the sets of headings of one level under one parent, each in order."""
    result: list[list[Heading]] = []
    current: dict[int, list[Heading]] = {}
    for heading in headings(speech):
        for level in range(heading.level + 1, _MAX_LEVEL):
            current.pop(level, None)
        if heading.level not in current:
            current[heading.level] = []
            result.append(current[heading.level])
        current[heading.level].append(heading)
    return [tuple(group) for group in result]


def sections(speech: Speech) -> Iterator[Section]:
    """Yield the sections of a speech in order, the part before the first heading included."""
    heading: Heading | None = None
    by_index = {item.position: item for item in headings(speech)}
    paragraphs: list[Block] = []
    for index, block in enumerate(speech.blocks):
        if index in by_index:
            if heading or paragraphs:
                yield Section(heading, tuple(paragraphs))
            heading, paragraphs = by_index[index], []
        else:
            paragraphs.append(block)
    if heading or paragraphs:
        yield Section(heading, tuple(paragraphs))


def is_run_in(text: str, heading: Heading, following: Block | None) -> bool:
    """Tell whether a heading stands at the head of its paragraph, not on a line of its own.

    Markdown can't show the difference: there a heading with a full stop counts as one that stands in a paragraph.

    Args:
        text: The file.
        heading: The heading.
        following: The block after it.
    """
    spans = heading.block.spans
    if not spans:
        return False
    start = text.rfind("\n", 0, spans[0].start) + 1
    if text[start : spans[0].start].lstrip().startswith("#"):
        return heading.block.text.endswith("。")
    if following is None or not following.spans:
        return False
    return "\n" not in text[spans[-1].end : following.spans[0].start]
