"""Text whose lines were broken at a fixed width, as library services, PDF converters and old mail programs do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from drafter.ingest.form import find_date, find_salutation, is_title
from drafter.ingest.line import Line, ends_sentence
from drafter.schema.move_rules import FormRules
from drafter.text.numbering import parse_heading_number

CLOSING_MARKS = "。，、；：？！”’）》】〉」』,;:?!)"
"""No line of a text begins with one of these, unless it was broken there."""
_LONG = 15
"""Shorter lines say nothing on the width."""
_LINES = 6
_OPEN_SHARE = 0.3
"""So many of the long lines stop inside a sentence."""
_NEAR_SHARE = 0.7
"""So many of those are of one length."""
_BEYOND_SHARE = 0.04
_SHARP = 0.95
_INDENTED_SHARE = 0.05
_NEAR = 4
"""A closing mark may not start a line, so that lines are up to two characters shorter, in columns."""
_SHORT_END = 16
"""A line that is by so many columns shorter than the width was ended, not broken."""


class Wrapping(NamedTuple):
    """How the lines of a text were broken."""

    measure: Callable[[Line], int]
    """The length of a line as the program counted it."""
    width: int
    """The usual length of a broken line."""
    slack: int
    """Broken lines are up to this much shorter."""
    base: int
    """The indent of lines that go on, in columns."""
    indented: bool
    """Whether paragraphs start with an indent."""

    def is_full(self, line: Line, slack: int | None = None) -> bool:
        """Tell whether a line reaches the width."""
        return self.measure(line) >= self.width - (self.slack if slack is None else slack)


def columns(line: Line) -> int:
    """Return the width of a line with its indent: two columns for a Chinese character."""
    narrow = len(line.text.encode("ascii", "ignore"))
    return line.indent + 2 * len(line.text) - narrow


def characters(line: Line) -> int:
    """Return the length of a line in characters; its indent counts as ideographic spaces."""
    return line.indent // 2 + len(line.text)


def find_wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """Return how the lines were broken at a fixed width, or None where each is a paragraph.

    Lines that stop inside a sentence are then nearly all of one length, counted in columns or in characters,
    and hardly a line is longer.

    Args:
        lines: The cleaned lines of a file.
    """
    long = [line for line in lines if len(line.text) >= _LONG]
    broken = [line for line in long if not ends_sentence(line.text)]
    if len(broken) < _LINES or len(broken) < _OPEN_SHARE * len(long):
        return None
    found: list[tuple[float, Wrapping]] = []
    base = min(line.indent for line in long)
    indented = sum(line.indent > base for line in long) >= _INDENTED_SHARE * len(long)
    for measure, unit in ((columns, 1), (characters, 2)):
        lengths = Counter(measure(line) for line in broken)
        usual = max(lengths, key=lambda length: (lengths[length] + lengths[length - 1], length))
        low, high = usual - _NEAR // unit, usual + _NEAR // unit
        near = sum(count for length, count in lengths.items() if low <= length <= high)
        beyond = sum(measure(line) > high for line in long)
        if near < _NEAR_SHARE * len(broken) or beyond > _BEYOND_SHARE * len(long):
            continue
        tight = 2 - unit
        exact = sum(count for length, count in lengths.items() if usual - tight <= length <= usual)
        slack = tight if exact >= _SHARP * near else _NEAR // unit
        found.append((exact / len(broken), Wrapping(measure, usual, slack, base, indented)))
    return max(found, key=lambda item: item[0])[1] if found else None


def goes_on(head: Line, last: Line, line: Line, wrapping: Wrapping, rules: FormRules) -> bool:  # noqa: PLR0911 - one question after another
    """Tell whether a line of a wrapped text goes on with the paragraph of the line before it.

    Args:
        head: The first line of that paragraph.
        last: The line before.
        line: The line in question.
        wrapping: How the text was broken.
        rules: The outer form of speeches.
    """
    ended = ends_sentence(last.text)
    if line.hint is not None or last.hint is not None or (line.after_gap and ended):
        return False
    if line.text[0] in CLOSING_MARKS:
        return True
    full = wrapping.is_full(last)
    if wrapping.indented:
        nearly = full or (not ended and columns(last) >= _wide(wrapping) - _SHORT_END)
        return nearly and line.indent <= wrapping.base and not _starts(head, last, line, rules)
    if not full:
        return False
    if _starts(head, last, line, rules):
        return False
    if not ended:
        return True
    # A sentence that ends where the line does: only a line of full length may be in mid-paragraph.
    return wrapping.is_full(last, 0) and not _opens(line, wrapping, rules)


def _wide(wrapping: Wrapping) -> int:
    return wrapping.width if wrapping.measure is columns else 2 * wrapping.width


def _starts(head: Line, last: Line, line: Line, rules: FormRules) -> bool:
    """Tell whether a line is no continuation however long the one before it is."""
    alone = head is last
    if find_date(last.folded) or find_date(line.folded) or find_salutation(line.folded, rules):
        return True
    if alone and is_title(last.folded, rules) and (line.after_gap or not ends_sentence(line.text)):
        return True
    level = _level(line)
    return level in {1, 2} and (ends_sentence(last.text) or (alone and _level(last) is not None))


def _opens(line: Line, wrapping: Wrapping, rules: FormRules) -> bool:
    return (
        _level(line) is not None
        or (is_title(line.folded, rules) and not wrapping.is_full(line))
        or bool(rules.paragraph_starts.match(line.folded))
    )


def _level(line: Line) -> int | None:
    number = parse_heading_number(line.text[:20])
    return number.level if number else None
