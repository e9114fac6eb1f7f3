"""The brief as templates see it: Chinese keys, traced strings, gaps shown as 【待补：…】."""

from __future__ import annotations

import re
from typing import Any

from drafter.compose.gaps import figures_at_large, missing_parts
from drafter.compose.provenance import Traced
from drafter.compose.standing import standing_of
from drafter.compose.task_view import period_of, project_groups, task_view
from drafter.compose.traced import derived, gap, own, own_all, own_clause, worded
from drafter.model.brief import Brief, Deployment, KeyPoint, ReviewItem, Statement
from drafter.model.template import KindTemplate, PhraseResources, TaskWording, Theme
from drafter.text.dates import chinese_date

_MEETING_END = re.compile(
    "(?:工作)?(?:再?动员|再?部署|推进|启动|誓师|总结|表彰|调度|现场|暨|和|、)*(?:大会|会议?|仪式)$"
)
_EMPTY_REVIEW = "指标或成效"
_CALL_FRAME = re.compile("^为(.{2,}?)而?(?:努力)?奋斗$")


def build_view(brief: Brief, template: KindTemplate, resources: PhraseResources) -> dict[str, Any]:
    """Return the names that a template may use.

    Args:
        brief: The brief.
        template: Its kind's template, for what must not be missing.
        resources: Themes and words.
    """
    themes = resources.themes
    holes = {item.path: item.why for item in missing_parts(brief, template, themes)}

    def statements(items: tuple[Statement, ...], ref: str) -> list[dict[str, Any]]:
        if not items and ref in holes:
            return [{"内容": gap(holes[ref], ref), "领域": "", "领域名": "", "路径": ref}]
        return [
            {
                "内容": own(item.text, item.path),
                "领域": _called(item.theme, f"{item.path}.领域", themes) if item.theme else "",
                "领域名": item.theme,
                "路径": item.path,
            }
            for item in items
        ]

    def points(items: tuple[KeyPoint, ...], ref: str) -> list[dict[str, Any]]:
        if not items and ref in holes:
            hole = gap(holes[ref], ref)
            empty: dict[str, Any] = {
                "领域": "",
                "阐述": [],
                "要点": [],
                "责任单位": [],
                "时限": "",
                "限期": "",
                "路径": ref,
            }
            return [{"提法": hole, **empty}]
        return [_key_point(item, resources.tasks) for item in items]

    return {
        **_occasion(brief, holes),
        "总览": list(figures_at_large(brief)),
        "回顾": [_review(item, themes) for item in brief.review]
        or ([_hole_in_review(holes["回顾"])] if "回顾" in holes else []),
        **{part: statements(items, part) for part, items in brief.statements_by_part.items()},
        **{part: points(items, part) for part, items in brief.key_points_by_part.items()},
        "问题": _without_repeated_theme(statements(brief.problems, "问题")),
        "部署": [_section(item, themes, resources.tasks) for item in brief.deployment],
        "项目组": project_groups(brief.projects, resources.tasks),
        "号召": _call(brief.slogan, resources.tasks)
        if brief.slogan
        else (gap("号召", "号召") if "号召" in holes else ""),
        "有目标": any(figure.target for figure in brief.figures),
    }


def _occasion(brief: Brief, holes: dict[str, str]) -> dict[str, Any]:
    """Return who speaks, where, when and in whose name."""
    place, meeting = brief.locality, brief.meeting
    standing, subject = standing_of(place, brief.speaker), meeting_subject(brief)
    if standing.leadership:
        leadership: Traced | str = derived(standing.leadership, "地区.上级")
    else:
        leadership = gap("上级", "地区.上级") if "地区.上级" in holes else ""
    purposes: list[Traced] = [own(text, f"会议.主要任务.{i}") for i, text in enumerate(meeting.purposes)]
    if not purposes and "会议.主要任务" in holes:
        purposes = [gap("会议主要任务", "会议.主要任务")]
    return {
        "标题": own(brief.title, "标题") if brief.title else derived(title_of(brief), "会议.名称"),
        "自称": own(place.self_name, "地区.自称"),
        "地区": own(place.name, "地区.名称"),
        "全域": derived(standing.scope, "地区.层级"),
        "代表": derived(standing.represents, "讲话人"),
        "主办": derived(standing.convenor, "地区.层级"),
        "党委": derived(standing.committee, "地区.层级"),
        "领导": leadership,
        "讲话人": own(brief.speaker, "讲话人"),
        "会议": {
            "名称": own(meeting_name(brief), "会议.名称"),
            "范围": derived(meeting_scope(brief), "地区.层级") if meeting_scope(brief) else "",
            "事由": own(subject, "会议.名称") if subject else "",
            "日期": derived(chinese_date(meeting.date), "会议.日期") if meeting.date else "",
            "主要任务": purposes,
            "已进行": [own(text, f"会议.已进行.{i}") for i, text in enumerate(meeting.done)],
            "稍后": own(meeting.to_come, "会议.稍后") if meeting.to_come else "",
        },
        "年份": derived(f"{brief.year}年", "年份"),
        "上年": derived(f"{brief.year - 1}年", "年份"),
        "时段": own(brief.period.removeprefix("今年"), "时段") if brief.period else "",
    }


def _call(slogan: str, wording: TaskWording) -> Traced:
    """Return the call without the words that the wording brings along: 坚决打赢…, 为…而努力奋斗."""
    bare = _CALL_FRAME.sub(r"\1", slogan.rstrip("！!。"))
    adverb = next(
        (word for word in sorted(wording.adverbs, key=len, reverse=True) if bare.startswith(word)), ""
    )
    rest = bare.removeprefix(adverb)
    return own(rest if len(rest) >= 2 else slogan, "号召")


def title_of(brief: Brief) -> str:
    """Return the title: the user's own or 在全镇……大会上的讲话; a congress bears the place's name, not 全镇."""
    return brief.title or f"在{meeting_scope(brief)}{meeting_name(brief)}上的讲话"


def meeting_name(brief: Brief) -> str:
    """Return the meeting's name without the place in front, which the wording brings along."""
    scope = standing_of(brief.locality, brief.speaker).scope
    return brief.meeting.name.removeprefix(brief.locality.name).removeprefix(scope) or brief.meeting.name


def meeting_subject(brief: Brief) -> str:
    """Return what the meeting is about, its name without the kind of meeting: “两个提升年”活动; empty for 动员大会."""
    subject = _MEETING_END.sub("", meeting_name(brief))
    return subject if len(subject) >= 2 else ""


def meeting_scope(brief: Brief) -> str:
    """Return what goes before the meeting's name: 全区, a congress's place, nothing before 区政府全体会议."""
    name, standing = meeting_name(brief), standing_of(brief.locality, brief.speaker)
    if name.startswith(tuple(standing.convenor.split("、"))):
        return ""
    return brief.locality.name if "代表大会" in name else standing.scope


def _without_repeated_theme(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return statements in which the theme is named only where it changes."""
    result, last = [], None
    for item in items:
        result.append({**item, "领域": "" if item["领域"] == last else item["领域"]})
        last = item["领域"]
    return result


def _called(theme: str, ref: str, themes: dict[str, Theme]) -> Traced:
    """Return how the text calls a theme: in the user's own word, or by the bank's label where that word is its name."""
    label = themes[theme].label if theme in themes and themes[theme].name == theme else theme
    return own(theme, ref) if label == theme else worded(label, ref)


def _review(item: ReviewItem, themes: dict[str, Theme]) -> dict[str, Any]:
    return {
        "领域": item.theme,
        "称呼": own(item.label, f"{item.path}.称呼")
        if item.label
        else _called(item.theme, f"{item.path}.称呼", themes),
        "自拟标题": own_clause(item.heading, f"{item.path}.标题") if item.heading else "",
        "指标": list(item.figures),
        "成效": own_all(item.results, f"{item.path}.成效")
        or ([] if item.figures or item.parts else [gap(_EMPTY_REVIEW, item.path)]),
        "分项": [
            {
                "段旨": own(part.lead.rstrip("。；，"), f"{part.path}.段旨") if part.lead else "",
                "指标": list(part.figures),
                "成效": own_all(part.results, f"{part.path}.成效"),
                "路径": part.path,
            }
            for part in item.parts
        ],
        "路径": item.path,
    }


def _hole_in_review(why: str) -> dict[str, Any]:
    hole = {"领域": "", "称呼": gap("领域", "回顾"), "指标": [], "成效": [gap(why, "回顾")]}
    return {**hole, "自拟标题": "", "分项": [], "路径": "回顾"}


def _section(item: Deployment, themes: dict[str, Theme], wording: TaskWording) -> dict[str, Any]:
    return {
        "领域": item.theme,
        "称呼": _called(item.theme, f"{item.path}.领域", themes),
        "自拟标题": own_clause(item.heading, f"{item.path}.标题") if item.heading else "",
        "引言": own_all(item.preface, f"{item.path}.引言"),
        "任务": [task_view(task, wording) for task in item.tasks],
        "路径": item.path,
    }


def _key_point(item: KeyPoint, wording: TaskWording) -> dict[str, Any]:
    return {
        "提法": own(item.title, f"{item.path}.提法"),
        "领域": item.theme,
        "阐述": own_all(item.body, f"{item.path}.阐述"),
        "要点": own_all(item.items, f"{item.path}.要点"),
        "责任单位": [own(text, f"{item.path}.责任单位.{i}") for i, text in enumerate(item.owners)],
        "时限": own(item.deadline, f"{item.path}.时限") if item.deadline else "",
        "限期": period_of("", item.deadline, f"{item.path}.时限", wording) if item.deadline else "",
        "路径": item.path,
    }
