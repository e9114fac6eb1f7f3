"""What a speech and its sections might be called: titles and heading sets to choose from, with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.compose.headings import HeadingSet, heading_sets
from drafter.compose.section_headings import section_slots
from drafter.compose.view import meeting_name, title_of
from drafter.model.brief import Brief
from drafter.model.template import PhraseResources, Theme, TitleFrame
from drafter.text.numbering import heading_number

HEADING_SETS = 5
_MOTTO_COLUMN = "四字诀"
_MOTTO_WORDS = 2
_MAX_SLOGAN = 24


@dataclass(frozen=True, slots=True)
class TitleOffer:
    """A title with the reason for it."""

    title: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class HeadingOffer:
    """A set of headings with the reason for it."""

    pattern: str
    headings: tuple[str, ...]
    """With their numbers."""
    reason: str


def offer_titles(brief: Brief, frames: tuple[TitleFrame, ...], themes: dict[str, Theme]) -> list[TitleOffer]:
    """Return titles for a brief, no two alike.

    Args:
        brief: The brief.
        frames: Builds of titles, with slots.
        themes: Themes by name and alias.
    """
    plain = title_of(brief) if not brief.title else f"在{meeting_name(brief)}上的讲话"
    slogan = brief.slogan.rstrip("！!。") if len(brief.slogan) <= _MAX_SLOGAN else ""
    slots = {"正题": plain, "号召": slogan, "四字": _motto(brief, themes)}
    offers: dict[str, TitleOffer] = {}
    for frame in frames:
        if all(slots.get(need) for need in frame.needs):
            title = frame.text
            for name, text in slots.items():
                title = title.replace(f"{{{{ {name} }}}}", text)
            offers.setdefault(title, TitleOffer(title, frame.name, frame.reason))
    return list(offers.values())[: frames[0].among if frames else 0]


def _motto(brief: Brief, themes: dict[str, Theme]) -> str:
    """Return four-character phrases of the first themes of the deployment, a blank between them."""
    words = [
        themes[section.theme].headings.get(_MOTTO_COLUMN, ("",))[0]
        for section in brief.deployment
        if section.theme in themes
    ]
    chosen = [word for word in dict.fromkeys(words) if word][:_MOTTO_WORDS]
    return " ".join(chosen) if len(chosen) == _MOTTO_WORDS else ""


def offer_headings(
    brief: Brief, resources: PhraseResources, *, seed: int = 0
) -> dict[str, list[HeadingOffer]]:
    """Return heading sets by part of the brief, the most parallel first.

    Args:
        brief: The brief; headings of its own stay as they are in every set.
        resources: Themes and patterns.
        seed: Turns patterns and entries.
    """
    return {
        part: offers for part in ("回顾", "部署") if (offers := list(_offers(brief, part, resources, seed)))
    }


def _offers(brief: Brief, part: str, resources: PhraseResources, seed: int) -> Iterator[HeadingOffer]:
    slots = section_slots(brief, part)
    patterns = [pattern for pattern in resources.heading_patterns if part in pattern.parts]
    sets: list[HeadingSet] = heading_sets(slots, resources.themes, patterns, seed=seed)
    for item in sorted(sets, key=lambda item: item.cost)[:HEADING_SETS]:
        numbered = (heading_number(1, n) + heading for n, heading in enumerate(item.headings, 1))
        yield HeadingOffer(item.pattern.name, tuple(numbered), item.pattern.reason)
