"""A draft as a Word document after a page profile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from drafter.export.origins import explain_origin, item_names, owned_pieces
from drafter.export.paragraphs import Paragraph, Role, bylines, paragraphs, title_pieces
from drafter.export.sheet import blank_sheet
from drafter.export.styles import BYLINE, NORMAL, SALUTATION, TITLE, heading_style, run_in_style
from drafter.export.title_lines import broken_title
from drafter.export.word_comments import CommentAnchor, comments_element, mark_comments
from drafter.export.wordml import add_comments_part, element, paragraph, run, save, xml_text
from drafter.model.draft import Draft, Origin, Piece
from drafter.model.page import PageProfile


def draft_docx(draft: Draft, page: PageProfile, *, comments: bool = False) -> bytes:
    """Return a draft as .docx; the same draft gives the same bytes.

    Title, date and speaker stand centred above the text; a run-in heading is the start of its paragraph; what
    is still to be filled in stands on yellow. GB/T 9704 is no more than advice for a speech, which is none of
    its genres: another profile is as good.

    Args:
        draft: The draft.
        page: Paper, fonts and sizes.
        comments: Whether Word comments say where each piece comes from that is not the wording's own.
    """
    document = blank_sheet(page)
    body = document.element.body
    end = body[-1]  # the section's properties
    title = broken_title(title_pieces(draft), page) if draft.title else ()
    below = bylines(draft)
    head = head_lines(title_runs(title), [line.text for line in below], page)
    items = list(paragraphs(draft))
    for row in (*head, *map(body_paragraph, items)):
        end.addprevious(row)
    if comments:
        texts = [*([title] if title else []), *((line,) for line in below)]
        texts += [(*item.heading, *item.body) for item in items]
        remarks = mark_comments(document.element, _anchors(texts, item_names(draft)))
        add_comments_part(document, comments_element(document.element.nsmap["w"], remarks))
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


def title_runs(pieces: tuple[Piece, ...]) -> list[Any]:
    """Return the runs of a title, its pieces broken by `broken_title`."""
    return [run(piece.text, highlight=piece.origin is Origin.MISSING) for piece in pieces]


def body_paragraph(item: Paragraph) -> Any:  # noqa: ANN401 - lxml has no types
    """Return a printed paragraph as `w:p`."""
    if item.role is Role.HEADING:
        return paragraph(heading_style(item.level), *_runs(item.heading))
    if item.role is Role.RUN_IN:
        return paragraph(NORMAL, *_runs(item.heading, run_in_style(item.level)), *_runs(item.body))
    return paragraph(SALUTATION if item.role is Role.SALUTATION else NORMAL, *_runs(item.body))


def _anchors(texts: list[tuple[Piece, ...]], names: dict[str, str]) -> list[CommentAnchor]:
    """Return a comment for each owned piece of the paragraphs of a document."""
    return [
        CommentAnchor(number, start, start + len(piece.text), explain_origin(piece, names))
        for number, pieces in enumerate(texts)
        for start, piece in owned_pieces(tuple(replace(item, text=xml_text(item.text)) for item in pieces))
    ]


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
