"""The brief as templates see it: Chinese keys, traced strings, gaps shown as 【待补：…】."""

from __future__ import annotations

import re
from typing import Any

from drafter.compose.gaps import missing_parts
from drafter.compose.provenance import Source, Traced
from drafter.compose.standing import standing_of
from drafter.model.brief import Brief, Deployment, ReviewItem, Statement, Task
from drafter.model.draft import Origin
from drafter.model.template import KindTemplate, Theme
from drafter.text.dates import chinese_date

_CALL_FRAME = re.compile("^为(.{2,}?)而?(?:努力)?奋斗$")
_OPEN_ENDED = re.compile("(?:前|内|期间|起)$|长期|常年|立即|马上|随时|每[天日周月季年]")
"""Deadlines that stand as they are; behind all others 前 is put."""
_BOTTOM_LINE = re.compile("^(?:坚决)?(?:杜绝|不发生|不出|守住|防止|遏制)")
"""Targets that hold all the time until the deadline and are not done by it."""
_SUBJECT = re.compile("由|各|[省市县区镇乡村][级直委政领主党长]|党委|政府|领导|班子|干部|每名|每个")
"""How a measure starts that brings a subject of its own."""
_TIME = re.compile(r"\d{1,2}月(?!份额)|年内|年底|月底|季度|上半年|下半年|节前|汛期前|入冬前|开学前")
"""A time that a target brings along, so that no deadline is put before it (11月底前月底前)."""
_ADVERBS = re.compile("^(坚决|确保|全力|奋力|全力以赴|努力|力争)(?=..)")


def own(text: str, ref: str) -> Traced:
    """Return text of the brief's own."""
    return Traced(text, Source(Origin.BRIEF, ref))


def derived(text: str, ref: str, formula: str = "") -> Traced:
    """Return text that follows from the brief."""
    return Traced(text, Source(Origin.DERIVED, ref, formula))


def gap(what: str, ref: str) -> Traced:
    """Return the mark of something that the brief lacks."""
    return Traced(f"【待补：{what}】", Source(Origin.MISSING, ref))


def build_view(brief: Brief, template: KindTemplate, themes: dict[str, Theme]) -> dict[str, Any]:
    """Return the names that a template may use.

    Args:
        brief: The brief.
        template: Its kind's template, for what must not be missing.
        themes: Themes by name and alias.
    """
    holes = {item.path: item.why for item in missing_parts(brief, template, themes)}
    place = brief.locality
    standing = standing_of(place, brief.speaker)

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
        "全域": derived(standing.scope, "地区.层级"),
        "代表": derived(standing.represents, "讲话人"),
        "主办": derived(standing.convenor, "地区.层级"),
        "领导": derived(standing.leadership, "地区.上级")
        if standing.leadership
        else optional("", "地区.上级"),
        "讲话人": own(brief.speaker, "讲话人"),
        "会议": {
            "名称": own(meeting_name(brief), "会议.名称"),
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
        "问题": _without_repeated_theme(statements(brief.problems, "问题")),
        "形势": statements(brief.situation, "形势"),
        "目标": statements(brief.goals, "目标"),
        "部署": [_section(item, themes) for item in brief.deployment],
        "号召": _call(brief.slogan) if brief.slogan else optional("", "号召"),
        "有目标": any(figure.target for figure in brief.figures),
    }


def _call(slogan: str) -> Traced:
    """Return the call without the words that the wording brings along: 坚决打赢…, 为…而努力奋斗."""
    bare = _CALL_FRAME.sub(r"\1", slogan.rstrip("！!。"))
    return own(_ADVERBS.sub("", bare, count=1) or slogan, "号召")


def title_of(brief: Brief) -> str:
    """Return the title: the user's own or 在全镇……大会上的讲话."""
    scope = standing_of(brief.locality, brief.speaker).scope
    return brief.title or f"在{scope}{meeting_name(brief)}上的讲话"


def meeting_name(brief: Brief) -> str:
    """Return the meeting's name without the place in front, which the wording brings along."""
    scope = standing_of(brief.locality, brief.speaker).scope
    return brief.meeting.name.removeprefix(brief.locality.name).removeprefix(scope) or brief.meeting.name


def _without_repeated_theme(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return statements in which the theme is named only where it changes."""
    result, last = [], None
    for item in items:
        result.append({**item, "领域": "" if item["领域"] == last else item["领域"]})
        last = item["领域"]
    return result


def _label(theme: str, themes: dict[str, Theme]) -> str:
    """Return how the text calls a theme: by its label, or by the user's own word where that is an alias."""
    return themes[theme].label if theme in themes and themes[theme].name == theme else theme


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
        "事项": own(task.object.rstrip("。；，").removeprefix("要"), f"{task.path}.事项"),
        "段旨": own(task.lead.rstrip("。；，"), f"{task.path}.段旨") if task.lead else "",
        "措施": measures,
        "单位可领": bool(measures) and not any(_SUBJECT.match(measure) for measure in measures),
        "目标": target,
        "责任单位": [own(text, f"{task.path}.责任单位.{i}") for i, text in enumerate(task.owners)]
        or [gap("责任单位", f"{task.path}.责任单位")],
        "时限": own(task.deadline, f"{task.path}.时限")
        if task.deadline
        else gap("时限", f"{task.path}.时限"),
        "限期": _period(task),
    }


def _period(task: Task) -> Traced | str:
    """Return the deadline as it stands before the target, empty where the target names a time of its own."""
    if _TIME.search(task.target):
        return ""
    if not task.deadline:
        return gap("时限", f"{task.path}.时限")
    ref = f"{task.path}.时限"
    if _BOTTOM_LINE.search(task.target):
        return derived(f"从现在起到{task.deadline.removesuffix('前')}", ref)
    return (
        own(task.deadline, ref) if _OPEN_ENDED.search(task.deadline) else derived(f"{task.deadline}前", ref)
    )
