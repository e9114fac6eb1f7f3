"""What a brief lacks for the shape of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.model.brief import Brief
from drafter.model.draft import DraftBlock, Missing, Origin
from drafter.model.template import KindTemplate, Theme

_LEADERSHIP = "地区.上级"


def missing_parts(brief: Brief, template: KindTemplate, themes: dict[str, Theme]) -> tuple[Missing, ...]:
    """Return what the shape needs and the brief lacks: whole parts, then growth rates, headings and tasks.

    Args:
        brief: The brief.
        template: The template of its kind, which names the parts that must not be missing.
        themes: Themes by name and alias; a section of another theme needs a heading of the user's own.
    """
    filled = {
        "会议.主要任务": brief.meeting.purposes,
        "会议.日期": brief.meeting.date,
        "回顾": brief.review,
        "部署": brief.deployment,
        "项目": brief.projects,
        **brief.statements_by_part,
        **brief.key_points_by_part,
        "号召": brief.slogan,
        _LEADERSHIP: brief.locality.superiors,
    }
    parts = tuple(
        Missing(path=item.path, why=item.why, who=item.who)
        for item in template.requirements
        if not filled.get(item.path, ())
    )
    return (
        *parts,
        *_growths(brief),
        *_reviews(brief),
        *_headings(brief, template, themes),
        *_tasks(brief),
        *_projects(brief),
    )


def open_parts(
    missing: tuple[Missing, ...], template: KindTemplate, blocks: Sequence[DraftBlock]
) -> tuple[Missing, ...]:
    """Return what a draft really leaves open: what it shows a gap for, and the parts that its shape calls for.

    A variant that has no place for projects needs none of their deadlines; where no wording names the place's
    leadership, nobody has to tell who that is.

    Args:
        missing: As `missing_parts` returns it.
        template: The template of the draft.
        blocks: The draft.
    """
    shown = {piece.ref for block in blocks for piece in block.pieces if piece.origin is Origin.MISSING}
    required = {item.path for item in template.requirements} - {_LEADERSHIP}
    return tuple(
        item
        for item in missing
        if item.path in required or any(ref == item.path or ref.startswith(f"{item.path}.") for ref in shown)
    )


def _reviews(brief: Brief) -> Iterator[Missing]:
    for item in brief.review:
        if not item.figures and not item.results and not item.parts:
            yield Missing(path=item.path, why="做成了什么，有哪些数字", subject=item.label or item.theme)


def _growths(brief: Brief) -> Iterator[Missing]:
    used = {*figures_at_large(brief), *(name for item in brief.review for name in item.all_figures)}
    for figure in brief.figures:
        if figure.official_growth and figure.growth is None and figure.previous and figure.name in used:
            yield Missing(
                path=f"{figure.path}.同比",
                why=f"“{figure.name}”的增速要用统计部门公布数，不能自己算",
                who="统计部门",
            )


def figures_at_large(brief: Brief) -> tuple[str, ...]:
    """Return the names of the figures that no item of the review claims: they belong to the year as a whole (总览)."""
    claimed = {name for item in brief.review for name in item.all_figures}
    return tuple(
        figure.name for figure in brief.figures if figure.name not in claimed and not figure.optional
    )


def _headings(brief: Brief, template: KindTemplate, themes: dict[str, Theme]) -> Iterator[Missing]:
    """Yield the sections that want a heading for which the banks have none; a variant may want none for a part."""
    for part, sections in (("回顾", brief.review), ("部署", brief.deployment)):
        if template.heading_patterns.get(part, ("",)) == ():
            continue
        for section in sections:
            if not section.heading and section.theme not in themes:
                yield Missing(path=f"{section.path}.标题", why=f"“{section.theme}”没有现成的标题可选，请自拟")


def _tasks(brief: Brief) -> Iterator[Missing]:
    for section in brief.deployment:
        for task in section.tasks:
            if not task.owners:
                yield Missing(path=f"{task.path}.责任单位", why="由谁负责", subject=task.object)
            if not task.deadline:
                yield Missing(
                    path=f"{task.path}.时限", why="什么时候完成", subject=task.object, who="责任单位"
                )
            if not task.target and not task.measures:
                yield Missing(
                    path=f"{task.path}.目标", why="做到什么程度", subject=task.object, who="责任单位"
                )


def _projects(brief: Brief) -> Iterator[Missing]:
    for project in brief.projects:
        for key, value in (("责任单位", project.owners), ("时限", project.deadline)):
            if not value:
                yield Missing(path=f"{project.path}.{key}", why="写明才好督办", subject=project.name)
        if not project.target and not project.measures:
            yield Missing(
                path=f"{project.path}.目标", why="推进到什么程度", subject=project.name, who="责任单位"
            )
