"""The items of a brief as points of an outline."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.brief import Brief, KeyPoint, Project, ReviewItem, ReviewPart, Statement, Task
from drafter.model.draft import OutlinePoint
from drafter.model.template import Theme

_JOINED = "、"


def brief_points(brief: Brief, themes: dict[str, Theme]) -> dict[str, OutlinePoint]:
    """Return every item of a brief that can be a point, by its place in the brief.

    Args:
        brief: The brief.
        themes: Themes by name and alias, for how fields are called.
    """
    points = [
        *_meeting(brief),
        *(point for item in brief.review for point in _review(item, themes)),
        *(_statement(item) for item in brief.statements),
        *(_key_point(item) for item in brief.key_points),
        *(
            point
            for section in brief.deployment
            for point in (
                *(
                    OutlinePoint(text=text, ref=f"{section.path}.引言.{index}")
                    for index, text in enumerate(section.preface)
                ),
                *(_task(task) for task in section.tasks),
            )
        ),
        *(_project(item) for item in brief.projects),
    ]
    if brief.slogan:
        points.append(OutlinePoint(text=brief.slogan, ref="号召"))
    return {point.ref: point for point in points}


def _meeting(brief: Brief) -> Iterator[OutlinePoint]:
    meeting = brief.meeting
    for key, texts in (("主要任务", meeting.purposes), ("已进行", meeting.done)):
        for index, text in enumerate(texts):
            yield OutlinePoint(text=text, ref=f"会议.{key}.{index}")
    if meeting.to_come:
        yield OutlinePoint(text=meeting.to_come, ref="会议.稍后")


def _review(item: ReviewItem, themes: dict[str, Theme]) -> Iterator[OutlinePoint]:
    label = item.label or (themes[item.theme].label if item.theme in themes else item.theme)
    if item.figures or item.results:
        yield OutlinePoint(
            text=label, figures=item.figures, details=_details(成效=item.results), ref=item.path
        )
    for part in item.parts:
        yield _part(part, label)


def _part(part: ReviewPart, label: str) -> OutlinePoint:
    return OutlinePoint(
        text=part.lead or label, figures=part.figures, details=_details(成效=part.results), ref=part.path
    )


def _statement(item: Statement) -> OutlinePoint:
    return OutlinePoint(text=item.text, details=_details(领域=item.theme), ref=item.path)


def _key_point(item: KeyPoint) -> OutlinePoint:
    details = _details(
        阐述=item.body, 要点=item.items, 责任单位=_JOINED.join(item.owners), 时限=item.deadline
    )
    return OutlinePoint(text=item.title, details=details, ref=item.path)


def _task(task: Task) -> OutlinePoint:
    details = _details(
        段旨=task.lead,
        措施=task.measures,
        目标=task.target,
        责任单位=_JOINED.join(task.owners),
        时限=task.deadline,
    )
    return OutlinePoint(text=task.object, details=details, ref=task.path)


def _project(item: Project) -> OutlinePoint:
    details = _details(
        类别=item.category,
        目标=item.target,
        措施=item.measures,
        责任单位=_JOINED.join(item.owners),
        时限=item.deadline,
    )
    return OutlinePoint(text=item.name, details=details, ref=item.path)


def _details(**texts: str | tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the filled ones as pairs; a list gives a pair for each of its texts."""
    return tuple(
        (key, text)
        for key, value in texts.items()
        for text in ((value,) if isinstance(value, str) else value)
        if text
    )
