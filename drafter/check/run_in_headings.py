"""Headings that open their paragraph: （一）抓好清淤。各村…… and 一要抓好清淤。各村…… told with their end marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.outline import is_run_in, sections, sibling_sets
from drafter.check.rule import CheckContext
from drafter.model.speech import Block
from drafter.text.enumerations import enumerators
from drafter.text.numbering import parse_heading_number
from drafter.text.spans import Span

_END = re.compile("[。：:；;！？!?]")
_LONGEST = 36
"""Characters of a heading; what is longer is the paragraph's first sentence."""


class RunIn(NamedTuple):
    """A heading at the head of its paragraph."""

    block: Block
    title: Span
    """Behind the number, without the end mark, in the block's text."""
    mark: str
    """What it ends with: 。 ： ；, or empty."""
    numbered: bool
    """Whether its number is a heading's, （一） or 1., and not 一要 or 一是."""
    style: str
    value: int


def run_in_sets(context: CheckContext) -> Iterator[tuple[RunIn, ...]]:
    """Yield the sets of siblings that count 1, 2, 3 …, of three and more."""
    for group in sibling_sets(context.speech):
        blocks = context.speech.blocks
        alone = [
            item
            for item in group
            if not is_run_in(
                context.text,
                item,
                blocks[item.position + 1] if item.position + 1 < len(blocks) else None,
            )
        ]
        found = [] if alone else [run_in(item.block) for item in group]
        yield from _whole(found)
    for section in sections(context.speech):
        styles: dict[str, list[RunIn]] = {}
        for block in section.paragraphs:
            item = run_in(block)
            if item is not None:
                if item.value == 1:
                    yield from _whole(styles.pop(item.style, []))
                styles.setdefault(item.style, []).append(item)
        for items in styles.values():
            yield from _whole(items)


def run_in(block: Block) -> RunIn | None:
    """Return the heading that a block opens with or is, None where it opens with no number or has no short title."""
    number = parse_heading_number(block.text)
    if number is not None:
        start, style, value = number.span.end, f"{number.level}", number.value
    else:
        first = next(enumerators(block.text[: 2 * _LONGEST]), None)
        if first is None or first.span.start:
            return None
        start, style, value = first.span.end, first.style, first.value
    end = _END.search(block.text, start)
    stop = end.start() if end else len(block.text)
    if not 0 < stop - start <= _LONGEST:
        return None
    return RunIn(block, Span(start, stop), end[0] if end else "", number is not None, style, value)


def _whole(items: list[RunIn | None] | list[RunIn]) -> Iterator[tuple[RunIn, ...]]:
    """Yield a set if nothing of it is missing."""
    known = tuple(item for item in items if item is not None)
    if len(known) == len(items) > _FEW and [item.value for item in known] == list(range(1, len(known) + 1)):
        yield known


_FEW = 2
