"""The masthead of a speech (title, date, speaker) and its foot, told from the body between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.ingest.form import DASHES, find_date, find_salutation, find_speaker, is_plain_title, is_title
from drafter.ingest.line import TERMINALS, Line, is_prose
from drafter.schema.move_rules import FormRules
from drafter.text.characters import squeeze
from drafter.text.numbering import parse_heading_number

_LINES = 8
"""Lines above the body that may belong to the masthead."""
_HEAD_PROSE = 700
"""More running text than this (characters) before the salutation is text, not an introduction."""
_FOOT_LINES = 60
_BROKEN_END = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The parts of one speech's lines."""

    title: tuple[Line, ...]
    date: str
    speaker: str
    marks: tuple[Line, ...]
    """The lines of date and speaker."""
    body: tuple[Line, ...]
    noise: tuple[tuple[Line, str], ...]


def read_sheet(lines: Sequence[Line], rules: FormRules) -> Sheet:
    """Return the masthead, body and leavings of a speech.

    Args:
        lines: Its paragraphs.
        rules: The outer form of speeches.
    """
    start = _body_start(lines, rules)
    title, marks, noise = _masthead(lines[:start], rules)
    end = _body_end(lines, start, rules)
    date, speaker = "", ""
    for line in lines[end:]:
        named, _ = find_speaker(line.folded)
        if find_date(line.folded) or named:
            marks.append(line)
        else:
            noise.append((line, "页尾"))
    for line in marks:
        date = date or find_date(line.folded)
        speaker = speaker or find_speaker(line.folded)[1]
    body = list(lines[start:end])
    known = {squeeze(line.text) for line in title}
    repeated = [line for line in body[:3] if squeeze(line.text) in known]
    noise.extend((line, "重复标题") for line in repeated)
    return Sheet(
        title=tuple(title),
        date=date,
        speaker=speaker,
        marks=tuple(marks),
        body=tuple(line for line in body if line not in repeated),
        noise=tuple(noise),
    )


def _body_start(lines: Sequence[Line], rules: FormRules) -> int:
    """Return where the body starts: at the salutation or, without one, at the first running text."""
    first, prose = None, 0
    for number, line in enumerate(lines):
        if find_salutation(line.folded, rules):
            return _back_over_salutations(lines, number, rules)
        head = parse_heading_number(line.text[:20])
        body = is_prose(line.text) or (head is not None and head.level < 3 and line.hint != 0)
        if body:
            first = number if first is None else first
            prose += len(line.text)
            if prose > _HEAD_PROSE:
                break
    return first if first is not None else _end_of_titles(lines, rules)


def _back_over_salutations(lines: Sequence[Line], number: int, rules: FormRules) -> int:
    while number and rules.salutation.match(lines[number - 1].folded) and number > 0:
        number -= 1
    return number


def _end_of_titles(lines: Sequence[Line], rules: FormRules) -> int:
    number = 0
    while number < len(lines) and (is_title(lines[number].folded, rules) or find_date(lines[number].folded)):
        number += 1
    return number


def _masthead(
    lines: Sequence[Line], rules: FormRules
) -> tuple[list[Line], list[Line], list[tuple[Line, str]]]:
    """Return the title's lines, those of date and speaker, and the rest as noise."""
    near = list(lines[-_LINES:])
    marks: list[Line] = []
    titles = [line for line in near if line.hint == 0]
    for number in range(len(near) - 1, -1, -1):
        line = near[number]
        if find_date(line.folded) or (
            not titles and not is_title(line.folded, rules) and find_speaker(line.folded)[0]
        ):
            marks.append(line)
        elif not titles and _may_be_title(line, near, number, rules):
            titles.append(line)
    titles = titles[:1]
    if titles:
        place = near.index(titles[0])
        if place and titles[0].text.startswith(DASHES) and is_plain_title(near[place - 1].text):
            titles.insert(0, near[place - 1])
        elif place + 1 < len(near) and near[place + 1].text.startswith(DASHES):
            titles.append(near[place + 1])
    marks = [line for line in marks if line not in titles]
    known = {squeeze(line.text) for line in titles}
    noise = [
        (line, "重复标题" if squeeze(line.text) in known else "页头")
        for line in lines
        if line not in titles and line not in marks
    ]
    return titles, marks[::-1], noise


def _may_be_title(line: Line, near: Sequence[Line], number: int, rules: FormRules) -> bool:
    if is_title(line.folded, rules):
        return True
    if any(is_title(other.folded, rules) for other in near[:number]):
        return False
    below = near[number + 1 :]
    dated = any(find_date(other.folded) or find_speaker(other.folded)[0] for other in below)
    return is_plain_title(line.text) and (dated or number == 0)


def _body_end(lines: Sequence[Line], start: int, rules: FormRules) -> int:
    end = len(lines)
    for number in range(len(lines) - 1, max(start, len(lines) - _FOOT_LINES) - 1, -1):
        if _is_body(lines[number], rules):
            return number + 1
        end = number
    return max(end, start) if end == start else len(lines)


def _is_body(line: Line, rules: FormRules) -> bool:
    text = line.text
    if text.startswith(DASHES) and is_title(line.folded, rules):
        return False
    if find_date(line.folded):
        return False
    if is_prose(text) or line.hint is not None or any(mark in text for mark in TERMINALS):
        return True
    if text[-1] in "，,；;、":
        return True
    return len(text) >= _BROKEN_END or parse_heading_number(text[:20]) is not None
