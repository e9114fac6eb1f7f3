"""Automatic numbers of Word: word/numbering.xml turned into the characters that Word shows.

Source: ECMA-376 part 1, 17.9 (numbering) and 17.18.59 (number formats).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from drafter.ingest.readers.word_xml import attribute, child, children, is_on, number
from drafter.markup import Element
from drafter.text.numbering import chinese_integer

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FINANCIAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_COUNTING = frozenset(
    {
        "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
        "japaneseCounting", "koreanCounting", "ideographDigital", "japaneseDigitalTenThousand",
        "taiwaneseDigital",
    }
)  # fmt: skip
_ENCLOSED = {
    "decimalEnclosedCircle": (0x2460, 20),
    "decimalEnclosedCircleChinese": (0x2460, 20),
    "decimalEnclosedParen": (0x2474, 20),
    "decimalEnclosedFullstop": (0x2488, 20),
    "ideographEnclosedCircle": (0x3280, 10),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    """All numbers of the text are shown in digits."""
    restart: int | None = None
    """The level (from 1) whose use restarts this one; 0 never, None every higher one."""
    suffix: str = "tab"
    style: str = ""
    """Identifier of the paragraph style that stands for the level."""


@dataclass(frozen=True, slots=True)
class List:
    """A numbered list as a paragraph names it."""

    abstract: str
    """Lists of one abstract list count on from one another."""
    levels: Mapping[int, Level]
    overrides: Mapping[int, int] = field(default_factory=dict)
    """Levels that start afresh with this list, and with which number."""


def read_lists(root: Element | None, linked: Mapping[str, str]) -> dict[str, List]:
    """Return the lists of a document by their identifier.

    Args:
        root: The root of word/numbering.xml, or None.
        linked: Identifiers of lists by the numbering style that names them.
    """
    if root is None:
        return {}
    abstracts = {attribute(item, "abstractNumId"): item for item in children(root, "abstractNum")}
    numbers = {attribute(item, "numId"): item for item in children(root, "num")}
    lists = {}
    for identifier, item in numbers.items():
        abstract = attribute(child(item, "abstractNumId"))
        link = attribute(child(abstracts.get(abstract), "numStyleLink"))
        target = numbers.get(linked.get(link, ""))
        if target is not None:
            abstract = attribute(child(target, "abstractNumId"))
        body = abstracts.get(abstract)
        if body is None:
            continue
        levels = dict(_levels(body))
        overrides = {}
        for override in children(item, "lvlOverride"):
            depth = number(override, "ilvl")
            if depth is None or depth >= LEVELS:
                continue
            levels.update(_levels(override))
            start = number(child(override, "startOverride"))
            if start is not None:
                overrides[depth] = start
        lists[identifier] = List(abstract, levels, overrides)
    return lists


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for item in children(parent, "lvl"):
        depth = number(item, "ilvl")
        if depth is None or depth >= LEVELS:
            continue
        start = number(child(item, "start"))
        yield (
            depth,
            Level(
                format=attribute(child(item, "numFmt")) or "decimal",
                text=attribute(child(item, "lvlText"))[:40],
                start=1 if start is None else start,
                legal=is_on(child(item, "isLgl")),
                restart=number(child(item, "lvlRestart")),
                suffix=attribute(child(item, "suff")) or "tab",
                style=attribute(child(item, "pStyle")),
            ),
        )


class Counter:
    """Counts the paragraphs of a document's lists, in their order.

    Args:
        lists: The lists by identifier.
    """

    def __init__(self, lists: Mapping[str, List]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()

    def level_of_style(self, identifier: str, style: str) -> int:
        """Return the level that a paragraph style stands for in a list, 0 where none is named."""
        found = self._lists.get(identifier)
        levels = found.levels if found else {}
        return next((depth for depth, level in levels.items() if style and level.style == style), 0)

    def advance(self, identifier: str, depth: int) -> str:
        """Count a paragraph and return the number that Word shows, with the blank behind it.

        Args:
            identifier: The list; an unknown one gives no number.
            depth: The level from 0.
        """
        found = self._lists.get(identifier)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        if depth in found.overrides and (identifier, depth) not in self._seen:
            counts[depth] = found.overrides[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._seen.add((identifier, depth))
        for deeper in [item for item in counts if item > depth]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart and depth < restart):
                del counts[deeper]
        return _shown(found.levels, counts, level)


def _shown(levels: Mapping[int, Level], counts: Mapping[int, int], level: Level) -> str:
    if level.format == "bullet":
        return ""

    def value(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = levels.get(depth, Level())
        return format_number(counts.get(depth, other.start), "decimal" if level.legal else other.format)

    shown = _PLACEHOLDER.sub(value, level.text)
    open_end = bool(shown) and (shown[-1].isalnum() or shown[-1].isspace())
    return shown.rstrip() + (" " if open_end and level.suffix != "nothing" else "")


def format_number(value: int, style: str) -> str:  # noqa: PLR0911 - a table of formats
    """Return a number as a format of Word writes it; an unknown format gives digits.

    Args:
        value: The number, from 0.
        style: `ST_NumberFormat`, such as `chineseCounting`.
    """
    if style in {"none", "bullet"}:
        return ""
    if style in _COUNTING and value <= 9999:
        return chinese_integer(value)
    if style == "chineseLegalSimplified" and value <= 9999:
        return chinese_integer(value).translate(_FINANCIAL)
    if style in {"ideographTraditional", "ideographZodiac"} and value:
        signs = _STEMS if style == "ideographTraditional" else _BRANCHES
        return signs[(value - 1) % len(signs)]
    if style in {"upperRoman", "lowerRoman"} and 0 < value < 4000:
        roman = _roman(value)
        return roman if style == "upperRoman" else roman.lower()
    if style in {"upperLetter", "lowerLetter"} and 0 < value <= 26 * 30:
        turns, place = divmod(value - 1, 26)
        letter = chr(ord("A") + place) * (turns + 1)
        return letter if style == "upperLetter" else letter.lower()
    if style in _ENCLOSED and 0 < value <= _ENCLOSED[style][1]:
        return chr(_ENCLOSED[style][0] + value - 1)
    if style == "decimalZero":
        return f"{value:02}"
    return str(value).translate(_FULL_WIDTH) if style.startswith("decimalFullWidth") else str(value)


def _roman(value: int) -> str:
    result = ""
    for unit, sign in _ROMAN:
        count, value = divmod(value, unit)
        result += sign * count
    return result
