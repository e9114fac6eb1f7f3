"""Tasks and projects as templates see them: deadlines that read well, units that can act, gaps marked."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from drafter.compose.leading_word import without_leading
from drafter.compose.provenance import Traced
from drafter.compose.traced import derived, gap, own, own_all, own_clause
from drafter.model.brief import Project, Task
from drafter.model.template import TaskWording

_MONTH = re.compile(r"\d{1,2}月(?!份额)")
_OFFICE = re.compile("[省市县区镇乡村][级直委政领主党长]")
"""How a subject such as 县级领导, 镇政府 starts."""


def task_view(task: Task, wording: TaskWording) -> dict[str, Any]:
    """Return a task under the keys that templates use."""
    measures = _measures(task.measures, f"{task.path}.措施", wording)
    return {
        "事项": own(without_leading(task.object.rstrip("。；，"), "要", wording.wholes), f"{task.path}.事项"),
        "段旨": own_clause(task.lead, f"{task.path}.段旨") if task.lead else "",
        "措施": measures,
        "单位可领": bool(measures) and not any(_has_subject(measure, wording) for measure in measures),
        **_due(task.target, task.owners, task.deadline, task.path, wording, needs_target=not measures),
    }


def project_groups(projects: tuple[Project, ...], wording: TaskWording) -> list[dict[str, Any]]:
    """Return the projects in groups of one category, in the order of their first appearance."""
    order = list(dict.fromkeys(project.category for project in projects))
    ranked = sorted(projects, key=lambda project: order.index(project.category))
    return [
        {
            "类别": own(category, f"{members[0].path}.类别") if category else "",
            "项目": [_project(project, wording) for project in members],
        }
        for category, members in (
            (category, list(group)) for category, group in groupby(ranked, key=lambda p: p.category)
        )
    ]


def _project(project: Project, wording: TaskWording) -> dict[str, Any]:
    measures = _measures(project.measures, f"{project.path}.措施", wording)
    return {
        "名称": own(project.name, f"{project.path}.名称"),
        "措施": measures,
        **_due(
            project.target, project.owners, project.deadline, project.path, wording, needs_target=not measures
        ),
    }


def _measures(texts: tuple[str, ...], ref: str, wording: TaskWording) -> list[Traced]:
    """Return measures without the 要 that the wording puts before them."""
    return own_all(tuple(without_leading(text, "要", wording.wholes) for text in texts), ref)


def _due(
    target: str,
    owners: tuple[str, ...],
    deadline: str,
    path: str,
    wording: TaskWording,
    *,
    needs_target: bool,
) -> dict[str, Any]:
    """Return target, responsible units and deadline."""
    shown: Traced | str = own_clause(target, f"{path}.目标") if target else ""
    if needs_target and not target:
        shown = gap("目标", f"{path}.目标")
    return {
        "目标": shown,
        "责任单位": [own(text, f"{path}.责任单位.{i}") for i, text in enumerate(owners)]
        or [gap("责任单位", f"{path}.责任单位")],
        "时限": own(deadline, f"{path}.时限") if deadline else gap("时限", f"{path}.时限"),
        "限期": period_of(target, deadline, f"{path}.时限", wording),
        "目标接续": "" if target.removeprefix("再").startswith(wording.target_verbs) else "，",
        "收尾": next((word for part, word in wording.endings if part in deadline), "完成"),
        "路径": path,
    }


def period_of(target: str, deadline: str, ref: str, wording: TaskWording) -> Traced | str:
    """Return the deadline as it stands before the target, empty where the target names a time of its own.

    Args:
        target: How far it is to come by then, or empty.
        deadline: The deadline as the user wrote it; a gap stands for an empty one.
        ref: The deadline's path in the brief.
        wording: Which deadlines stand as they are, and which targets hold all the time.
    """
    if _MONTH.search(target) or any(word in target for word in wording.times):
        return ""
    if not deadline:
        return gap("时限", ref)
    day = deadline.removesuffix("前")
    if day.endswith(wording.open_endings) or any(word in deadline for word in wording.open_words):
        return own(deadline, ref)  # 每月25日, 国庆节期间: no day that something lasts until
    if target.removeprefix("坚决").startswith(wording.bottom_lines):
        return derived(f"{day}前落实到位", ref)  # what must not happen must not happen afterwards either
    return own(deadline, ref) if deadline != day else derived(f"{deadline}前", ref)


def _has_subject(measure: str, wording: TaskWording) -> bool:
    counted = measure[:1].isdigit()  # 7家平台公司合并为3家
    return counted or measure.startswith(wording.subjects) or bool(_OFFICE.match(measure))
