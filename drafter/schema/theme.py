"""Theme banks (config/themes/*.yaml) and heading patterns (config/heading_patterns.yaml)."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from pydantic import Field

from drafter.errors import DrafterError
from drafter.files import read_text
from drafter.model.template import HeadingPattern, Theme
from drafter.schema.source import LIMIT, parse_yaml, read_yaml
from drafter.schema.validation import Strict, Text, Texts, validate

_BANKS = re.compile("^(?:标题|语句):", re.MULTILINE)
"""Where the banks of a theme file begin; what stands before them is read fast."""


class ThemeFields(Strict):
    """A file of config/themes."""

    name: Text = Field(alias="领域")
    aliases: Texts = Field(default_factory=list, alias="别名")
    label: Text = Field("", alias="称呼")
    headings: dict[str, Texts] = Field(default_factory=dict, alias="标题")
    sentences: dict[str, Texts] = Field(default_factory=dict, alias="语句")


class HeadingPatternFields(Strict):
    """One pattern."""

    name: Text = Field(alias="名称")
    parts: Texts = Field(alias="用于")
    bank: Text = Field("", alias="取自")
    prefixes: Texts = Field(default_factory=list, alias="前")
    suffixes: Texts = Field(default_factory=list, alias="后")
    lengths: list[int] = Field(alias="字数")
    reason: Text = Field("", alias="理由")


class HeadingPatternsFields(Strict):
    """config/heading_patterns.yaml."""

    patterns: list[HeadingPatternFields] = Field(alias="句式")


def read_theme(path: Path) -> Theme:
    """Read a theme bank; raises as `read_themes`."""
    fields = validate(read_yaml(path), ThemeFields)
    return Theme(
        name=fields.name,
        aliases=tuple(fields.aliases),
        label=fields.label or fields.name,
        headings={column: tuple(items) for column, items in fields.headings.items()},
        sentences={use: tuple(items) for use, items in fields.sentences.items()},
    )


def read_themes(folders: list[Path], wanted: Collection[str] | None = None) -> dict[str, Theme]:
    """Return themes by name and alias; a later folder's theme replaces an earlier one of its name.

    Args:
        folders: Folders of theme files.
        wanted: Names or aliases of the themes that are needed: of the others only the name is read. All by default.

    Raises:
        DrafterError: A file can't be read or two themes claim one name.
        FaultListError: A file has faults, told with line and column.
    """
    files: dict[str, tuple[Path, tuple[str, ...]]] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            name, aliases = _names(path)
            files[name] = (path, aliases)
    owners = {name: name for name in files}
    for name, (_, aliases) in files.items():
        for alias in aliases:
            if owners.setdefault(alias, name) != name:
                raise DrafterError(f"领域别名“{alias}”用了两次（{owners[alias]}、{name}）")
    chosen = {owners[name] for name in wanted if name in owners} if wanted is not None else set(files)
    themes = {name: read_theme(files[name][0]) for name in sorted(chosen)}
    return {alias: themes[name] for alias, name in owners.items() if name in themes}


def _names(path: Path) -> tuple[str, tuple[str, ...]]:
    """Return name and aliases of a theme file, from its head where that holds both."""
    text = read_text(path, limit=LIMIT)
    head = parse_yaml(_BANKS.split(text, maxsplit=1)[0], str(path)).data
    if not isinstance(head, dict) or not isinstance(head.get("领域"), str):
        theme = read_theme(path)
        return theme.name, theme.aliases
    aliases = head.get("别名") or []
    return head["领域"], tuple(str(alias) for alias in (aliases if isinstance(aliases, list) else [aliases]))


def read_heading_patterns(paths: list[Path]) -> tuple[HeadingPattern, ...]:
    """Return the heading patterns of the shipped file and the user's; a later one replaces one of its name.

    Raises:
        DrafterError: A file can't be read.
        FaultListError: It has faults, told with line and column.
    """
    found = {
        item.name: item
        for path in paths
        for item in validate(read_yaml(path), HeadingPatternsFields).patterns
    }
    return tuple(
        HeadingPattern(
            name=item.name,
            parts=frozenset(item.parts),
            bank=item.bank or item.name,
            prefixes=tuple(item.prefixes),
            suffixes=tuple(item.suffixes),
            lengths=tuple(item.lengths),
            reason=item.reason,
        )
        for item in found.values()
    )
