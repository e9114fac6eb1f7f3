"""The masked version of a draft, for circulation: *镇, *亿元.

Source: custom of speeches that are passed around as examples: names and numbers become *, units of measure, offices
and all other words stay.
"""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.compose.names import Names, names_of
from drafter.model.brief import Brief
from drafter.model.draft import Draft, DraftBlock, Missing, Origin, Piece, UsedFigure
from drafter.model.masking import MaskingWords

MASK = "*"
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:[.．]\d+)*")
_CONSTANTS = re.compile(r"(－1）×100%|×100%)")
"""What a formula holds besides figures."""
_NUMERALS = "〇零一二两三四五六七八九十百千万亿点"
_LARGE = re.compile("[十百千万亿]")
_OWNED = (Origin.BRIEF, Origin.DERIVED, Origin.MISSING)


def mask_draft(draft: Draft, brief: Brief, words: MaskingWords) -> Draft:
    """Return a draft of the same structure without the names and numbers of its brief.

    Every number of a piece that comes from the brief or follows from it is masked, dates and formulas too; the
    place and its superiors, responsible units, projects and required names are masked wherever they stand, other
    names that the brief's sentences hold where they come from the brief. The numbers of headings stay.

    Args:
        draft: The draft.
        brief: Its brief.
        words: How names inside sentences are recognised, and numbers in Chinese numerals.
    """
    mask = Masking(names_in(draft, brief, words), words)
    title_pieces = mask.pieces(draft.title_pieces)
    title = "".join(piece.text for piece in title_pieces)
    return replace(
        draft,
        title=title if draft.title_pieces else mask.text(draft.title),
        title_pieces=title_pieces,
        date=mask.text(draft.date),
        speaker=mask.text(draft.speaker),
        blocks=tuple(_masked_block(block, mask) for block in draft.blocks),
        figures=tuple(_masked_figure(figure, mask) for figure in draft.figures),
        missing=tuple(_masked_gap(item, mask) for item in draft.missing),
        remarks=tuple(mask.text(line) for line in draft.remarks),
    )


def names_in(draft: Draft, brief: Brief, words: MaskingWords) -> Names:
    """Return the names that a masked version of a draft must not show; see `mask_draft`."""
    pieces = (*draft.title_pieces, *(piece for block in draft.blocks for piece in block.pieces))
    return names_of(brief, (piece for piece in pieces if piece.origin in _OWNED), words)


class Masking:
    """Masks the names of one brief.

    Args:
        names: The names.
        words: What stays of a name, and the units behind Chinese numerals.
    """

    def __init__(self, names: Names, words: MaskingWords) -> None:
        ends = {*words.place_suffixes, *words.unit_suffixes, *words.name_suffixes} - {""}
        self._ends = sorted(ends, key=lambda end: (-len(end), end))
        self._declared = _alternatives(names.declared)
        self._all = _alternatives(_longest_first((*names.declared, *names.found)))
        measures = "|".join(re.escape(word) for word in _longest_first(words.measures))
        self._numerals = re.compile(
            rf"(?<![{_NUMERALS}])[{_NUMERALS}]++(?=[多余]?(?:{measures}))"
            rf"|(?<=百分之)[{_NUMERALS}]++|[〇一二三四五六七八九]{{4}}(?=年)|[一二三四五六七八九](?=成(?![不效为绩立]))"
        )

    def text(self, text: str) -> str:
        """Return a text without names and numbers."""
        return self._without_numbers(self._without(self._all, text))

    def names(self, text: str) -> str:
        """Return a text without names; its numbers stay."""
        return self._without(self._all, text)

    def pieces(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return as many pieces, masked; a name that runs over several is masked in the first of them."""
        own = tuple(
            replace(
                piece,
                text=self.text(piece.text),
                ref=self.names(piece.ref),
                formula=self.formula(piece.formula),
            )
            if piece.origin in _OWNED
            else piece
            for piece in pieces
        )
        texts = [piece.text for piece in own]
        while self._declared and (match := self._declared.search("".join(texts))):
            _replace(texts, match.start(), match.end(), self._shown(match[0]))
        return tuple(replace(piece, text=text) for piece, text in zip(own, texts, strict=True))

    def formula(self, formula: str) -> str:
        """Return a formula without its figures: （*亿元÷*亿元－1）×100%."""
        parts = _CONSTANTS.split(formula)
        return "".join(part if number % 2 else self.text(part) for number, part in enumerate(parts))

    def _without(self, names: re.Pattern[str] | None, text: str) -> str:
        """Mask until no name is left: what stays of one may make another with its neighbour."""
        while names and names.search(text):
            text = names.sub(lambda match: self._shown(match[0]), text)
        return text

    def _without_numbers(self, text: str) -> str:
        text = self._numerals.sub(_numeral, _DIGITS.sub(MASK, text))
        return re.sub(r"\*{2,}", MASK, text)

    def _shown(self, name: str) -> str:
        """Return what stands for a name: its kind stays, as in *镇, unless the short form 云河 only looks like one."""
        return MASK + next((end for end in self._ends if name.endswith(end) and len(name) > len(end) + 1), "")


def _numeral(match: re.Match[str]) -> str:
    """Mask a number in Chinese numerals, its magnitude aside; 三个, 两三户 and 千家 say next to nothing."""
    text = match[0]
    counted = match.string[match.end() : match.end() + 1] not in ("年", "成")
    behind_percent = match.string.endswith("百分之", 0, match.start())
    if counted and not behind_percent and (len(text) == 1 or not _LARGE.search(text)):
        return text
    magnitude = re.search("[万亿]+$", text)
    return MASK + (magnitude[0] if magnitude else "")


def _replace(texts: list[str], start: int, end: int, shown: str) -> None:
    """Replace a range of joined texts; the first of those that it touches takes the new text."""
    position = 0
    for number, text in enumerate(texts):
        first, last = max(start - position, 0), min(end - position, len(text))
        if first < last:
            texts[number] = text[:first] + shown + text[last:]
            shown = ""
        position += len(text)


def _longest_first(words: tuple[str, ...]) -> list[str]:
    return sorted({word for word in words if word}, key=lambda word: (-len(word), word))


def _alternatives(names: tuple[str, ...] | list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, names))) if names else None


def _masked_block(block: DraftBlock, mask: Masking) -> DraftBlock:
    return replace(block, theme=mask.names(block.theme), pieces=mask.pieces(block.pieces))


def _masked_gap(item: Missing, mask: Masking) -> Missing:
    return replace(
        item,
        path=mask.names(item.path),  # its numbers count items
        why=mask.text(item.why),
        subject=mask.text(item.subject),
        who=mask.text(item.who),
    )


def _masked_figure(figure: UsedFigure, mask: Masking) -> UsedFigure:
    return replace(
        figure,
        text=mask.text(figure.text),
        value=MASK,
        unit=mask.names(figure.unit),
        ref=mask.names(figure.ref),
        formula=mask.formula(figure.formula),
    )
