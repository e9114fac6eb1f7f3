"""The shipped and the user's own templates, themes and words: new, kinds, themes, schema."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import DrafterError
from drafter.model.vocabulary import Kind
from drafter.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from drafter.model.brief import Brief
    from drafter.model.speech import Speech
    from drafter.model.template import KindTemplate, PhraseResources, Theme


def list_templates(workspace: Path | None = None) -> list[KindTemplate]:
    """Return the templates of all kinds, each with its variants, the usual one first."""
    place = open_workspace(workspace)
    return [template for kind in Kind for template in kind_templates(kind, place)]


def kind_templates(kind: Kind, place: Workspace) -> tuple[KindTemplate, ...]:
    """Return the variants of a kind, the usual one first; none where it has no template."""
    from drafter.schema.template import read_templates

    return read_templates(kind, place.template_roots())


def find_template(kind: Kind, variant: str, place: Workspace, where: str = "") -> KindTemplate:
    """Return the template of a kind and variant, the usual variant for an empty name.

    Raises:
        DrafterError: There is none; the message, at the place `where`, names those there are.
    """
    templates = kind_templates(kind, place)
    if not templates:
        known = "、".join(item.label for item in Kind if kind_templates(item, place))
        raise DrafterError(f"还没有“{kind.label}”的模板，现在可用：{known}", where)
    if not variant:
        return templates[0]
    for template in templates:
        if template.variant == variant:
            return template
    raise DrafterError(f"“样式”只能填：{'、'.join(templates[0].variants)}；现为“{variant}”", where)


def nearest_template(speech: Speech, templates: Sequence[KindTemplate], variant: str) -> KindTemplate | None:
    """Return the template that a speech is to be held against; None where its kind has none.

    Args:
        speech: The speech.
        templates: The variants of its kind, from `kind_templates`.
        variant: Its variant where it is known; else the one of whose required moves it lacks fewest.
    """
    named = [template for template in templates if template.variant == variant]
    present = {move for block in speech.blocks for move in (block.move, *block.also)}
    return min(named or templates, key=lambda item: len(item.required_moves - present), default=None)


def example_brief(kind: Kind, variant: str = "", workspace: Path | None = None) -> str:
    """Return the commented example brief of a kind and variant; raises as `find_template`."""
    from drafter.files import MEGABYTE, read_text
    from drafter.schema.template import EXAMPLE

    place = open_workspace(workspace)
    name = Path(kind.value, find_template(kind, variant, place).folder.name, EXAMPLE)
    found = [root / name for root in place.template_roots() if (root / name).is_file()]
    if not found:
        raise DrafterError("这个样式没有需求单示例", str(name))
    return read_text(found[0], limit=MEGABYTE)


def list_themes(workspace: Path | None = None) -> list[Theme]:
    """Return all themes by name."""
    from drafter.schema.theme import read_themes

    found = read_themes(open_workspace(workspace).config_files("themes"))
    return [theme for name, theme in sorted(found.items()) if name == theme.name]


def phrase_resources(place: Workspace, brief: Brief | None = None) -> PhraseResources:
    """Return all that wording is made from beside the templates; of the themes only a brief's own, if one is given."""
    from drafter.model.template import PhraseResources
    from drafter.schema.figure_wording import read_figure_wording
    from drafter.schema.task_wording import read_task_wording
    from drafter.schema.theme import read_heading_patterns, read_themes

    return PhraseResources(
        themes=read_themes(place.config_files("themes"), brief.theme_names if brief else None),
        heading_patterns=read_heading_patterns(place.config_files("heading_patterns.yaml")),
        figures=read_figure_wording(place.config_files("figures.yaml")),
        tasks=read_task_wording(place.config_files("task_wording.yaml")),
    )


def brief_schema() -> dict[str, Any]:
    """Return the JSON Schema of a brief, with Chinese keys."""
    from drafter.schema.brief_fields import BriefFields

    return BriefFields.model_json_schema(by_alias=True)
