"""The masthead of a speech (title, date, speaker) and its foot, told from the body between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.ingest.form import (
    DASHES,
    find_date,
    find_salutation,
    find_speaker,
    is_address,
    is_plain_title,
    is_title,
)
from drafter.ingest.line import TERMINALS, Line, is_prose
from drafter.schema.move_rules import FormRules
from drafter.text.characters import squeeze
from drafter.text.numbering import parse_heading_number

_LINES = 8
"""Lines above the body that may belong to the masthead."""
_HEAD_PROSE = 700
"""More running text than this (characters) before the salutation is text, not an introduction."""
_FOOT_LINES = 60
_TITLE_LINES = 2
_DASH = re.compile("[-—―–－ ]+")
_ALIKE = 4
"""Two lines of one main title differ by at most this many characters."""
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
    """Return the first of several lines that greet: guests of honour are addressed one line each."""
    while number and (
        rules.salutation.match(lines[number - 1].folded) or is_address(lines[number - 1].folded)
    ):
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
    # Above a title that the file itself marks no speaker is sought.
    above = near.index(titles[0]) if titles else -1
    for number in range(len(near) - 1, -1, -1):
        line = near[number]
        if find_date(line.folded) or (
            number > above
            and (above >= 0 or not titles)
            and not is_title(line.folded, rules)
            and find_speaker(line.folded)[0]
        ):
            marks.append(line)
        elif not titles and _may_be_title(line, near, number, rules):
            titles.append(line)
    titles = (
        _whole_title(near, near.index(titles[0]), rules) if titles else _lines_above_salutation(near, marks)
    )
    marks = [line for line in marks if line not in titles]
    known = {squeeze(line.text) for line in titles}
    noise = [
        (line, "重复标题" if squeeze(line.text) in known else "页头")
        for line in lines
        if line not in titles and line not in marks
    ]
    return titles, marks[::-1], noise


def _whole_title(near: Sequence[Line], place: int, rules: FormRules) -> list[Line]:
    """Return the lines of a title: main title in one or two lines, and the subtitle behind a dash."""
    titles = [near[place]]
    if near[place].text.startswith(DASHES):
        for number in range(place - 1, max(place - 1 - _TITLE_LINES, -1), -1):
            line = near[number]
            alike = abs(len(squeeze(line.text)) - len(squeeze(titles[0].text))) <= _ALIKE
            if not _is_shout(line.text) or (
                number < place - 1 and (not alike or is_title(line.folded, rules))
            ):
                break
            titles.insert(0, line)
        return titles
    below = near[place + 1] if place + 1 < len(near) else None
    if below is not None and below.text.startswith(DASHES) and not find_date(_DASH.sub("", below.folded)):
        titles.append(below)
    if not is_title(near[place].folded, rules):
        # A slogan in several lines, none of which says that it is a title.
        while place and len(titles) <= _TITLE_LINES and not near[place].after_gap:
            place -= 1
            if not _is_shout(near[place].text) or parse_heading_number(near[place].text[:20]):
                break
            titles.insert(0, near[place])
    return titles


def _lines_above_salutation(near: Sequence[Line], marks: Sequence[Line]) -> list[Line]:
    """Return the plain lines that stand together right above the body: a title that no word gives away."""
    titles: list[Line] = []
    for line in reversed(near):
        if line in marks:
            continue
        if len(titles) > _TITLE_LINES or not is_plain_title(line.text) or ">" in line.folded:
            break
        titles.insert(0, line)
        if line.after_gap:
            return titles
    return []


def _is_shout(text: str) -> bool:
    """Tell whether a line could be a main title: plain, or an exclamation."""
    return is_plain_title(text.rstrip("！!？?"))


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
