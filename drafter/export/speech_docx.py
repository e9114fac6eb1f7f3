"""Speeches that were read from a file, as a Word document after a page profile: nothing of their text is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drafter.export.docx import body_paragraph, head_lines, title_runs
from drafter.export.paragraphs import paragraphs
from drafter.export.sheet import blank_sheet
from drafter.export.title_lines import broken_title
from drafter.export.wordml import element, save
from drafter.model.draft import Draft, DraftBlock, Origin, Piece
from drafter.model.page import PageProfile
from drafter.model.speech import Speech


def speeches_docx(speeches: Sequence[Speech], text: str, page: PageProfile) -> bytes:
    """Return speeches as .docx, each on a new page; the same speeches give the same bytes.

    Title, date and speaker stand centred above the text, all lines of the head that the file has among them.

    Args:
        speeches: The speeches of a file.
        text: What the reader made of the file; the places of the speeches point into it.
        page: Paper, fonts and sizes.
    """
    document = blank_sheet(page)
    body = document.element.body
    end = body[-1]  # the section's properties
    for number, speech in enumerate(speeches):
        rows = _rows(speech, text, page)
        if number and rows:
            _start_page(rows[0])
        for row in rows:
            end.addprevious(row)
    return save(document, (speeches[0].title or "") if speeches else "")


def head_of(speech: Speech, text: str) -> list[str]:
    """Return the lines between a speech's title and its text, as the file has them; else its date and speaker.

    Args:
        speech: The speech.
        text: What the reader made of its file.
    """
    if not speech.masthead:
        return [line for line in (speech.date, speech.speaker) if line]
    title = "".join((speech.title or "").split())
    lines = []
    for span in speech.masthead:
        line = " ".join(span.of(text).split())
        packed = "".join(line.split()).strip("_*#")
        if packed and title.startswith(packed):
            title = title.removeprefix(packed)
        elif packed:
            lines.append(line)
    return lines


def _rows(speech: Speech, text: str, page: PageProfile) -> list[Any]:
    draft = _as_draft(speech)
    pieces = (Piece(text=draft.title, origin=Origin.BRIEF),) if draft.title else ()
    head = head_lines(title_runs(broken_title(pieces, page) if pieces else ()), head_of(speech, text), page)
    return [*head, *map(body_paragraph, paragraphs(draft))]


def _as_draft(speech: Speech) -> Draft:
    """Return a speech in the form that the page knows; that of a draft, with one origin throughout."""
    return Draft(
        title=speech.title or "",
        title_pieces=(),
        kind=speech.kind,
        date="",
        speaker="",
        blocks=tuple(
            DraftBlock(
                type=block.type,
                level=block.level,
                move=block.move,
                theme=block.theme,
                pieces=(Piece(text=block.text, origin=Origin.BRIEF),),
            )
            for block in speech.blocks
        ),
        figures=(),
        missing=(),
    )


def _start_page(row: Any) -> None:  # noqa: ANN401
    """Let a paragraph begin a page; the mark stands behind the style, as the schema wants."""
    row.pPr.insert(1, element("pageBreakBefore"))
