"""The brief as templates see it: Chinese keys, traced strings, gaps shown as 【待补：…】."""

from __future__ import annotations

from typing import Any

from drafter.compose.provenance import Source, Traced
from drafter.model.brief import Brief, Deployment, ReviewItem, Statement, Task
from drafter.model.draft import Missing, Origin
from drafter.model.template import KindTemplate, Theme
from drafter.model.vocabulary import Level
from drafter.text.dates import chinese_date

_SCOPES = {
    Level.TOWN: "全镇",
    Level.DISTRICT: "全区",
    Level.COUNTY: "全县",
    Level.CITY: "全市",
    Level.PROVINCE: "全省",
    Level.DEPARTMENT: "全局",
}


def own(text: str, ref: str) -> Traced:
    """Return text of the brief's own."""
    return Traced(text, Source(Origin.BRIEF, ref))


def derived(text: str, ref: str, formula: str = "") -> Traced:
    """Return text that follows from the brief."""
    return Traced(text, Source(Origin.DERIVED, ref, formula))


def gap(what: str, ref: str) -> Traced:
    """Return the mark of something that the brief lacks."""
    return Traced(f"【待补：{what}】", Source(Origin.MISSING, ref))


def missing_parts(brief: Brief, template: KindTemplate) -> tuple[Missing, ...]:
    """Return what the shape needs and the brief lacks, in the order of the brief's keys."""
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
    for section in brief.deployment:
        for task in section.tasks:
            name = task.object
            if not task.owners:
                result.append(Missing(path=f"{task.path}.责任单位", why=f"“{name}”由谁负责"))
            if not task.deadline:
                result.append(Missing(path=f"{task.path}.时限", why=f"“{name}”什么时候完成"))
            if not task.target and not task.measures:
                result.append(Missing(path=f"{task.path}.目标", why=f"“{name}”做到什么程度"))
    return tuple(result)


def build_view(brief: Brief, template: KindTemplate, themes: dict[str, Theme]) -> dict[str, Any]:
    """Return the names that a template may use.

    Args:
        brief: The brief.
        template: Its kind's template, for what must not be missing.
        themes: Themes by name and alias.
    """
    holes = {item.path: item.why for item in missing_parts(brief, template)}
    place = brief.locality
    superior = place.superiors[0] if place.superiors else ""

    def optional(text: str, ref: str) -> Traced | str:
        if text:
            return own(text, ref)
        return gap(ref.rpartition(".")[2], ref) if ref in holes else ""

    def statements(items: tuple[Statement, ...], ref: str) -> list[dict[str, Any]]:
        if not items and ref in holes:
            return [{"内容": gap(holes[ref], ref), "领域": ""}]
        return [
            {
                "内容": own(item.text, item.path),
                "领域": own(_label(item.theme, themes), f"{item.path}.领域") if item.theme else "",
            }
            for item in items
        ]

    return {
        "标题": own(brief.title, "标题") if brief.title else derived(title_of(brief), "会议.名称"),
        "自称": own(place.self_name, "地区.自称"),
        "地区": own(place.name, "地区.名称"),
        "全域": derived(_scope(brief), "地区.层级"),
        "党委": derived(_committee(brief), "地区.层级"),
        "上级党政": derived(_superior_offices(superior), "地区.上级.0")
        if superior
        else optional("", "地区.上级"),
        "讲话人": own(brief.speaker, "讲话人"),
        "会议": {
            "名称": own(brief.meeting.name, "会议.名称"),
            "日期": derived(chinese_date(brief.meeting.date), "会议.日期") if brief.meeting.date else "",
            "主要任务": [own(text, f"会议.主要任务.{i}") for i, text in enumerate(brief.meeting.purposes)]
            or ([gap("会议主要任务", "会议.主要任务")] if "会议.主要任务" in holes else []),
            "已进行": [own(text, f"会议.已进行.{i}") for i, text in enumerate(brief.meeting.done)],
            "稍后": optional(brief.meeting.to_come, "会议.稍后"),
        },
        "年份": derived(f"{brief.year}年", "年份"),
        "时段": own(brief.period.removeprefix("今年"), "时段") if brief.period else "",
        "回顾": [_review(item, themes) for item in brief.review]
        or ([_hole_in_review(holes["回顾"])] if "回顾" in holes else []),
        "荣誉": statements(brief.honours, "荣誉"),
        "致谢": statements(brief.thanks, "致谢"),
        "问题": statements(brief.problems, "问题"),
        "形势": statements(brief.situation, "形势"),
        "目标": statements(brief.goals, "目标"),
        "部署": [_section(item, themes) for item in brief.deployment],
        "号召": optional(brief.slogan, "号召"),
    }


def title_of(brief: Brief) -> str:
    """Return the title: the user's own or 在全镇……大会上的讲话."""
    return brief.title or f"在{_scope(brief)}{brief.meeting.name}上的讲话"


def _label(theme: str, themes: dict[str, Theme]) -> str:
    return themes[theme].label if theme in themes else theme


def _scope(brief: Brief) -> str:
    name = brief.locality.name
    if brief.locality.level is Level.TOWN:
        return {"乡": "全乡", "道": "全街道"}.get(name[-1], "全镇")
    return _SCOPES.get(brief.locality.level, "全体")


def _committee(brief: Brief) -> str:
    """Return how the locality's own party committee is called: 镇党委, 区委."""
    name = brief.locality.name
    if brief.locality.level is Level.TOWN:
        return {"乡": "乡党委", "道": "街道党工委"}.get(name[-1], "镇党委")
    return {Level.DISTRICT: "区委", Level.COUNTY: "县委", Level.CITY: "市委"}.get(
        brief.locality.level, "局党组"
    )


def _superior_offices(name: str) -> str:
    """Return the superior's committee and government: 县委、县政府."""
    suffix = name[-1]
    return f"{suffix}委、{suffix}政府" if suffix in "县区市省" else f"{name}党委、政府"


def _review(item: ReviewItem, themes: dict[str, Theme]) -> dict[str, Any]:
    return {
        "领域": item.theme,
        "称呼": own(item.label or _label(item.theme, themes), f"{item.path}.称呼"),
        "指标": list(item.figures),
        "成效": [own(text.rstrip("。；，"), f"{item.path}.成效.{i}") for i, text in enumerate(item.results)],
    }


def _hole_in_review(why: str) -> dict[str, Any]:
    return {"领域": "", "称呼": gap("领域", "回顾"), "指标": [], "成效": [gap(why, "回顾")]}


def _section(item: Deployment, themes: dict[str, Theme]) -> dict[str, Any]:
    return {
        "领域": item.theme,
        "称呼": own(_label(item.theme, themes), f"{item.path}.领域"),
        "任务": [_task(task) for task in item.tasks],
        "路径": item.path,
    }


def _task(task: Task) -> dict[str, Any]:
    measures = [own(text.rstrip("。；，"), f"{task.path}.措施.{i}") for i, text in enumerate(task.measures)]
    target: Traced | str = own(task.target.rstrip("。；，"), f"{task.path}.目标") if task.target else ""
    if not measures and not target:
        target = gap("目标", f"{task.path}.目标")
    return {
        "事项": own(task.object.rstrip("。；，"), f"{task.path}.事项"),
        "段旨": own(task.lead.rstrip("。；，"), f"{task.path}.段旨") if task.lead else "",
        "措施": measures,
        "目标": target,
        "责任单位": [own(text, f"{task.path}.责任单位.{i}") for i, text in enumerate(task.owners)]
        or [gap("责任单位", f"{task.path}.责任单位")],
        "时限": own(task.deadline, f"{task.path}.时限")
        if task.deadline
        else gap("时限", f"{task.path}.时限"),
    }
