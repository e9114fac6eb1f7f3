"""The brief (需求单): what the user wants said, in the normal form that the composer works on."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.figure import Figure
from drafter.model.vocabulary import Kind, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """The place that the speech is about."""

    name: str
    level: Level
    superiors: tuple[str, ...] = ()
    """Names of the superior places, nearest first."""
    self_name: str
    """How the speaker calls it: 我镇, 我区."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The occasion."""

    name: str
    date: str = ""
    """ISO date, or empty."""
    purposes: tuple[str, ...] = ()
    """Verb phrases: what the meeting is for."""
    done: tuple[str, ...] = ()
    """Clauses on what has happened at the meeting before the speech."""
    to_come: str = ""
    """A clause on what follows the speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """What was achieved in one field."""

    theme: str
    label: str = ""
    """The field's name in the text where it differs from the theme's."""
    figures: tuple[str, ...] = ()
    """Names of figures, in order."""
    results: tuple[str, ...] = ()
    """Clauses with subject and verb."""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence or clause of the user's, with a theme if it has one."""

    text: str
    theme: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task of the deployment."""

    object: str
    """Verb phrase: what is to be done (事项)."""
    lead: str = ""
    """The user's own lead sentence for it (段旨), or empty."""
    measures: tuple[str, ...] = ()
    """Verb phrases."""
    target: str = ""
    """Verb phrase with figures: 签约项目6个."""
    owners: tuple[str, ...] = ()
    """Responsible units, the leading one first."""
    deadline: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """The tasks of one theme: one section of the deployment."""

    theme: str
    heading: str = ""
    """The user's own heading, without number, or empty."""
    tasks: tuple[Task, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that the user gave."""

    file: str
    kind: Kind
    variant: str = ""
    title: str = ""
    locality: Locality
    speaker: str
    """The speaker's office, such as 镇长."""
    meeting: Meeting
    year: int
    period: str = ""
    """The period that the figures cover, such as 1—8月; empty for the whole year."""
    length: int | None = None
    """Wanted length in characters, if the user has one in mind."""
    figures: tuple[Figure, ...] = ()
    review: tuple[ReviewItem, ...] = ()
    honours: tuple[Statement, ...] = ()
    thanks: tuple[Statement, ...] = ()
    problems: tuple[Statement, ...] = ()
    situation: tuple[Statement, ...] = ()
    goals: tuple[Statement, ...] = ()
    deployment: tuple[Deployment, ...] = ()
    slogan: str = ""
    """What the closing call works towards: a verb phrase."""
    required_names: tuple[str, ...] = ()
    forbidden_names: tuple[str, ...] = ()
