"""A draft as the paragraphs of a printed page: run-in headings joined to their text, salutations told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafter.model.draft import Draft, DraftBlock, Origin, Piece
from drafter.schema.speech_markdown import DATE_LINE

_LONGEST_SALUTATION = 40


class Role(StrEnum):
    """What a paragraph is on the page."""

    SALUTATION = "salutation"
    BODY = "body"
    HEADING = "heading"
    RUN_IN = "run_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A printed paragraph."""

    role: Role
    level: int
    """Of the heading, 1 to 3; 0 without one."""
    heading: tuple[Piece, ...] = ()
    body: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return "".join(piece.text for piece in (*self.heading, *self.body))


def paragraphs(draft: Draft) -> Iterator[Paragraph]:
    """Yield the printed paragraphs of a draft in order; title, date and speaker are not among them.

    A heading below level 1 that ends with a full stop runs in: the paragraph behind it goes on in its line.
    Salutations are the paragraphs at the very start that end with a colon.
    """
    pending: DraftBlock | None = None
    opening = True
    for block in draft.blocks:
        if block.type == "heading":
            if pending:
                yield _heading(pending)
            pending, opening = block, False
        elif pending:
            if runs_in(pending):
                yield Paragraph(
                    role=Role.RUN_IN, level=_level(pending), heading=pending.pieces, body=block.pieces
                )
            else:
                yield _heading(pending)
                yield Paragraph(role=Role.BODY, level=0, body=block.pieces)
            pending = None
        else:
            text = block.text.rstrip()
            opening = opening and text.endswith(("：", ":")) and len(text) <= _LONGEST_SALUTATION
            yield Paragraph(role=Role.SALUTATION if opening else Role.BODY, level=0, body=block.pieces)
    if pending:
        yield _heading(pending)


def runs_in(heading: DraftBlock) -> bool:
    """Tell whether the paragraph behind a heading goes on in its line."""
    return _level(heading) > 1 and heading.text.rstrip().endswith("。")


def date_line(draft: Draft) -> str:
    """Return the date as it stands below the title, in brackets, or the empty string."""
    if not draft.date or DATE_LINE.fullmatch(draft.date):
        return draft.date
    return f"（{draft.date}）"


def title_pieces(draft: Draft) -> tuple[Piece, ...]:
    """Return the title's pieces, or the title as one piece where they do not make it up."""
    if "".join(piece.text for piece in draft.title_pieces) == draft.title:
        return draft.title_pieces
    return (Piece(text=draft.title, origin=Origin.BRIEF),)


def bylines(draft: Draft) -> list[Piece]:
    """Return the lines below the title, each one piece: date and speaker, as far as there are any."""
    lines = ((date_line(draft), "会议.日期"), (draft.speaker, "讲话人"))
    return [Piece(text=text, origin=Origin.BRIEF, ref=ref) for text, ref in lines if text]


def _heading(block: DraftBlock) -> Paragraph:
    return Paragraph(role=Role.HEADING, level=_level(block), heading=block.pieces)


def _level(block: DraftBlock) -> int:
    return min(max(block.level or 1, 1), 3)
