"""A draft as a Word document after a page profile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafter.export.paragraphs import Paragraph, Role, date_line, paragraphs, title_pieces
from drafter.export.sheet import blank_sheet
from drafter.export.styles import BYLINE, NORMAL, SALUTATION, TITLE, heading_style, run_in_style
from drafter.export.title_lines import break_title
from drafter.export.wordml import element, paragraph, run, save
from drafter.model.draft import Draft, Origin, Piece
from drafter.model.page import PageProfile


def draft_docx(draft: Draft, page: PageProfile) -> bytes:
    """Return a draft as .docx; the same draft gives the same bytes.

    Title, date and speaker stand centred above the text; a run-in heading is the start of its paragraph; what
    is still to be filled in stands on yellow. GB/T 9704 is no more than advice for a speech, which is none of
    its genres: another profile is as good.

    Args:
        draft: The draft.
        page: Paper, fonts and sizes.
    """
    document = blank_sheet(page)
    body = document.element.body
    end = body[-1]  # the section's properties
    for item in (*_head(draft, page), *map(_paragraph, paragraphs(draft))):
        end.addprevious(item)
    return save(document, draft.title)


def head_lines(title: Iterable[Any], bylines: list[str], page: PageProfile) -> list[Any]:
    """Return the lines above the text, the last one followed by an empty line's distance.

    Args:
        title: The runs of the title; none leaves the title out.
        bylines: The lines below it; empty ones are left out.
        page: For the distance.
    """
    runs = list(title)
    rows = [(TITLE, runs)] if runs else []
    rows += [(BYLINE, [run(line)]) for line in bylines if line]
    gap = (element("spacing", afterLines=100, after=page.line_twips),)
    last = len(rows) - 1
    return [
        paragraph(style, *items, properties=gap if number == last else ())
        for number, (style, items) in enumerate(rows)
    ]


def title_runs(pieces: tuple[Piece, ...], page: PageProfile) -> list[Any]:
    """Return the runs of a title with a line break where its lines end."""
    text = "".join(piece.text for piece in pieces)
    lines = break_title(text, int(page.text_width_pt / page.title_pt), page.title_breaks)
    ends = set()
    position = 0
    for line in lines[:-1]:
        position += len(line)
        ends.add(position)
    result = []
    position = 0
    for piece in pieces:
        broken = ""
        for character in piece.text:
            broken += ("\n" if position in ends else "") + character
            position += 1
        result.append(run(broken, highlight=piece.origin is Origin.MISSING))
    return result


def _head(draft: Draft, page: PageProfile) -> list[Any]:
    pieces = title_pieces(draft) if draft.title else ()
    return head_lines(title_runs(pieces, page), [date_line(draft), draft.speaker], page)


def _paragraph(item: Paragraph) -> Any:  # noqa: ANN401
    if item.role is Role.HEADING:
        return paragraph(heading_style(item.level), *_runs(item.heading))
    if item.role is Role.RUN_IN:
        return paragraph(NORMAL, *_runs(item.heading, run_in_style(item.level)), *_runs(item.body))
    return paragraph(SALUTATION if item.role is Role.SALUTATION else NORMAL, *_runs(item.body))


def _runs(pieces: tuple[Piece, ...], style: str = "") -> list[Any]:
    """Return runs, pieces of one look joined."""
    looks: list[tuple[str, bool]] = []
    for piece in pieces:
        missing = piece.origin is Origin.MISSING
        if looks and looks[-1][1] == missing:
            looks[-1] = (looks[-1][0] + piece.text, missing)
        else:
            looks.append((piece.text, missing))
    return [run(text, style=style, highlight=missing) for text, missing in looks if text]
