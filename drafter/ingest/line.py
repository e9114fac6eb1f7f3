"""A line of text on its way from the file to a block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafter.ingest.flow import Flow
from drafter.text.characters import fold_width

TERMINALS = "。！？!?"
_CLOSERS = "”’」』）)》]】 "
BARE_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[（(]\d{1,2}[）)])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without blanks around it."""

    flow: Flow
    indent: int = 0
    """Columns of blanks in front of it; an ideographic space counts two."""
    after_gap: bool = False
    """An empty line stands before it."""
    sourced: bool = False
    """A line of the site's on source and date stands right before it: an article may start here."""
    glued: bool = False
    """It goes on where the line before it stopped: only a page break stood between them."""
    flat: bool = False
    """It was cut out of a text whose line breaks are lost."""
    hint: int | None = None
    """Level of heading that the file itself states, 0 for a title."""
    folded: str = field(default="", repr=False, compare=False)
    """The characters folded to half width; give an empty string together with other characters."""

    @property
    def text(self) -> str:
        """The characters."""
        return self.flow.text

    def __post_init__(self) -> None:
        """Fold once: every stage looks at the folded characters."""
        if not self.folded:
            object.__setattr__(self, "folded", fold_width(self.flow.text))


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with the end of a sentence, closing marks aside."""
    body = text.rstrip(_CLOSERS)
    if not body:
        return False
    if body[-1] == "." and len(body) > 1 and not body[-2].isascii():
        return True
    return body[-1] in TERMINALS or body.endswith("……") or text.rstrip()[-1:] in ":："


def is_prose(text: str) -> bool:
    """Tell whether a line is running text rather than a heading, a title or a menu entry."""
    return len(text) >= 15 and (
        ends_sentence(text) or (any(mark in text for mark in "。；，;,") and len(text) >= 30)
    )
