"""Damage in a text: misread digits and characters, spun words, doubled marks, broken quotation marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from drafter.ingest.parse import RawBlock
from drafter.model.speech import Repair
from drafter.schema.repair_rules import RepairRules
from drafter.text.spans import Span

NUMBER_RULE = "数字"
QUOTE_RULE = "引号"
_QUOTE_LIMIT = 40
"""A quotation with a wrong mark at its end is at most this long, in characters."""
_ENTITY = re.compile(r"&[#0-9a-zA-Z]{1,9};")


class Damage(NamedTuple):
    """Damage at a place of a block's text."""

    start: int
    end: int
    suggested: str
    rule: str


def find_damage(text: str, rules: RepairRules) -> list[Damage]:
    """Return the damage in one paragraph or heading, in order and without overlaps.

    Args:
        text: Its text.
        rules: What damage looks like.
    """
    found = [*_numbers(text, rules), *_quotes(text)]
    if rules.any_pattern.search(text):
        for item in rules.patterns:
            found.extend(
                Damage(match.start(), match.end(), item.suggested, item.name)
                for match in item.pattern.finditer(text)
            )
    found.sort(key=lambda damage: (damage.start, -damage.end))
    kept: list[Damage] = []
    for damage in found:
        if not kept or damage.start >= kept[-1].end:
            kept.append(damage)
    return kept


def repair_blocks(
    source: str, blocks: Sequence[RawBlock], rules: RepairRules, *, apply: bool
) -> tuple[list[RawBlock], list[Repair]]:
    """Return the blocks, mended if wanted, and what is damaged in them.

    Args:
        source: The decoded file; the spans of blocks and repairs point into it, mended or not.
        blocks: The blocks of a body.
        rules: What damage looks like.
        apply: Whether to mend the texts.
    """
    result: list[RawBlock] = []
    repairs: list[Repair] = []
    for block in blocks:
        damages = find_damage(block.text, rules)
        if damages:
            places = _places(source, block)
            for damage in damages:
                span = Span(places[damage.start][0], places[damage.end - 1][1])
                found = block.text[damage.start : damage.end]
                repairs.append(Repair(found=found, suggested=damage.suggested, span=span, rule=damage.rule))
        result.append(replace(block, text=mend(block.text, damages)) if damages and apply else block)
    return result, repairs


def mend(text: str, damages: Sequence[Damage]) -> str:
    """Return a text with its damage mended.

    Args:
        text: The text.
        damages: From `find_damage`.
    """
    parts, position = [], 0
    for damage in damages:
        parts += [text[position : damage.start], damage.suggested]
        position = damage.end
    return "".join([*parts, text[position:]])


def _numbers(text: str, rules: RepairRules) -> Iterator[Damage]:
    for match in rules.numbers.finditer(text):
        token = match[0]
        if token in rules.exceptions or not _is_number(token):
            continue
        mended = token
        for wrong, digit in rules.digits:
            mended = mended.replace(wrong, digit)
        if not mended.startswith("0") or mended.startswith("0."):
            yield Damage(match.start(), match.end(), mended, NUMBER_RULE)


def _is_number(token: str) -> bool:
    """Tell whether digits and lookalikes make a number: a digit among them, or three characters and more.

    A last letter l or I may be a litre or a Roman numeral.
    """
    return (any(mark.isdecimal() for mark in token) or len(token) > 2) and token[-1] not in "lI|"


def _quotes(text: str) -> Iterator[Damage]:
    """Yield quotation marks that face the wrong way: two that open or two that close a short stretch."""
    marks = [(position, mark) for position, mark in enumerate(text) if mark in "“”"]
    opened = -1
    for number, (position, mark) in enumerate(marks):
        after = marks[number + 1] if number + 1 < len(marks) else (len(text), "")
        if mark == "“":
            if opened >= 0 and after[1] != "”" and position - opened <= _QUOTE_LIMIT:
                yield Damage(position, position + 1, "”", QUOTE_RULE)
                opened = -1
            else:
                opened = position
        elif opened < 0 and after[1] == "”" and after[0] - position <= _QUOTE_LIMIT:
            yield Damage(position, position + 1, "“", QUOTE_RULE)
            opened = position
        else:
            opened = -1


def _places(source: str, block: RawBlock) -> list[tuple[int, int]]:
    """Return where each character of a block stands in the file: its start and end."""
    places: list[tuple[int, int]] = []
    for span in block.spans:
        position = span.start
        while position < span.end and len(places) < len(block.text):
            wanted = block.text[len(places)]
            end = position + 1
            match = _ENTITY.match(source, position) if source[position] == "&" else None
            if match is not None and html.unescape(match[0]) == wanted:
                end = match.end()
            elif source[position] != wanted:
                position += 1
                continue
            places.append((position, end))
            position = end
    last = places[-1] if places else (0, 0)
    places.extend([last] * (len(block.text) - len(places)))
    return places
