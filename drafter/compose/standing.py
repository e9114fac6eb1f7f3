"""Who speaks for whom: the bodies that a speech names follow from the place's level and the speaker's office.

Source: custom of the genre. A party secretary speaks for committee and government and does not thank his own
leadership; the head of a government speaks for the government, under the committee; the head of a department for its
party group, under the committee and government of the place.
"""

from __future__ import annotations

from typing import NamedTuple

from drafter.model.brief import Locality
from drafter.model.vocabulary import Level

_GOVERNMENTS = {"乡": "乡", "道": "街道", "镇": "镇"}


class Standing(NamedTuple):
    """The bodies of one speech."""

    scope: str
    """全镇, 全区, …"""
    represents: str
    """In whose name the speaker thanks: 镇政府; 区委、区政府; 局党组."""
    leadership: str
    """Under whose leadership the work was done; empty when the brief names no superior."""
    convenor: str
    """Who decided to hold the meeting."""

    @property
    def committee(self) -> str:
        """The party committee of the place itself: 镇党委, 区委; for a department its party group."""
        return self.convenor.partition("、")[0]


def standing_of(place: Locality, speaker: str) -> Standing:
    """Return the bodies that a speaker of a place may name.

    Args:
        place: The place or department, with its superiors.
        speaker: The speaker's office, such as 镇长, 区委书记, 局长.
    """
    superior = _superior_offices(place.superiors[0]) if place.superiors else ""
    if place.level is Level.DEPARTMENT:
        return Standing("全局" if place.name.endswith("局") else "全系统", "局党组", superior, "局党组")
    short = _short(place)
    committee = f"{short}党委" if place.level is Level.TOWN else f"{short}委"
    if short == "街道":
        committee, government = "街道党工委", "街道办事处"
    else:
        government = f"{short}政府"
    both = f"{committee}、{government}"
    if speaker.endswith("书记"):
        return Standing(f"全{short}", both, superior, both)
    leadership = f"{superior}和{committee}" if superior else ""
    represents = government if speaker.endswith(("长", "主任")) else both
    return Standing(f"全{short}", represents, leadership, both)


def _short(place: Locality) -> str:
    if place.level is Level.TOWN:
        return _GOVERNMENTS.get(place.name[-1], "镇")
    return {Level.DISTRICT: "区", Level.COUNTY: "县", Level.CITY: "市", Level.PROVINCE: "省"}.get(
        place.level, "地"
    )


def _superior_offices(name: str) -> str:
    """Return the superior's committee and government: 县委、县政府."""
    suffix = name[-1]
    return f"{suffix}委、{suffix}政府" if suffix in "县区市省" else f"{name}党委、政府"
