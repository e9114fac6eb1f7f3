"""A brief changed as the user changed its outline: order, headings, wording, points taken out and added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from drafter.errors import DrafterError
from drafter.model.brief import (
    KEY_POINT_FIELDS,
    STATEMENT_FIELDS,
    Brief,
    Deployment,
    KeyPoint,
    Meeting,
    Project,
    ReviewItem,
    ReviewPart,
    Statement,
    Task,
)
from drafter.model.draft import Outline
from drafter.model.vocabulary import Move
from drafter.schema.outline_markdown import EditedPoint, EditedSection, section_title
from drafter.text.numbering import without_number

_NEW_IN = {Move.THANKS: "致谢", Move.PROBLEMS: "问题", Move.SITUATION: "形势", Move.GOALS: "目标"}
"""Where a point without a place of its own goes, in a section of a move that has no other points."""
ItemT = TypeVar("ItemT", Statement, KeyPoint, Project)


def revise_brief(brief: Brief, outline: Outline, edited: Sequence[EditedSection], name: str) -> Brief:
    """Return the brief with the changes that a user made in its outline.

    Args:
        brief: The brief as it is in its file.
        outline: The outline that it gives now.
        edited: The outline as the user left it.
        name: The edited file's name, for errors.

    Raises:
        DrafterError: A point refers to nothing in the brief, or it can't be told where a new one belongs.
    """
    shown = set(outline.refs)
    known = shown | {section.ref for section in outline.sections if section.ref}
    points = [(section, point) for section in edited for point in section.points]
    marks = [(section.ref, section.line) for section in edited]
    for ref, line in [*marks, *((point.ref, point.line) for _, point in points)]:
        if ref and ref not in known:
            raise DrafterError(f"需求单里没有“{ref}”这一项", f"{name}:{line}:1")
    placed = [(_part_of(section, point, outline, name), point) for section, point in points]
    changes: dict[str, object] = {}
    for key, attribute in STATEMENT_FIELDS.items():
        changes[attribute] = _ordered(getattr(brief, attribute), shown, _of(placed, key), _statement)
    for key, attribute in KEY_POINT_FIELDS.items():
        changes[attribute] = _ordered(getattr(brief, attribute), shown, _of(placed, key), _key_point)
    changes["projects"] = _ordered(brief.projects, shown, _of(placed, "项目"), _project)
    slogans = _of(placed, "号召")
    return replace(
        brief,
        meeting=_meeting(brief.meeting, [point for _, point in points], shown),
        review=_review(brief, edited, shown, outline),
        deployment=_deployment(brief, edited, outline),
        slogan=slogans[0].text if slogans else ("" if "号召" in shown else brief.slogan),
        **changes,  # type: ignore[arg-type]
    )


def _meeting(meeting: Meeting, points: list[EditedPoint], shown: set[str]) -> Meeting:
    """Return the meeting with the purposes and the agenda that are left, as they read now."""

    def texts(key: str, old: tuple[str, ...]) -> tuple[str, ...]:
        kept = tuple(point.text for point in points if point.ref.startswith(f"会议.{key}."))
        hidden = (text for index, text in enumerate(old) if f"会议.{key}.{index}" not in shown)
        return (*kept, *hidden)

    to_come = next((point.text for point in points if point.ref == "会议.稍后"), "")
    return replace(
        meeting,
        purposes=texts("主要任务", meeting.purposes),
        done=texts("已进行", meeting.done),
        to_come=to_come if "会议.稍后" in shown else meeting.to_come,
    )


def _part_of(section: EditedSection, point: EditedPoint, outline: Outline, name: str) -> str:
    """Return the key of the brief that a point belongs to."""
    refs = [point.ref, *(other.ref for other in section.points), section.ref]
    for ref in refs:
        if ref:
            return ref.partition(".")[0]
    for original in outline.sections:
        if section_title(original) == section.heading and original.move in _NEW_IN:
            return _NEW_IN[original.move]
    raise DrafterError("不知道这一条属于需求单的哪一部分，请写进需求单", f"{name}:{point.line}:1")


def _of(placed: list[tuple[str, EditedPoint]], key: str) -> list[EditedPoint]:
    return [point for part, point in placed if part == key]


def _ordered(
    items: tuple[ItemT, ...],
    shown: set[str],
    points: list[EditedPoint],
    changed: Callable[[ItemT | None, EditedPoint], ItemT],
) -> tuple[ItemT, ...]:
    """Return the items in the order of their points, changed as they are, with those never shown behind."""
    by_path = {item.path: item for item in items}
    result: list[ItemT] = [changed(by_path.get(point.ref), point) for point in points]
    result += [item for item in items if item.path not in shown]
    return tuple(result)


def _new_path(point: EditedPoint) -> str:
    return f"提纲第{point.line}行"


def _detail(point: EditedPoint, key: str) -> str:
    return next((text for name, text in point.details if name == key), "")


def _details(point: EditedPoint, key: str) -> tuple[str, ...]:
    return tuple(text for name, text in point.details if name == key and text)


def _names(point: EditedPoint, key: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in _detail(point, key).split("、") if name.strip())


def _statement(old: Statement | None, point: EditedPoint) -> Statement:
    path = old.path if old else _new_path(point)
    return Statement(text=point.text.rstrip("。；，"), theme=_detail(point, "领域"), path=path)


def _key_point(old: KeyPoint | None, point: EditedPoint) -> KeyPoint:
    return KeyPoint(
        title=point.text,
        theme=old.theme if old else "",
        body=_details(point, "阐述"),
        items=_details(point, "要点"),
        owners=_names(point, "责任单位"),
        deadline=_detail(point, "时限"),
        path=old.path if old else _new_path(point),
    )


def _project(old: Project | None, point: EditedPoint) -> Project:
    return Project(
        name=point.text,
        category=_detail(point, "类别"),
        target=_detail(point, "目标"),
        measures=_details(point, "措施"),
        owners=_names(point, "责任单位"),
        deadline=_detail(point, "时限"),
        path=old.path if old else _new_path(point),
    )


def _task(point: EditedPoint) -> Task:
    return Task(
        object=point.text,
        lead=_detail(point, "段旨"),
        measures=_details(point, "措施"),
        target=_detail(point, "目标"),
        owners=_names(point, "责任单位"),
        deadline=_detail(point, "时限"),
        path=point.ref or _new_path(point),
    )


def _heading(section: EditedSection, outline: Outline) -> str:
    """Return a section's new heading without its number, or nothing where the user left it alone."""
    old = next((item.heading for item in outline.sections if item.ref == section.ref), "")
    new = without_number(section.heading)
    return new if new != without_number(old) else ""


def _deployment(brief: Brief, edited: Sequence[EditedSection], outline: Outline) -> tuple[Deployment, ...]:
    """Return the sections in their new order with the tasks that stand in them now."""
    sections = {item.path: item for item in brief.deployment}
    shown = {".".join(ref.split(".")[:2]) for ref in outline.refs if ref.startswith("部署.")}
    result: list[Deployment] = []
    for section in edited:
        found = [point for point in section.points if point.ref.startswith("部署.")]
        path = section.ref if section.ref.startswith("部署.") else ""
        if not path and found:
            path = ".".join(found[0].ref.split(".")[:2])
        if path not in sections:
            continue
        old = sections[path]
        tasks = tuple(_task(point) for point in section.points if ".引言." not in point.ref)
        preface = tuple(point.text for point in found if ".引言." in point.ref)
        if tasks:
            heading = _heading(section, outline) or old.heading
            result.append(replace(old, heading=heading, preface=preface, tasks=tasks))
    return (*result, *(item for item in brief.deployment if item.path not in shown))


def _review(
    brief: Brief, edited: Sequence[EditedSection], shown: set[str], outline: Outline
) -> tuple[ReviewItem, ...]:
    """Return the fields in their new order with what stands in them now."""
    items = {item.path: item for item in brief.review}
    was = {point.ref: point.text for section in outline.sections for point in section.points}
    gathered: dict[str, list[EditedPoint]] = {}
    headings: dict[str, str] = {}
    for section in edited:
        for point in section.points:
            if point.ref.startswith("回顾."):
                gathered.setdefault(".".join(point.ref.split(".")[:2]), []).append(point)
        if section.ref in items:
            headings[section.ref] = _heading(section, outline)
    result = []
    for path, points in gathered.items():
        old = items[path]
        own = next((point for point in points if point.ref == path), None)
        result.append(
            replace(
                old,
                heading=headings.get(path) or old.heading,
                label=own.text if own and own.text != was.get(path) else old.label,
                figures=old.figures if own else (),
                results=_details(own, "成效") if own else (),
                parts=tuple(_parts(old, points)),
            )
        )
    listed = {".".join(ref.split(".")[:2]) for ref in shown}
    return (*result, *(item for item in brief.review if item.path not in listed))


def _parts(old: ReviewItem, points: list[EditedPoint]) -> Iterator[ReviewPart]:
    parts = {part.path: part for part in old.parts}
    for point in points:
        if point.ref in parts:
            part = parts[point.ref]
            lead = point.text if part.lead or point.text != (old.label or old.theme) else ""
            yield replace(part, lead=lead, results=_details(point, "成效"))
