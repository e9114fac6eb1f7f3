"""What a brief lacks for the shape of its kind."""

from __future__ import annotations

from drafter.model.brief import Brief
from drafter.model.draft import Missing
from drafter.model.template import KindTemplate, Theme


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
        "问题": brief.problems,
        "形势": brief.situation,
        "目标": brief.goals,
        "部署": brief.deployment,
        "致谢": brief.thanks,
        "号召": brief.slogan,
        "地区.上级": brief.locality.superiors,
    }
    result = [
        Missing(path=item.path, why=item.why)
        for item in template.requirements
        if not filled.get(item.path, ())
    ]
    used = {name for item in brief.review for name in item.figures}
    for figure in brief.figures:
        if figure.official_growth and figure.growth is None and figure.previous and figure.name in used:
            result.append(
                Missing(
                    path=f"{figure.path}.同比", why=f"“{figure.name}”的增速要用统计部门公布数，不能自己算"
                )
            )
    for section in brief.deployment:
        if not section.heading and section.theme not in themes:
            result.append(
                Missing(path=f"{section.path}.标题", why=f"“{section.theme}”没有现成的标题可选，请自拟")
            )
        for task in section.tasks:
            name = task.object
            if not task.owners:
                result.append(Missing(path=f"{task.path}.责任单位", why=f"“{name}”由谁负责"))
            if not task.deadline:
                result.append(Missing(path=f"{task.path}.时限", why=f"“{name}”什么时候完成"))
            if not task.target and not task.measures:
                result.append(Missing(path=f"{task.path}.目标", why=f"“{name}”做到什么程度"))
    return tuple(result)
