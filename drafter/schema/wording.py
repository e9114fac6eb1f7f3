"""Word lists of the checker: config/words/, config/traditional.txt, the house style and the user's accepted words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from drafter.files import MEGABYTE, read_text
from drafter.schema.repair_rules import RepairRules
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, expression, validate

_LIMIT = 2 * MEGABYTE
_MAX_PATTERN = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEntry:
    """A word that is wrong, or wrong in some surroundings."""

    wrong: str
    right: str
    source: str
    """What says so."""
    example: str
    """A stretch of text with the word used wrongly."""
    correct: str = ""
    """A stretch of text with the same characters used rightly, or empty."""
    before: str = ""
    """A regular expression that must match up to the word, where given."""
    after: str = ""
    """One that must match behind the word, where given."""
    inside: tuple[str, ...] = ()
    """Words that hold the characters and are right."""
    since: int = 0
    """The year from which on it is outdated; 0 where it always was wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """What the user's office wants."""

    forbidden: Mapping[str, str] = field(default_factory=dict)
    """By word the reason, or empty."""
    cautious: Mapping[str, str] = field(default_factory=dict)
    """By word the reason, or empty."""
    preferred: Mapping[str, str] = field(default_factory=dict)
    """By word the one to write in its stead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All that the checker knows of words."""

    groups: Mapping[str, tuple[WordEntry, ...]] = field(default_factory=dict)
    """By group: 错字, 混用, 异形, 机构, 提法."""
    traditional: Mapping[str, str] = field(default_factory=dict)
    """By traditional character the simplified one."""
    house: HouseStyle = HouseStyle()
    accepted: tuple[str, ...] = ()
    """Words that are never faults."""
    dictionary: tuple[str, ...] = ()
    """Words of the user's trade (config/words.yaml of the workspace)."""
    repairs: RepairRules | None = None
    """What damaged text looks like."""


def _table(value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return {}
    if not isinstance(value, dict):
        return value
    return {key: "" if item is None else item for key, item in value.items()}


Pattern = Annotated[Text, expression(longest=_MAX_PATTERN)]
Table = Annotated[dict[Annotated[str, Field(min_length=1)], Text], BeforeValidator(_table)]


class EntryFields(Strict):
    """One word."""

    wrong: Text = Field(alias="误", min_length=1)
    right: Text = Field(alias="正", min_length=1)
    example: Text = Field(alias="例", min_length=1)
    correct: Text = Field("", alias="对")
    before: Pattern = Field("", alias="前")
    after: Pattern = Field("", alias="后")
    inside: Texts = Field(default_factory=list, alias="除")
    since: int = Field(0, alias="起")
    source: Text = Field("", alias="据")


class GroupFields(Strict):
    """Words of one sort."""

    source: Text = Field(alias="出处", min_length=1)
    words: list[EntryFields] = Field(alias="词")


class ConfusedFields(Strict):
    """config/words/confused.yaml."""

    typos: GroupFields | None = Field(None, alias="错字")
    confused: GroupFields | None = Field(None, alias="混用")
    variants: GroupFields | None = Field(None, alias="异形")


class OutdatedFields(Strict):
    """config/words/outdated.yaml."""

    bodies: GroupFields | None = Field(None, alias="机构")
    terms: GroupFields | None = Field(None, alias="提法")


class HouseStyleFields(Strict):
    """config/house_style.yaml."""

    forbidden: Table = Field(default_factory=dict, alias="禁用词")
    cautious: Table = Field(default_factory=dict, alias="慎用词")
    preferred: Table = Field(default_factory=dict, alias="规范写法")


def read_word_groups(folders: Iterable[Path]) -> dict[str, tuple[WordEntry, ...]]:
    """Read confused.yaml and outdated.yaml of all folders, later ones added to earlier ones.

    Raises:
        DrafterError: A file can't be read.
        FaultListError: It has faults, told with line and column.
    """
    groups: dict[str, tuple[WordEntry, ...]] = {}
    for folder in folders:
        for name, model in (("confused.yaml", ConfusedFields), ("outdated.yaml", OutdatedFields)):
            path = folder / name
            if path.is_file():
                fields = validate(read_yaml(path), model)
                for key, described in model.model_fields.items():
                    group = getattr(fields, key)
                    if group is not None:
                        title = str(described.alias)
                        groups[title] = groups.get(title, ()) + tuple(_entries(group))
    return groups


def read_house_style(paths: Iterable[Path]) -> HouseStyle:
    """Read the house style; later files add to earlier ones.

    Raises:
        DrafterError: A file can't be read.
        FaultListError: It has faults, told with line and column.
    """
    forbidden: dict[str, str] = {}
    cautious: dict[str, str] = {}
    preferred: dict[str, str] = {}
    for path in paths:
        fields = validate(read_yaml(path), HouseStyleFields)
        forbidden |= fields.forbidden
        cautious |= fields.cautious
        preferred |= {wrong: right for wrong, right in fields.preferred.items() if right}
    return HouseStyle(forbidden=forbidden, cautious=cautious, preferred=preferred)


def read_word_lines(paths: Iterable[Path]) -> tuple[str, ...]:
    """Return the lines of text files, without empty ones and those that begin with #.

    Raises:
        DrafterError: A file can't be read.
    """
    lines = [line.strip() for path in paths for line in read_text(path, limit=_LIMIT).splitlines()]
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def read_traditional(paths: Iterable[Path]) -> dict[str, str]:
    """Return by traditional character the simplified one; the files hold pairs of two characters.

    Raises:
        DrafterError: A file can't be read.
    """
    pairs = (pair for line in read_word_lines(paths) for pair in line.split())
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def _entries(group: GroupFields) -> Iterable[WordEntry]:
    for item in group.words:
        yield WordEntry(
            wrong=item.wrong,
            right=item.right,
            source=item.source or group.source,
            example=item.example,
            correct=item.correct,
            before=item.before,
            after=item.after,
            inside=tuple(item.inside),
            since=item.since,
        )
