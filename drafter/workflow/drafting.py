"""From a brief to a text: outline, draft."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.workflow.progress import Report, silent
from drafter.workflow.searching import fresh_index
from drafter.workflow.templates import find_template, phrase_resources
from drafter.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from drafter.compose.titles import HeadingOffer, TitleOffer
    from drafter.model.brief import Brief
    from drafter.model.draft import Draft, Outline
    from drafter.model.template import KindTemplate

HITS_PER_SECTION = 3
_QUERY_LENGTH = 400


def make_outline(
    brief_path: Path, workspace: Path | None = None, *, seed: int = 0, report: Report = silent
) -> Outline:
    """Return the outline of a brief with comparable passages for each section.

    Raises:
        DrafterError: The brief or a template is wrong; all faults of the brief are told.
    """
    from drafter.compose.plan import section_query
    from drafter.retrieval.query import Query
    from drafter.retrieval.search import search

    outline = _plan(brief_path, open_workspace(workspace), seed)[2]
    try:
        index = fresh_index(workspace, report)
    except DrafterError as error:  # an outline without passages is worth more than none
        report(f"没有附上参考段落：{error.message}")
        return outline
    sections = []
    for section in outline.sections:
        text = section_query(section).strip()[:_QUERY_LENGTH]
        wanted = text if section.points else ""
        hits = search(index, Query(text=wanted, k=HITS_PER_SECTION, move=section.move)) if wanted else ()
        sections.append(replace(section, hits=hits))
    return replace(outline, sections=tuple(sections))


def _plan(path: Path, place: Workspace, seed: int) -> tuple[Brief, Draft, Outline]:
    """Return a brief with its draft and the outline of it, without passages of the corpus."""
    from drafter.compose.plan import plan_outline
    from drafter.compose.render import render_draft
    from drafter.schema.speaking import read_speaking_rate

    brief, template = read_brief_and_template(path, place)
    resources = phrase_resources(place, brief)
    draft = render_draft(brief, template, resources, place.template_roots(), seed=seed)
    rate = read_speaking_rate(place.config_files("speaking.yaml"))
    return brief, draft, plan_outline(brief, draft, resources.themes, rate)


def read_brief_and_template(path: Path, place: Workspace) -> tuple[Brief, KindTemplate]:
    """Return a brief, a length in minutes turned into characters, and the template of its kind and variant.

    Raises:
        DrafterError: The brief can't be read, has faults, or names a variant that its kind has not.
    """
    from drafter.schema.brief import read_brief
    from drafter.schema.figure_wording import read_figure_wording
    from drafter.schema.speaking import read_speaking_rate

    wording = read_figure_wording(place.config_files("figures.yaml"))
    brief = read_brief(path, wording.official_growth, place.config_files("sheet_headers.yaml"))
    if brief.minutes is not None:
        rate = read_speaking_rate(place.config_files("speaking.yaml"))
        brief = replace(brief, length=brief.minutes * rate.usual)
    return brief, find_template(brief.kind, brief.variant, place, str(path))


def make_draft(
    brief_path: Path, workspace: Path | None = None, *, seed: int = 0, outline: Path | None = None
) -> tuple[Draft, int | None]:
    """Return the draft of a brief and the length in characters that the brief asks for, if any.

    Args:
        brief_path: The brief.
        workspace: The workspace.
        seed: Chooses among wordings; the same seed gives the same draft.
        outline: Its outline as the user has edited it (Markdown), made with the same seed.

    Raises:
        DrafterError: The brief, the outline or a template is wrong; all faults of the brief are told.
    """
    from drafter.compose.render import render_draft

    place = open_workspace(workspace)
    brief, template = read_brief_and_template(brief_path, place)
    if outline is not None:
        brief = _revised(brief_path, outline, place, seed)
    draft = render_draft(brief, template, phrase_resources(place, brief), place.template_roots(), seed=seed)
    if brief.borrowings:
        draft = _with_borrowed(draft, brief, place)
    return draft, brief.length


def _revised(brief_path: Path, outline: Path, place: Workspace, seed: int) -> Brief:
    """Return a brief with the changes that the user made in its outline."""
    from drafter.compose.revision import revise_brief
    from drafter.files import MEGABYTE, read_text
    from drafter.schema.outline_markdown import read_outline

    brief, _, planned = _plan(brief_path, place, seed)
    edited = read_outline(read_text(outline, limit=MEGABYTE), str(outline))
    return revise_brief(brief, planned, edited, str(outline))


def _with_borrowed(draft: Draft, brief: Brief, place: Workspace) -> Draft:
    """Return a draft with the passages of the corpus that its brief names."""
    from drafter.compose.borrowing import insert_borrowed
    from drafter.library.folder import find_speech, load_corpus
    from drafter.library.passages import cut_passages

    corpus = load_corpus(place.corpus_folders())
    found = []
    for borrowing in brief.borrowings:
        speech = find_speech(corpus, borrowing.passage.partition(":")[0])
        passage = next((item for item in cut_passages(speech) if item.id == borrowing.passage), None)
        if passage is None:
            raise DrafterError(f"{borrowing.path}：语料里没有“{borrowing.passage}”这一段", brief.file)
        found.append((borrowing, passage))
    return insert_borrowed(draft, found)


def offer_titles(
    brief_path: Path, workspace: Path | None = None, *, seed: int = 0
) -> tuple[list[TitleOffer], dict[str, list[HeadingOffer]]]:
    """Return titles and, by part of the brief, heading sets to choose from.

    Raises:
        DrafterError: The brief is wrong; all its faults are told.
    """
    from drafter.compose.titles import offer_headings
    from drafter.compose.titles import offer_titles as offer
    from drafter.schema.title_frames import read_title_frames

    place = open_workspace(workspace)
    brief, _ = read_brief_and_template(brief_path, place)
    resources = phrase_resources(place, brief)
    frames = read_title_frames(place.config_files("titles.yaml"))
    return offer(brief, frames, resources.themes), offer_headings(brief, resources, seed=seed)
