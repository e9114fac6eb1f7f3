"""Fixed orders of bodies, and the user's roster of people and units."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedOrder:
    """Members in the order in which they are listed."""

    name: str
    members: tuple[tuple[str, ...], ...]
    """The words for each member, the first member first."""
    whole_words: bool = False
    """Whether an item must be the word itself; else it may end with it."""
    same_level: bool = False
    """Whether only items of one level (县, 镇) compare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone of the roster."""

    name: str
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the roster."""

    name: str
    """The full name."""
    short: str = ""
    """The short name, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who is who, in the order of listing (config/roster.yaml of the workspace)."""

    people: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
