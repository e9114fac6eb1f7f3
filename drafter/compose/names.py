"""The names that would tell whose speech it is: of the place, of units, of projects, and those found in its text.

Source: custom of masked speeches in circulation; what the custom leaves standing (offices, indicators, units of
measure) stands here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drafter.model.brief import Brief
from drafter.model.draft import Piece
from drafter.model.masking import MaskingWords
from drafter.text.characters import CJK

_LONGEST = 8
"""Characters of a name inside a sentence, its suffix aside."""
_QUOTED = re.compile("“([^“”]{2,30})”(?=项目|工程|基地|园区|产业园)")
_OWNER = re.compile(r"(?:^|\.)责任单位\.\d+$")
_PROJECT = re.compile(r"^项目\.\d+\.名称$")
_LEVELS = ("街道", "镇", "乡", "区", "县", "市", "省", "局", "全", "本")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names to be masked, longest first."""

    declared: tuple[str, ...]
    """Those that the brief gives as names; they may stand nowhere."""
    found: tuple[str, ...]
    """Short forms, and names out of the brief's sentences; the wording's own words may look like them."""


def names_of(brief: Brief, pieces: Iterable[Piece], words: MaskingWords) -> Names:
    """Return the names of a brief.

    Args:
        brief: The brief.
        pieces: What of the draft comes from the brief; an edited outline may have added names to it.
        words: How names inside sentences are recognised.
    """
    owned = list(pieces)
    owners = {*brief.owners, *(piece.text for piece in owned if _OWNER.search(piece.ref))}
    places = [brief.locality.name, *brief.locality.superiors]
    declared = {*places, *owners, *brief.required_names, *(project.name for project in brief.projects)}
    declared |= {piece.text for piece in owned if _PROJECT.search(piece.ref)}
    found: set[str] = set()
    for place in places:
        for name in (place, *_outer_places(place, words)):
            found |= {name, _stem(name, words)}
    for owner in owners:
        found |= set(_short_forms(owner, dict(words.not_behind)))
    pattern = _pattern(words)
    for piece in owned:
        found |= set(_QUOTED.findall(piece.text)) | set(_inside(piece.text, pattern, words))
    kept = {name.strip() for name in declared if _is_name(name.strip(), words)}
    return Names(
        declared=_sorted(kept), found=_sorted({name for name in found if _is_name(name, words)} - kept)
    )


def _is_name(name: str, words: MaskingWords) -> bool:
    """Tell whether to mask it: one character, a mask, or 各村 and 有关部门 name nobody."""
    return len(name) > 1 and "*" not in name and not name.startswith(words.general_starts)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _short_forms(owner: str, behind: dict[str, str]) -> Iterator[str]:
    """Yield 经发办 of 镇经发办, but nothing of 市场监管所."""
    level = next((level for level in _LEVELS if owner.startswith(level)), "")
    short = owner.removeprefix(level)
    if level and len(short) > 2 and short[0] not in behind.get(level, ""):
        yield short


def _outer_places(name: str, words: MaskingWords) -> Iterator[str]:
    """Yield the places inside a name: 云汀市 and 岚浦县 of 云汀市岚浦县教育局."""
    pattern = f"[{CJK}]{{2,6}}?(?:{_alternatives(words.place_suffixes)})"
    position = 0
    while match := re.compile(pattern).match(name, position):
        yield match[0]
        position = match.end()


def _stem(name: str, words: MaskingWords) -> str:
    """Return a place's name without what it is: 汀兰 of 汀兰镇."""
    suffix = max((end for end in words.place_suffixes if name.endswith(end)), key=len, default="")
    return name.removesuffix(suffix)


def _pattern(words: MaskingWords) -> re.Pattern[str]:
    behind = dict(words.not_behind)
    suffixes = sorted(words.name_suffixes, key=lambda word: (-len(word), word))
    return re.compile(
        "|".join(
            re.escape(word) + (f"(?![{re.escape(behind[word])}])" if behind.get(word) else "")
            for word in suffixes
        )
    )


def _inside(text: str, suffixes: re.Pattern[str], words: MaskingWords) -> Iterator[str]:
    """Yield what looks like a name in a sentence: a suffix with two characters or more before it."""
    boundary = re.compile(f"[^{CJK}]|{_alternatives(words.boundaries)}")
    last = 0
    for match in suffixes.finditer(text):
        window = text[max(last, match.start() - _LONGEST) : match.start()]
        cut = max((item.end() for item in boundary.finditer(window)), default=0)
        name = window[cut:] + match[0]
        if len(window) - cut > 1 and not name.endswith(words.general_ends):
            last = match.end()
            yield name


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)) if word)
