"""Template folders and theme banks: YAML into `drafter.model.template`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from drafter.errors import DrafterError
from drafter.model.template import KindTemplate, Phrase, Requirement, Theme
from drafter.model.vocabulary import Kind, Move, by_label
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, fault, validate


def _move(value: Any) -> Any:  # noqa: ANN401
    move = by_label(Move, str(value))
    if move is None:
        raise fault("只能填：" + "、".join(item.label for item in Move) + f"；现为“{value}”")
    return move


def _kind(value: Any) -> Any:  # noqa: ANN401
    kind = by_label(Kind, str(value))
    if kind is None:
        raise fault(f"没有“{value}”这个文种")
    return kind


class PhraseFields(Strict):
    """用语: a string, or a string with what it needs."""

    text: Text = Field(alias="句")
    needs: Texts = Field(default_factory=list, alias="需要")


class RequirementFields(Strict):
    """需要."""

    path: Text = Field(alias="键")
    why: Text = Field(alias="用途")


Phrases = Annotated[
    list[PhraseFields],
    BeforeValidator(lambda v: [{"句": item} if isinstance(item, str) else item for item in v or []]),
]


class TemplateFields(Strict):
    """template.yaml."""

    kind: Annotated[Kind, BeforeValidator(_kind)] = Field(alias="文种")
    description: Text = Field(alias="说明")
    variants: Texts = Field(default_factory=list, alias="样式")
    moves: list[Annotated[Move, BeforeValidator(_move)]] = Field(alias="语步")
    required: list[Annotated[Move, BeforeValidator(_move)]] = Field(alias="必备语步")
    requirements: list[RequirementFields] = Field(default_factory=list, alias="必填")
    phrases: dict[str, Phrases] = Field(default_factory=dict, alias="用语")


class ThemeFields(Strict):
    """A file of config/themes."""

    name: Text = Field(alias="领域")
    aliases: Texts = Field(default_factory=list, alias="别名")
    label: Text = Field("", alias="称呼")
    headings: dict[str, Texts] = Field(default_factory=dict, alias="标题")


def read_template(folder: Path) -> KindTemplate:
    """Read the manifest of a template folder.

    Raises:
        DrafterError: It is missing or unreadable.
        FaultListError: It has faults, told with line and column.
    """
    fields = validate(read_yaml(folder / "template.yaml"), TemplateFields)
    return KindTemplate(
        kind=fields.kind,
        folder=folder,
        name=fields.kind.label,
        description=fields.description,
        variants=tuple(fields.variants),
        moves=tuple(fields.moves),
        required_moves=frozenset(fields.required),
        requirements=tuple(Requirement(path=item.path, why=item.why) for item in fields.requirements),
        phrases={
            name: tuple(Phrase(text=item.text, needs=tuple(item.needs)) for item in items)
            for name, items in fields.phrases.items()
        },
    )


def read_theme(path: Path) -> Theme:
    """Read a theme bank; raises as `read_template`."""
    fields = validate(read_yaml(path), ThemeFields)
    return Theme(
        name=fields.name,
        aliases=tuple(fields.aliases),
        label=fields.label or fields.name,
        headings={pattern: tuple(items) for pattern, items in fields.headings.items()},
    )


def read_themes(folders: list[Path]) -> dict[str, Theme]:
    """Return all themes by name and alias; a later folder's theme replaces an earlier one of its name.

    Raises:
        DrafterError: A file can't be read or two themes claim one name.
    """
    themes = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            theme = read_theme(path)
            themes[theme.name] = theme
    result = dict(themes)
    for theme in themes.values():
        for alias in theme.aliases:
            if alias in result and result[alias] is not theme:
                raise DrafterError(f"领域别名“{alias}”用了两次（{result[alias].name}、{theme.name}）")
            result[alias] = theme
    return result
