"""What a rule is, what it may look at, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from drafter.model.brief import Brief
from drafter.model.diagnostic import Fix
from drafter.model.layout import DocumentLayout
from drafter.model.passage import Passage
from drafter.model.profile import KindProfile, SpeechProfile
from drafter.model.roster import FixedOrder, Roster
from drafter.model.rule_settings import Parameters
from drafter.model.speaking import SpeakingRate
from drafter.model.speech import Block, Speech
from drafter.model.template import KindTemplate
from drafter.schema.wording import Wording
from drafter.text.spans import Span


class Need(StrEnum):
    """What a rule can't do without."""

    BRIEF = "需求单"
    TEMPLATE = "文种模板"
    OLD = "旧稿"
    SOURCES = "旧稿或语料"
    CORPUS = "语料"
    BORROWED = "需求单里的借用"
    PROFILE = "文种画像"
    LAYOUT = "Word 版面"
    WORDING = "词表"
    ROSTER = "名册（config/roster.yaml）"


class Part(NamedTuple):
    """A stretch of running text: the title or a block."""

    text: str
    spans: tuple[Span, ...]
    """Where its characters stand in the file, in order."""
    block: Block | None
    """None for the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldSpeech:
    """A speech that the one under check was made from or must agree with (--against), or one of the corpus."""

    file: str
    """Its name, as the user gave it; the id of a speech of the corpus."""
    text: str
    """The decoded file."""
    speech: Speech
    source: Literal["own", "shipped", ""] = ""
    """Whose corpus it is of; empty for a file."""

    @property
    def label(self) -> str:
        """How findings name it."""
        if not self.source:
            return f"旧稿（{self.file}）"
        year = f"{self.speech.year}年，" if self.speech.year else ""
        whose = "自有稿" if self.source == "own" else "随附语料"
        return f"{whose}《{self.speech.title or '无标题'}》（{year}代号 {self.speech.id}）"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """All that rules may look at.

    Args:
        speech: The speech under check; the spans of its blocks point into `text`.
        text: The decoded file.
        brief: What the user wanted said, if known.
        template: The shape of the speech's kind, if there is one.
        old: The speeches it was made from or must agree with.
        corpus: The speeches of the corpus that it may hold much of, itself left out.
        borrowed: The passages of the corpus that its brief takes over; those of `corpus` lack them.
        profile: The structure of the speeches of its kind.
        measured: The structure of the speech itself.
        layout: The page, fonts and spacing of a Word file.
        wording: Word lists: confused words, outdated names, the user's own.
        roster: The user's people and units, in the order of listing.
        orders: The orders of bodies; the shipped ones where there are none.
        speaking: How fast the speech is read; the shipped rate where there is none.
    """

    speech: Speech
    text: str
    brief: Brief | None = None
    template: KindTemplate | None = None
    old: tuple[OldSpeech, ...] = ()
    corpus: tuple[OldSpeech, ...] = ()
    borrowed: tuple[Passage, ...] = ()
    profile: KindProfile | None = None
    measured: SpeechProfile | None = None
    layout: DocumentLayout | None = None
    wording: Wording | None = None
    roster: Roster | None = None
    orders: tuple[FixedOrder, ...] = ()
    speaking: SpeakingRate | None = None
    _places: dict[tuple[Span, ...], list[int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Offsets of the characters of the parts that had to be walked over, so that each is walked over once."""
    _title: list[Part | None] = field(default_factory=list, init=False, repr=False, compare=False)
    """The title's part once it has been looked for."""
    compared: dict[tuple[int, int], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `drafter.check.compared` has found, so that the rules on overlap compare once."""

    def parts(self) -> Iterator[Part]:
        """Yield the title, where the file holds it, and the blocks."""
        if not self._title:
            self._title.append(self._find_title())
        if self._title[0] is not None:
            yield self._title[0]
        for block in self.speech.blocks:
            yield Part(block.text, block.spans, block)

    def place(self, part: Part | Block, span: Span) -> Span:
        """Return where a stretch of a part's text stands in the file.

        The text of a part is its pieces of the file joined; where the reader left characters out (blanks, a page
        number within a line), the place is found by walking over both.
        """
        pieces = part.spans or (Span(0, 0),)
        last = max(span.start, span.end - 1)
        if sum(piece.end - piece.start for piece in pieces) == len(part.text):
            start, stop = _offset(pieces, span.start), _offset(pieces, last)
        else:
            places = self._places.setdefault(pieces, [])
            if not places:
                places += _walk(self.text, pieces, part.text)
            start, stop = (places[min(position, len(places) - 1)] for position in (span.start, last))
        return Span(start, stop + 1 if span.end > span.start else start)

    def whole(self) -> Span:
        """Return the place for findings on the speech as a whole: its title or its first block."""
        first = next(self.parts(), None)
        return self.place(first, Span(0, len(first.text))) if first else Span(0, 0)

    def _find_title(self) -> Part | None:
        title = self.speech.title
        if not title:
            return None
        start = self.text.find(title, self._body())
        start = start if start >= 0 else self.text.find(title)
        return Part(title, (Span(start, start + len(title)),), None) if start >= 0 else None

    def _body(self) -> int:
        """Return the offset of the last title line before the first block, front matter left behind."""
        spans = [block.spans[0] for block in self.speech.blocks[:1] if block.spans]
        title = self.speech.title or ""
        before = self.text.rfind(title, 0, spans[0].start) if spans else -1
        return max(before, 0)


class Finding(NamedTuple):
    """What a rule found, before it is given weight and authority."""

    span: Span
    """Place in the file."""
    message: str
    suggestion: str = ""
    fix: Fix | None = None
    source: str = ""
    """What it stands on, in Chinese, where that is not what the settings say of the whole rule."""


_MAX_LEFT_OUT = 400
"""How many characters of the file may be missing from a part in one place."""

RuleFunction = Callable[[CheckContext, Parameters], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; all that is data stands in config/rules/ under its code."""

    code: str
    name: str
    """Chinese name."""
    needs: frozenset[Need] = frozenset()
    function: RuleFunction
    mechanical: bool = False
    """Whether its fixes keep the meaning, so that `drafter check --fix` may apply them unasked."""

    def can_run(self, context: CheckContext) -> bool:
        """Tell whether the context holds what the rule needs."""
        given = {
            Need.BRIEF: context.brief,
            Need.TEMPLATE: context.template,
            Need.OLD: context.old or None,
            Need.SOURCES: context.old or context.corpus or None,
            Need.CORPUS: context.corpus or None,
            Need.BORROWED: context.borrowed or None,
            Need.PROFILE: context.profile if context.measured else None,
            Need.LAYOUT: context.layout,
            Need.WORDING: context.wording,
            Need.ROSTER: context.roster,
        }
        return all(given[need] is not None for need in self.needs)


def _offset(pieces: tuple[Span, ...], position: int) -> int:
    for piece in pieces:
        length = piece.end - piece.start
        if position < length:
            return piece.start + position
        position -= length
    return pieces[-1].end


def _walk(text: str, pieces: tuple[Span, ...], joined: str) -> list[int]:
    """Return the offset of each character of a text that stands in `pieces`, some characters left out of it."""
    offsets = [offset for piece in pieces for offset in range(piece.start, min(piece.end, len(text)))]
    if not offsets:
        return [pieces[0].start]
    places, cursor = [], 0
    for character in joined:
        step = cursor
        while step < len(offsets) and step < cursor + _MAX_LEFT_OUT and text[offsets[step]] != character:
            step += 1
        if step < len(offsets) and text[offsets[step]] == character:
            places.append(offsets[step])
            cursor = step + 1
        else:  # a character that the file does not hold: stay where we are
            places.append(offsets[min(cursor, len(offsets) - 1)])
    return places or [offsets[0]]
