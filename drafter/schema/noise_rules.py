"""Noise rules: config/noise.yaml into compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, expression, validate


@dataclass(frozen=True)
class NoisePattern:
    """One rule: what it is called and what it matches, in text folded to half width."""

    name: str
    expression: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression, which most texts never need."""
        return re.compile(self.expression, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebRules:
    """Where web pages keep their text: `#id`, `.class` or the name of an element, in lower case."""

    main: tuple[str, ...] = ()
    """Holders of the text, the surest first."""
    dropped: tuple[str, ...] = ()
    """Elements that never belong to the text."""
    title: tuple[str, ...] = ()
    """`meta` names and holders of the title, the surest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseRules:
    """What does not belong to a speech."""

    lines: tuple[NoisePattern, ...]
    """Whole lines."""
    any_line: re.Pattern[str]
    """Matches wherever one of `lines` does: most lines are text, and one look is enough."""
    inline: tuple[NoisePattern, ...]
    """Stretches inside a line."""
    tails: tuple[NoisePattern, ...]
    """Lines from which on nothing but lists and advertisements follows."""
    cut_words: tuple[str, ...]
    """Words of noise that tell that the site cut the text off."""
    web: WebRules = WebRules()
    """Which parts of a web page are its text."""


class PatternFields(Strict):
    """One rule."""

    name: Text = Field(alias="名")
    pattern: Annotated[Text, expression(flags=re.IGNORECASE, empty=False)] = Field(alias="式")
    source: Text = Field(alias="据")


Selector = Annotated[Text, StringConstraints(pattern=r"^[#.]?[A-Za-z][\w-]{0,60}$", to_lower=True)]


class WebFields(Strict):
    """Which parts of a web page are its text."""

    main: list[Selector] = Field(alias="正文", default_factory=list)
    dropped: list[Selector] = Field(alias="不要", default_factory=list)
    title: list[Selector] = Field(alias="题名", default_factory=list)


class NoiseFields(Strict):
    """config/noise.yaml."""

    lines: list[PatternFields] = Field(alias="整行")
    inline: list[PatternFields] = Field(alias="行内")
    tails: list[PatternFields] = Field(alias="文末起")
    cut_words: Texts = Field(alias="截断")
    web: WebFields = Field(alias="网页", default_factory=WebFields)


def read_noise_rules(path: Path) -> NoiseRules:
    """Read the noise rules.

    Raises:
        DrafterError: The file is missing or unreadable.
        FaultListError: It has faults, told with line and column.
    """
    fields = validate(read_yaml(path), NoiseFields)

    def compiled(items: list[PatternFields]) -> tuple[NoisePattern, ...]:
        return tuple(NoisePattern(item.name, item.pattern) for item in items)

    return NoiseRules(
        lines=compiled(fields.lines),
        any_line=re.compile(
            "|".join(f"(?:{item.pattern})" for item in fields.lines) or "(?!)", re.IGNORECASE
        ),
        inline=compiled(fields.inline),
        tails=compiled(fields.tails),
        cut_words=tuple(fields.cut_words),
        web=WebRules(
            main=tuple(fields.web.main), dropped=tuple(fields.web.dropped), title=tuple(fields.web.title)
        ),
    )
