"""Cue words of moves, kinds and levels, and of the outer form of a speech: config/moves.yaml compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from drafter.model.vocabulary import Kind, Level, Move
from drafter.schema.labels import labelled
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, expression, validate


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern and what one match of it counts."""

    pattern: re.Pattern[str]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRules:
    """How a speech looks from outside; patterns see text folded to half width."""

    title_end: re.Pattern[str]
    """The end of a title, a remark in brackets behind it included."""
    salutation: re.Pattern[str]
    """A salutation that fills the start of a line."""
    salutation_inside: re.Pattern[str]
    """A salutation with a colon, anywhere in a line."""
    paragraph_starts: re.Pattern[str]
    """Beginnings of sentences that open a paragraph where line breaks are lost."""
    heading_ends: re.Pattern[str]
    body_starts: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GenreRules:
    """What tells a speech from news, regulations and digests."""

    threshold: float
    opening: tuple[Cue, ...]
    title: tuple[Cue, ...]
    density: tuple[Cue, ...]
    """Per thousand characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCues:
    """The cues of one move."""

    move: Move
    headings: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCues:
    """The cues of one kind."""

    kind: Kind
    title: re.Pattern[str]
    body: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCues:
    """The cues of one level."""

    level: Level
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRules:
    """All of config/moves.yaml."""

    form: FormRules
    genre: GenreRules
    moves: tuple[MoveCues, ...]
    kinds: tuple[KindCues, ...]
    levels: tuple[LevelCues, ...]


Pattern = Annotated[Text, expression()]


class CueFields(Strict):
    """A pattern with its points."""

    words: Pattern = Field(alias="词")
    weight: Annotated[str, AfterValidator(lambda value: str(float(value)))] = Field(alias="分")


class FormFields(Strict):
    """外形."""

    title_words: list[Pattern] = Field(alias="标题词")
    salutations: list[Pattern] = Field(alias="称呼")
    paragraph_starts: list[Pattern] = Field(alias="段首")
    heading_ends: list[Pattern] = Field(alias="标题尾")
    body_starts: list[Pattern] = Field(alias="正文首")


class GenreFields(Strict):
    """文体."""

    threshold: int = Field(alias="够")
    opening: list[CueFields] = Field(alias="开头")
    title: list[CueFields] = Field(alias="标题")
    density: list[CueFields] = Field(alias="全文每千字")


class MoveFields(Strict):
    """A move."""

    move: Annotated[Move, labelled(Move)] = Field(alias="语步")
    headings: list[Pattern] = Field(alias="标题")
    strong: list[Pattern] = Field(alias="强")
    weak: list[Pattern] = Field(alias="弱")


class KindFields(Strict):
    """A kind."""

    kind: Annotated[Kind, labelled(Kind)] = Field(alias="文种")
    title: list[Pattern] = Field(alias="标题")
    body: list[Pattern] = Field(alias="正文")


class LevelFields(Strict):
    """A level."""

    level: Annotated[Level, labelled(Level)] = Field(alias="层级")
    words: list[Pattern] = Field(alias="词")


class MoveRuleFields(Strict):
    """config/moves.yaml."""

    form: FormFields = Field(alias="外形")
    genre: GenreFields = Field(alias="文体")
    moves: list[MoveFields] = Field(alias="语步")
    kinds: list[KindFields] = Field(alias="文种")
    levels: list[LevelFields] = Field(alias="层级")


def read_move_rules(path: Path) -> MoveRules:
    """Read the cue words.

    Raises:
        DrafterError: The file is missing or unreadable.
        FaultListError: It has faults, told with line and column.
    """
    fields = validate(read_yaml(path), MoveRuleFields)
    genre = fields.genre
    return MoveRules(
        form=_form(fields.form),
        genre=GenreRules(
            threshold=genre.threshold,
            opening=_cues(genre.opening),
            title=_cues(genre.title),
            density=_cues(genre.density),
        ),
        moves=tuple(
            MoveCues(move=m.move, headings=_any(m.headings), strong=_any(m.strong), weak=_any(m.weak))
            for m in fields.moves
        ),
        kinds=tuple(KindCues(kind=k.kind, title=_any(k.title), body=_any(k.body)) for k in fields.kinds),
        levels=tuple(LevelCues(level=item.level, words=_any(item.words)) for item in fields.levels),
    )


def _form(fields: FormFields) -> FormRules:
    titles, salutations = _any(fields.title_words).pattern, _any(fields.salutations).pattern
    greeting = "[,、]?大家(?:上午|下午|晚上|早上|中午)?好[!。]"
    return FormRules(
        title_end=re.compile(rf"(?:{titles})(?:\s*[(][^()]{{0,24}}[)])?\s*$"),
        salutation=re.compile(
            rf"(?:{salutations})[^。;:!?]{{0,60}}?(?::|{greeting}|(?<=[们导事表友长仁宾员生授统理阁下人席]),$)"
            rf"|[^。;:!?]{{1,30}}[们友,、]{greeting}|[^。;:!?,]{{1,20}}们:$"
        ),
        salutation_inside=re.compile(rf"(?:{salutations})[^。;:!?,]{{0,20}}:"),
        paragraph_starts=_any(fields.paragraph_starts),
        heading_ends=_any(fields.heading_ends),
        body_starts=_any(fields.body_starts),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    """Return one pattern that matches wherever one of several does; none at all never matches."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


def _cues(fields: list[CueFields]) -> tuple[Cue, ...]:
    return tuple(Cue(re.compile(field.words), float(field.weight)) for field in fields)
