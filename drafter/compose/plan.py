"""Brief and template into an outline: what each section says, with which figures, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.compose.gaps import missing_parts
from drafter.compose.render import deployment_headings
from drafter.compose.view import title_of
from drafter.model.brief import Brief, Statement, Task
from drafter.model.draft import Outline, OutlinePoint, OutlineSection
from drafter.model.template import KindTemplate, Theme
from drafter.model.vocabulary import Move
from drafter.text.numbering import heading_number


def plan_outline(brief: Brief, template: KindTemplate, themes: dict[str, Theme], *, seed: int = 0) -> Outline:
    """Return the outline of a brief, its sections in the order of the template's moves.

    Args:
        brief: The brief.
        template: The template of its kind.
        themes: Themes by name and alias.
        seed: Chooses the heading set; the same seed gives the headings of the draft.
    """
    headings = [str(heading) for heading in deployment_headings(brief, themes, seed=seed)]
    by_move = {
        Move.OPENING: lambda: _opening(brief),
        Move.REVIEW: lambda: _review(brief, themes),
        Move.THANKS: lambda: _statements(brief.thanks, Move.THANKS, "感谢"),
        Move.PROBLEMS: lambda: _statements(brief.problems, Move.PROBLEMS),
        Move.SITUATION: lambda: _statements(brief.situation, Move.SITUATION),
        Move.GOALS: lambda: _statements(brief.goals, Move.GOALS),
        Move.DEPLOYMENT: lambda: _deployment(brief, headings),
        Move.EXHORTATION: lambda: _exhortation(brief),
    }
    sections = [section for move in template.moves if move in by_move for section in by_move[move]()]
    return Outline(
        title=title_of(brief),
        kind=brief.kind,
        sections=tuple(sections),
        missing=missing_parts(brief, template, themes),
    )


def _section(
    move: Move, points: list[OutlinePoint], *, theme: str = "", heading: str = "", level: int | None = None
) -> OutlineSection:
    return OutlineSection(move=move, theme=theme, heading=heading, level=level, points=tuple(points))


def _opening(brief: Brief) -> Iterator[OutlineSection]:
    meeting = brief.meeting
    points = [
        OutlinePoint(text=purpose, ref=f"会议.主要任务.{index}")
        for index, purpose in enumerate(meeting.purposes)
    ]
    points += [
        OutlinePoint(text=f"（已进行）{text}", ref=f"会议.已进行.{i}") for i, text in enumerate(meeting.done)
    ]
    if meeting.to_come:
        points.append(OutlinePoint(text=f"（稍后）{meeting.to_come}", ref="会议.稍后"))
    yield _section(Move.OPENING, points)


def _review(brief: Brief, themes: dict[str, Theme]) -> Iterator[OutlineSection]:
    for item in brief.review:
        label = item.label or (themes[item.theme].label if item.theme in themes else item.theme)
        points = [
            OutlinePoint(text=result, ref=f"{item.path}.成效.{index}")
            for index, result in enumerate(item.results)
        ]
        if item.figures:
            points.insert(
                0, OutlinePoint(text=f"{label}的主要指标", figures=item.figures, ref=f"{item.path}.指标")
            )
        yield _section(Move.REVIEW, points, theme=item.theme)
    yield from _statements(brief.honours, Move.REVIEW, "荣誉：")


def _statements(items: tuple[Statement, ...], move: Move, prefix: str = "") -> Iterator[OutlineSection]:
    if items:
        yield _section(
            move,
            [
                OutlinePoint(
                    text=f"{prefix}{item.theme + '：' if item.theme else ''}{item.text}", ref=item.path
                )
                for item in items
            ],
        )


def _deployment(brief: Brief, headings: list[str]) -> Iterator[OutlineSection]:
    for number, (section, heading) in enumerate(zip(brief.deployment, headings, strict=True), 1):
        yield _section(
            Move.DEPLOYMENT,
            [_task_point(task) for task in section.tasks],
            theme=section.theme,
            heading=heading_number(1, number) + heading,
            level=1,
        )


def _task_point(task: Task) -> OutlinePoint:
    details = [
        ("措施", "，".join(task.measures)),
        ("目标", task.target),
        ("责任单位", "、".join(task.owners)),
        ("时限", task.deadline),
    ]
    shown = "；".join(f"{name}：{text}" for name, text in details if text)
    return OutlinePoint(text=f"{task.object}（{shown}）" if shown else task.object, ref=task.path)


def _exhortation(brief: Brief) -> Iterator[OutlineSection]:
    points = [OutlinePoint(text=brief.slogan, ref="号召")] if brief.slogan else []
    yield _section(Move.EXHORTATION, points)


def section_query(section: OutlineSection) -> str:
    """Return what to search the corpus for, to find passages comparable to a section of the outline."""
    return " ".join([section.theme, section.heading, *(point.text for point in section.points)])
