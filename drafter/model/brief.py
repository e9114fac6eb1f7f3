"""The brief (需求单): what the user wants said, in the normal form that the composer works on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.model.figure import Figure
from drafter.model.vocabulary import Kind, Level, Move

STATEMENT_FIELDS: Mapping[str, str] = {
    "荣誉": "honours",
    "致谢": "thanks",
    "问题": "problems",
    "形势": "situation",
    "目标": "goals",
    "总要求": "requirement",
    "地情": "praise",
    "口号": "mottos",
}
"""The parts of a brief that hold statements, as its file calls them, and the fields of `Brief`."""
KEY_POINT_FIELDS: Mapping[str, str] = {
    "意义": "significance",
    "思路": "approach",
    "自查": "self_checks",
    "保障": "safeguards",
    "承诺": "pledges",
}
"""The same for key points."""


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
class ReviewPart:
    """One paragraph of a review's section: a lead sentence with its figures and results (分项)."""

    lead: str = ""
    """The user's own lead sentence, or empty."""
    figures: tuple[str, ...] = ()
    """Names of figures, in order."""
    results: tuple[str, ...] = ()
    """Clauses with subject and verb."""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """What was achieved in one field."""

    theme: str
    label: str = ""
    """The field's name in the text where it differs from the theme's."""
    heading: str = ""
    """The user's own heading, without number, or empty."""
    figures: tuple[str, ...] = ()
    """Names of figures, in order."""
    results: tuple[str, ...] = ()
    """Clauses with subject and verb."""
    parts: tuple[ReviewPart, ...] = ()
    """Paragraphs with lead sentences of their own, behind what stands above."""
    path: str = ""

    @property
    def all_figures(self) -> tuple[str, ...]:
        """The names of all its figures, those of its parts included."""
        return (*self.figures, *(name for part in self.parts for name in part.figures))

    @property
    def all_results(self) -> tuple[str, ...]:
        """All its results, those of its parts included."""
        return (*self.results, *(text for part in self.parts for text in part.results))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A point of an argument: what it is called, what it means, what belongs to it (要点)."""

    title: str
    """What it is called: a heading, a pledge, a part of the approach."""
    theme: str = ""
    body: tuple[str, ...] = ()
    """Sentences on it (阐述)."""
    items: tuple[str, ...] = ()
    """What belongs to it, clauses (要点)."""
    owners: tuple[str, ...] = ()
    deadline: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A named project (项目)."""

    name: str
    category: str = ""
    """续建, 新建, 在建, …: projects of one category stand together."""
    target: str = ""
    """Verb phrase: how far it is to come."""
    measures: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    deadline: str = ""
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
    preface: tuple[str, ...] = ()
    """Sentences of the user's before the tasks (引言)."""
    tasks: tuple[Task, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrowing:
    """A passage of the corpus that the user wants in the draft, with words to replace (借用)."""

    passage: str
    """Its id, as look-ups show it."""
    theme: str = ""
    """The section of the deployment or review that it goes to the end of; empty for the end of a move."""
    move: Move = Move.DEPLOYMENT
    replacements: tuple[tuple[str, str], ...] = ()
    """Pairs of (word of the passage, word of the user's)."""
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
    minutes: int | None = None
    """Wanted length in minutes of speaking; `length` follows from it."""
    heading_patterns: tuple[tuple[str, str], ...] = ()
    """The user's choice of heading pattern for a part: pairs such as (部署, 聚焦推进)."""
    figures: tuple[Figure, ...] = ()
    review: tuple[ReviewItem, ...] = ()
    honours: tuple[Statement, ...] = ()
    thanks: tuple[Statement, ...] = ()
    problems: tuple[Statement, ...] = ()
    situation: tuple[Statement, ...] = ()
    goals: tuple[Statement, ...] = ()
    significance: tuple[KeyPoint, ...] = ()
    """Why it matters (意义)."""
    requirement: tuple[Statement, ...] = ()
    """The general requirement (总要求)."""
    approach: tuple[KeyPoint, ...] = ()
    """Keynote, strategy, turns (思路)."""
    deployment: tuple[Deployment, ...] = ()
    projects: tuple[Project, ...] = ()
    self_checks: tuple[KeyPoint, ...] = ()
    """What everyone is to look into (自查): title 执行落实, body 有令不行."""
    safeguards: tuple[KeyPoint, ...] = ()
    """Dispatch, supervision, rewards (保障)."""
    pledges: tuple[KeyPoint, ...] = ()
    """What the speaker promises (承诺)."""
    praise: tuple[Statement, ...] = ()
    """What the place is and has (地情)."""
    mottos: tuple[Statement, ...] = ()
    """Slogans to quote (口号)."""
    borrowings: tuple[Borrowing, ...] = ()
    slogan: str = ""
    """What the closing call works towards: a verb phrase."""
    required_names: tuple[str, ...] = ()
    forbidden_names: tuple[str, ...] = ()

    @property
    def statements_by_part(self) -> dict[str, tuple[Statement, ...]]:
        """Its statements by the part that they stand in, empty parts included."""
        return {part: getattr(self, field) for part, field in STATEMENT_FIELDS.items()}

    @property
    def key_points_by_part(self) -> dict[str, tuple[KeyPoint, ...]]:
        """Its key points by the part that they stand in, empty parts included."""
        return {part: getattr(self, field) for part, field in KEY_POINT_FIELDS.items()}

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All its statements."""
        return tuple(item for items in self.statements_by_part.values() for item in items)

    @property
    def key_points(self) -> tuple[KeyPoint, ...]:
        """All its key points."""
        return tuple(item for items in self.key_points_by_part.values() for item in items)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks of its deployment."""
        return tuple(task for section in self.deployment for task in section.tasks)

    @property
    def owners(self) -> tuple[str, ...]:
        """The responsible units of all its key points, tasks and projects."""
        items: tuple[KeyPoint | Task | Project, ...] = (*self.key_points, *self.tasks, *self.projects)
        return tuple(name for item in items for name in item.owners)

    @property
    def theme_names(self) -> frozenset[str]:
        """The names of all themes that it speaks of."""
        themed: tuple[ReviewItem | Statement | KeyPoint | Deployment, ...]
        themed = (*self.review, *self.statements, *self.key_points, *self.deployment)
        return frozenset(item.theme for item in themed if item.theme)
