"""The headings of a draft's sections: the user's own, or a parallel set of the pattern that fits."""

from __future__ import annotations

from drafter.compose.headings import HeadingSet, Slot, heading_sets
from drafter.compose.provenance import Traced
from drafter.compose.traced import gap, own, worded
from drafter.errors import DrafterError
from drafter.model.brief import Brief, Deployment, ReviewItem
from drafter.model.template import HeadingPattern, KindTemplate, PhraseResources

PARTS = ("回顾", "部署")
"""The parts of a brief whose sections may have headings."""


def section_slots(brief: Brief, part: str) -> list[Slot]:
    """Return the sections of a part that want headings."""
    if part == "回顾":
        return [
            Slot(
                item.theme,
                item.heading,
                "".join(
                    (*item.results, *item.figures, *(r for p in item.parts for r in (p.lead, *p.results)))
                ),
            )
            for item in brief.review
        ]
    return [
        Slot(
            item.theme,
            item.heading,
            "".join(text for task in item.tasks for text in (task.object, task.lead, *task.measures)),
        )
        for item in brief.deployment
    ]


def fitting_patterns(
    brief: Brief, part: str, template: KindTemplate, patterns: tuple[HeadingPattern, ...]
) -> list[HeadingPattern]:
    """Return the patterns that may be used for a part: the user's choice, else the variant's, else all for it.

    Raises:
        DrafterError: The brief names a pattern that does not exist.
    """
    by_name = {pattern.name: pattern for pattern in patterns}
    chosen = dict(brief.heading_patterns).get(part)
    if chosen is not None and chosen not in by_name:
        raise DrafterError(f"没有“{chosen}”这个标题句式，可用：{'、'.join(by_name)}", brief.file)
    if chosen is not None:
        return [by_name[chosen]]
    names = template.heading_patterns.get(part)
    if names is not None:
        return [by_name[name] for name in names if name in by_name]
    return [pattern for pattern in patterns if part in pattern.parts]


def chosen_set(
    brief: Brief, part: str, template: KindTemplate, resources: PhraseResources, *, seed: int
) -> HeadingSet | None:
    """Return the heading set of a part, or None where the banks have none for all its sections."""
    slots = [
        slot for slot in section_slots(brief, part) if slot.own or slot.theme in resources.themes
    ]  # a section outside the banks gets a gap and must not spoil the set of the others
    patterns = fitting_patterns(brief, part, template, resources.heading_patterns)
    sets = heading_sets(slots, resources.themes, patterns, seed=seed)
    return sets[0] if sets else None


def traced_headings(
    brief: Brief, template: KindTemplate, resources: PhraseResources, *, seed: int
) -> dict[str, list[Traced]]:
    """Return the heading of each section by part, without numbers.

    Args:
        brief: The brief.
        template: Its template; a part to which it allows no pattern has no headings but the user's own.
        resources: Themes and patterns.
        seed: Chooses among equal sets; the same seed gives the same headings.
    """
    result: dict[str, list[Traced]] = {}
    for part in PARTS:
        if not fitting_patterns(brief, part, template, resources.heading_patterns):
            continue
        sections: tuple[ReviewItem | Deployment, ...] = brief.review if part == "回顾" else brief.deployment
        chosen = chosen_set(brief, part, template, resources, seed=seed)
        found = iter(chosen.headings if chosen else ())
        headings = []
        for item in sections:
            known = bool(item.heading) or item.theme in resources.themes
            text = next(found, "") if known else ""
            if item.heading:
                headings.append(own(item.heading, f"{item.path}.标题"))
            elif text:
                headings.append(worded(text, f"{item.path}.标题"))
            else:
                headings.append(gap(f"“{item.theme}”一节的标题", f"{item.path}.标题"))
        result[part] = headings
    return result
