"""Which place a speech is made for: the brief says it, else its front matter, its title, its own mention of it."""

from __future__ import annotations

import re

from drafter.model.brief import Brief
from drafter.model.speech import Speech
from drafter.text.characters import CJK

_LEVEL = "自治州|自治县|街道|地区|新区|[省市州县区旗镇乡]"
_TITLE = re.compile(rf"^(?:[^在]{{0,20}}在)?(?:20\d\d年)?((?:[{CJK}]{{2,9}}?(?:{_LEVEL}))+)")
_MENTION = re.compile(
    rf"(?<![位名])代表(?:中共|新一届|本届|上一届|上届)?([{CJK}]{{2,9}}?(?:{_LEVEL}))(?:党工委|工委|党委|委|人民政府|政府|办事处|人大|政协)"
)
_SINGLE = re.compile(rf"[{CJK}]{{2,9}}?(?:{_LEVEL})")
_TIERS = ("镇乡道", "县区旗")
"""Levels of which one place has but one: a speech of a town speaks for no other town."""
_NO_NAME = re.compile("^.?[全我本各在]|^自治|^各级")


def home_names(speech: Speech, brief: Brief | None = None) -> tuple[str, ...]:
    """Return the names of the place that a speech is made for and of the places above it, as far as they are told.

    Args:
        speech: The speech.
        brief: Its brief, which is believed before the speech.
    """
    if brief is not None:
        names = [brief.locality.name, *brief.locality.superiors]
    elif speech.locality:
        names = [speech.locality, *speech.superiors]
    else:
        names = []
        title = _TITLE.match(speech.title or "")
        if title:
            names += _SINGLE.findall(title[1])
        own = tier(names[-1]) if names else ""
        for block in speech.blocks:
            # The title is believed before a town of the same level in the text, which may have been left in it.
            names += [name for name in _MENTION.findall(block.text) if not own or tier(name) != own]
    return tuple(dict.fromkeys(name for name in names if name and not _NO_NAME.match(name)))


def own_name(speech: Speech, brief: Brief | None = None) -> str:
    """Return the name of the place itself that a speech is made for; empty where nothing but the text tells it."""
    if brief is not None:
        return brief.locality.name
    if speech.locality:
        return speech.locality
    title = _TITLE.match(speech.title or "")
    names = [name for name in _SINGLE.findall(title[1]) if not _NO_NAME.match(name)] if title else []
    return names[-1] if names else ""


def tier(name: str) -> str:
    """Return the tier of a place's name, one for towns and one for counties; empty where its level doesn't tell it.

    A 市 may stand above a county or beside it.
    """
    if name.endswith("地区"):
        return ""
    return next((levels for levels in _TIERS if name and name[-1] in levels), "")


def stem(name: str) -> str:
    """Return a place's name without its level: 汀兰 of 汀兰镇; the empty text where that leaves one character."""
    short = re.sub(f"(?:{_LEVEL})$", "", name)
    return short if len(short) > 1 else ""


def is_same_place(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether two speeches are made for the same place; two that tell none may be from anywhere."""
    return bool(names and others) and names[0] == others[0]
