"""Brief and template into a draft whose every piece knows its origin."""

from __future__ import annotations

import traceback
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError

from drafter.compose.environment import make_environment
from drafter.compose.figures import figure_clause
from drafter.compose.gaps import missing_parts
from drafter.compose.headings import parallel_set
from drafter.compose.phrasing import PhraseBook
from drafter.compose.provenance import Ledger, without_traces
from drafter.compose.view import build_view, derived, gap, own
from drafter.errors import DrafterError
from drafter.model.brief import Brief
from drafter.model.derivation import derive_growth
from drafter.model.draft import Draft, DraftBlock, Missing, Origin, UsedFigure
from drafter.model.template import FigureWording, KindTemplate, Theme
from drafter.model.vocabulary import Move
from drafter.schema.speech_markdown import DATE_LINE, marked_blocks
from drafter.text.quantities import quantities


def render_draft(
    brief: Brief,
    template: KindTemplate,
    themes: dict[str, Theme],
    wording: FigureWording,
    roots: list[Any],
    *,
    seed: int = 0,
) -> Draft:
    """Return the draft of a brief.

    Args:
        brief: The brief.
        template: The template of its kind.
        themes: Themes by name and alias.
        wording: The words around figures.
        roots: Folders that templates are loaded from.
        seed: Chooses among wordings; the same seed gives the same draft.

    Raises:
        DrafterError: The template is wrong; the message names its file and line.
    """
    ledger = Ledger()
    environment = make_environment(roots, ledger)
    view = build_view(brief, template, themes)
    figures = {figure.name: figure for figure in brief.figures}

    def figure_clauses(names: list[str]) -> str:
        clauses = (figure_clause(figures[name], wording, period=bool(brief.period)) for name in names)
        return "。".join("".join(str(ledger.mark(part)) for part in parts) for parts in clauses)

    environment.filters["指标句"] = figure_clauses
    for section, heading in zip(view["部署"], deployment_headings(brief, themes, seed=seed), strict=True):
        section["标题"] = heading
    book = PhraseBook(template.phrases, environment, view, seed=seed)
    view["用语"] = book.say
    name = f"{template.folder.name}/draft.md.j2"
    try:
        text = environment.get_template(name).render(view)
    except TemplateSyntaxError as error:
        raise DrafterError(
            f"模板写法有误（{error.message}）", f"{error.filename or name}:{error.lineno}"
        ) from error
    except TemplateError as error:
        raise DrafterError(f"模板用了需求单里没有的内容（{error.message}）", _place(error, name)) from error
    except (RecursionError, ArithmeticError, TypeError, ValueError, LookupError) as error:
        raise DrafterError(f"模板运行出错（{type(error).__name__}：{error}）", _place(error, name)) from error
    return _read_draft(text, name, brief, ledger, missing_parts(brief, template, themes))


def _place(error: Exception, name: str) -> str:
    """Return file and line of the template in which an error arose; Jinja puts them into the traceback."""
    places = [
        f"{frame.filename}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith(".j2")
    ]
    return places[-1] if places else name


def deployment_headings(brief: Brief, themes: dict[str, Theme], *, seed: int) -> list[Any]:
    """Return the traced heading of each section of the deployment, without numbers."""
    known = [section for section in brief.deployment if section.heading or section.theme in themes]
    chosen = parallel_set(
        [section.theme for section in known], themes, [section.heading for section in known], seed=seed
    )
    headings = dict(zip((section.path for section in known), chosen[1] if chosen else (), strict=False))
    result: list[Any] = []
    for section in brief.deployment:
        if section.heading:
            result.append(own(section.heading, f"{section.path}.标题"))
        elif chosen is not None and section.path in headings:
            result.append(derived(headings[section.path], f"领域.{section.theme}.标题.{chosen[0]}"))
        else:
            result.append(gap(f"“{section.theme}”一节的标题", f"{section.path}.标题"))
    return result


def _read_draft(text: str, name: str, brief: Brief, ledger: Ledger, missing: tuple[Missing, ...]) -> Draft:
    """Read the rendered Markdown back into blocks with pieces."""
    title_pieces = ledger.split_pieces("", name)
    blocks: list[DraftBlock] = []
    date = ""
    for item in marked_blocks(text, 0, name):
        if item.type == "title":
            title_pieces = ledger.split_pieces(item.text, name)
            continue
        match = DATE_LINE.fullmatch(without_traces(item.text))
        if not blocks and match:
            date = match[1]
            continue
        blocks.append(
            DraftBlock(
                type="heading" if item.type == "heading" else "paragraph",
                level=item.level,
                move=item.moves[0] if item.moves else Move.OPENING,
                theme=without_traces(item.theme),
                pieces=ledger.split_pieces(item.text, name),
            )
        )
    return Draft(
        title="".join(piece.text for piece in title_pieces),
        title_pieces=title_pieces,
        kind=brief.kind,
        date=date,
        speaker=brief.speaker,
        blocks=tuple(blocks),
        figures=_used_figures(blocks, ledger),
        missing=missing,
        remarks=_remarks(brief, blocks),
    )


def _remarks(brief: Brief, blocks: list[DraftBlock]) -> tuple[str, ...]:
    """Return a line for what of the brief stands nowhere in the draft, or at a place to think about."""
    refs = {piece.ref for block in blocks for piece in block.pieces}
    lines = [f"指标“{figure.name}”" for figure in brief.figures if f"{figure.path}.本期" not in refs]
    for figure in brief.figures:
        growth = derive_growth(figure)
        if growth is not None and growth.value < 0 and f"{figure.path}.本期" in refs:
            lines.append(f"指标“{figure.name}”是下降的，现在写在回顾里，请看要不要挪到“问题”")
    for section in brief.deployment:
        for task in section.tasks:
            if task.deadline and f"{task.path}.时限" not in refs and task.deadline not in task.target:
                lines.append(f"“{task.object}”的时限“{task.deadline}”：目标里已有时间，请统一成一个")
    return tuple(lines)


def _used_figures(blocks: list[DraftBlock], ledger: Ledger) -> tuple[UsedFigure, ...]:
    """Return each number of the draft with its owner, in order of appearance."""
    found = []
    for block in blocks:
        for piece in block.pieces:
            if piece.origin not in (Origin.BRIEF, Origin.DERIVED):
                continue
            for quantity in quantities(piece.text):
                found.append(
                    UsedFigure(
                        text=quantity.span.of(piece.text) + quantity.unit,
                        value=f"{quantity.value.normalize():f}",
                        unit=quantity.unit,
                        ref=piece.ref,
                        formula=ledger.formula(piece),
                    )
                )
    return tuple(found)
