"""Brief and template into a draft whose every piece knows its origin."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from drafter.compose.environment import make_environment
from drafter.compose.figures import figure_sentences
from drafter.compose.gaps import missing_parts, open_parts
from drafter.compose.length import fit_length, without_optional
from drafter.compose.phrasing import PhraseBook
from drafter.compose.provenance import Ledger, without_traces
from drafter.compose.remarks import remarks_on
from drafter.compose.section_headings import traced_headings
from drafter.compose.theme_wording import ThemeWording
from drafter.compose.view import build_view
from drafter.errors import DrafterError
from drafter.model.brief import Brief
from drafter.model.draft import Draft, DraftBlock, Origin, UsedFigure
from drafter.model.template import KindTemplate, PhraseResources
from drafter.model.vocabulary import Move
from drafter.schema.speech_markdown import DATE_LINE, marked_blocks
from drafter.text.characters import count_characters
from drafter.text.quantities import quantities

DRAFT = "draft.md.j2"


def render_draft(
    brief: Brief, template: KindTemplate, resources: PhraseResources, roots: list[Path], *, seed: int = 0
) -> Draft:
    """Return the draft of a brief, as near to the length that it asks for as its wording allows.

    Args:
        brief: The brief.
        template: The template of its kind and variant.
        resources: Themes, heading patterns and words.
        roots: Folders that templates are loaded from.
        seed: Chooses among wordings; the same seed gives the same draft. Another place starts at another wording,
            so that neighbours who leave it alone don't get one text.

    Raises:
        DrafterError: The template is wrong; the message names its file and line.
    """
    ledger = Ledger()
    name = f"{template.folder.parent.name}/{template.folder.name}/{DRAFT}"
    text = _render(brief, template, resources, roots, ledger, name, seed)
    base = sum(
        count_characters(without_traces(without_optional(item.text)))
        for item in marked_blocks(text, 0, name)
        if item.type != "title" and not DATE_LINE.fullmatch(item.text)
    )
    return _read_draft(fit_length(text, brief.length, base), name, brief, template, resources, ledger)


def _render(
    brief: Brief,
    template: KindTemplate,
    resources: PhraseResources,
    roots: list[Path],
    ledger: Ledger,
    name: str,
    seed: int,
) -> str:
    """Return the Markdown of the whole, with traces and with all optional passages."""
    environment = make_environment(roots, ledger, wording=resources.tasks)
    view = build_view(brief, template, resources)
    figures = {figure.name: figure for figure in brief.figures}
    order = (name for item in brief.review for name in item.all_figures)
    turns = {name: turn for turn, name in enumerate(order)}

    def figure_clauses(names: list[str]) -> str:
        chosen, turn = [figures[name] for name in names], turns.get(names[0], 0) if names else 0
        parts = figure_sentences(chosen, resources.figures, period=bool(brief.period), turn=turn, end="")
        return "".join(str(ledger.mark(part)) for part in parts)

    environment.filters["指标句"] = figure_clauses
    for part, items in traced_headings(brief, template, resources, seed=seed).items():
        for section, heading in zip(view[part], items, strict=False):
            section["标题"] = heading
    place = brief.locality.name
    book = PhraseBook(template.phrases, environment, view, seed=seed, place=place)
    wording = ThemeWording(resources.themes, book, resources.tasks.common, seed=seed, place=place)
    view |= {"用语": book.say, "语句": wording.sentence, "领句": wording.lead}
    try:
        return environment.get_template(name).render(view)
    except TemplateSyntaxError as error:
        raise DrafterError(
            f"模板写法有误（{error.message}）", f"{error.filename or name}:{error.lineno}"
        ) from error
    except TemplateError as error:
        raise DrafterError(f"模板用了需求单里没有的内容（{error.message}）", _place(error, name)) from error
    except DrafterError as error:
        raise DrafterError(error.message, error.place or _place(error, name)) from error
    except (RecursionError, ArithmeticError, TypeError, ValueError, LookupError) as error:
        raise DrafterError(f"模板运行出错（{type(error).__name__}：{error}）", _place(error, name)) from error


def _place(error: Exception, name: str) -> str:
    """Return file and line of the template in which an error arose; Jinja puts them into the traceback."""
    places = [
        f"{frame.filename}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith(".j2")
    ]
    return places[-1] if places else name


def _read_draft(
    text: str,
    name: str,
    brief: Brief,
    template: KindTemplate,
    resources: PhraseResources,
    ledger: Ledger,
) -> Draft:
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
        missing=open_parts(missing_parts(brief, template, resources.themes), template, blocks),
        remarks=remarks_on(brief, blocks),
    )


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
