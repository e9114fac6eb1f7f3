"""From a brief to a text: new, kinds, themes, schema, outline, draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import DrafterError
from drafter.model.vocabulary import Kind
from drafter.workflow.progress import Report, silent
from drafter.workflow.searching import fresh_index
from drafter.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from drafter.model.brief import Brief
    from drafter.model.draft import Draft, Outline
    from drafter.model.template import FigureWording, KindTemplate, Theme

HITS_PER_SECTION = 3
_QUERY_LENGTH = 400


def list_templates(workspace: Path | None = None) -> list[KindTemplate]:
    """Return the templates of all kinds that have one."""
    from drafter.schema.template import read_template

    place = open_workspace(workspace)
    found = (place.template_folder(kind.value) for kind in Kind)
    return [read_template(folder) for folder in found if folder is not None]


def _template(kind: Kind, place: Workspace) -> KindTemplate:
    from drafter.schema.template import read_template

    folder = place.template_folder(kind.value)
    if folder is None:
        known = "、".join(item.label for item in Kind if place.template_folder(item.value))
        raise DrafterError(f"还没有“{kind.label}”的模板，现在可用：{known}")
    return read_template(folder)


def example_brief(kind: Kind, workspace: Path | None = None) -> str:
    """Return the commented example brief of a kind; raises DrafterError where it has no template yet."""
    from drafter.files import MEGABYTE, read_text

    return read_text(_template(kind, open_workspace(workspace)).folder / "example.brief.yaml", limit=MEGABYTE)


def _themes(place: Workspace) -> dict[str, Theme]:
    from drafter.schema.template import read_themes

    return read_themes(place.config_files("themes"))


def list_themes(workspace: Path | None = None) -> list[Theme]:
    """Return all themes by name."""
    found = _themes(open_workspace(workspace))
    return [theme for name, theme in sorted(found.items()) if name == theme.name]


def brief_schema() -> dict[str, Any]:
    """Return the JSON Schema of a brief, with Chinese keys."""
    from drafter.schema.brief_fields import BriefFields

    return BriefFields.model_json_schema(by_alias=True)


def make_outline(
    brief_path: Path, workspace: Path | None = None, *, seed: int = 0, report: Report = silent
) -> Outline:
    """Return the outline of a brief with comparable passages for each section.

    Raises:
        DrafterError: The brief or a template is wrong; all faults of the brief are told.
    """
    from dataclasses import replace

    from drafter.compose.plan import plan_outline, section_query
    from drafter.retrieval.query import Query
    from drafter.retrieval.search import search

    place = open_workspace(workspace)
    brief, template, _ = read_brief_and_template(brief_path, place)
    outline = plan_outline(brief, template, _themes(place), seed=seed)
    try:
        index = fresh_index(workspace, report)
    except DrafterError as error:  # an outline without passages is worth more than none
        report(f"没有附上参考段落：{error.message}")
        return outline
    sections = []
    for section in outline.sections:
        text = section_query(section).strip()[:_QUERY_LENGTH]
        hits = search(index, Query(text=text, k=HITS_PER_SECTION, move=section.move)) if text else ()
        sections.append(replace(section, hits=hits))
    return replace(outline, sections=tuple(sections))


def read_brief_and_template(path: Path, place: Workspace) -> tuple[Brief, KindTemplate, FigureWording]:
    """Return a brief, its variant held against those of its kind, with the template and wording it was read by."""
    from drafter.schema.brief import read_brief
    from drafter.schema.figure_wording import read_figure_wording

    wording = read_figure_wording(place.config_files("figures.yaml"))
    brief = read_brief(path, wording.official_growth)
    template = _template(brief.kind, place)
    if brief.variant and brief.variant not in template.variants:
        raise DrafterError(f"“样式”只能填：{'、'.join(template.variants)}；现为“{brief.variant}”", str(path))
    return brief, template, wording


def make_draft(brief_path: Path, workspace: Path | None = None, *, seed: int = 0) -> tuple[Draft, int | None]:
    """Return the draft of a brief and the length in characters that the brief asks for, if any.

    Raises:
        DrafterError: The brief or a template is wrong; all faults of the brief are told.
    """
    from drafter.compose.render import render_draft

    place = open_workspace(workspace)
    brief, template, wording = read_brief_and_template(brief_path, place)
    draft = render_draft(
        brief,
        template,
        _themes(place),
        wording,
        place.template_roots(),
        seed=seed,
    )
    return draft, brief.length
