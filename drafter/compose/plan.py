"""The outline of a draft: its sections with what each says, with which figures, how long it takes to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.compose.outline_points import brief_points
from drafter.model.brief import Brief
from drafter.model.draft import Draft, DraftBlock, Outline, OutlinePoint, OutlineSection
from drafter.model.speaking import SpeakingRate
from drafter.model.template import Theme
from drafter.text.characters import count_characters

_FIGURE = re.compile(r"(指标\.\d+)\.")
_HEADING = re.compile(r"((?:回顾|部署)\.\d+)\.标题")


@dataclass(slots=True)
class _Section:
    """A section while it is gathered."""

    first: DraftBlock
    ref: str = ""
    points: list[OutlinePoint] = field(default_factory=list)
    characters: int = 0

    @property
    def headed(self) -> bool:
        return self.first.type == "heading"

    def takes(self, block: DraftBlock) -> bool:
        """Tell whether a paragraph belongs here: same move and, without a heading, same theme."""
        return block.move is self.first.move and (self.headed or block.theme == self.first.theme)


def plan_outline(brief: Brief, draft: Draft, themes: dict[str, Theme], rate: SpeakingRate) -> Outline:
    """Return the outline of a draft: what stands in it, in its order.

    Args:
        brief: The brief.
        draft: What was made from it.
        themes: Themes by name and alias.
        rate: How fast it is read out.
    """
    points = brief_points(brief, themes)
    owners = _figure_owners(brief)
    sections: list[_Section] = []
    for block in draft.blocks:
        if block.type == "heading" or not sections or not sections[-1].takes(block):
            sections.append(_Section(block, ref=_heading_ref(block)))
        section = sections[-1]
        section.characters += count_characters(block.text)
        known = {point.ref for point in section.points}
        section.points += [
            points[ref] for ref in dict.fromkeys(_items(block, points, owners)) if ref not in known
        ]
    return Outline(
        title=draft.title,
        kind=draft.kind,
        sections=tuple(_finished(section, rate) for section in sections),
        missing=draft.missing,
    )


def _finished(section: _Section, rate: SpeakingRate) -> OutlineSection:
    first = section.first
    return OutlineSection(
        move=first.move,
        theme=first.theme,
        heading=first.text if section.headed else "",
        level=first.level,
        points=tuple(section.points),
        ref=section.ref,
        characters=section.characters,
        minutes=rate.minutes(section.characters),
    )


def _heading_ref(block: DraftBlock) -> str:
    found = (_HEADING.fullmatch(piece.ref) for piece in block.pieces)
    return next((match[1] for match in found if match), "")


def _figure_owners(brief: Brief) -> dict[str, str]:
    """Return for each figure's place the place of the review item that calls for it."""
    paths = {figure.name: figure.path for figure in brief.figures}
    owners: dict[str, str] = {}
    for item in brief.review:
        named = [(name, part.path) for part in item.parts for name in part.figures]
        for name, path in [*named, *((name, item.path) for name in item.figures)]:
            owners.setdefault(paths.get(name, ""), path)
    return owners


def _items(block: DraftBlock, points: dict[str, OutlinePoint], owners: dict[str, str]) -> Iterator[str]:
    """Yield the place of each item of the brief that a block takes something from."""
    for piece in block.pieces:
        figure = _FIGURE.match(piece.ref)
        ref = owners.get(figure[1], "") if figure else piece.ref
        while ref and ref not in points:
            ref = ref.rpartition(".")[0]
        if ref:
            yield ref


def section_query(section: OutlineSection) -> str:
    """Return what to search the corpus for, to find passages comparable to a section of the outline."""
    texts = (text for point in section.points for text in (point.text, *(text for _, text in point.details)))
    return " ".join([section.theme, section.heading, *texts])
