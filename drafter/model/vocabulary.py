"""The fixed vocabularies of the JSON contracts: moves, kinds, levels, with their Chinese names."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from drafter.errors import DrafterError
from drafter.model.labelled import Labelled


class Move(Labelled):
    """What a block does in a speech (语步)."""

    OPENING = "opening", "开场"
    REVIEW = "review", "回顾"
    THANKS = "thanks", "致谢"
    PROBLEMS = "problems", "问题"
    SITUATION = "situation", "形势"
    GOALS = "goals", "目标"
    DEPLOYMENT = "deployment", "部署"
    PLEDGE = "pledge", "承诺"
    EXHORTATION = "exhortation", "号召"
    CLOSING = "closing", "结束"


class Kind(Labelled):
    """The kinds of speech (文种)."""

    MOBILISATION = "mobilisation", "动员大会"
    ECONOMIC_WORK = "economic_work", "经济工作会议"
    WORK_PLENARY = "work_plenary", "全体会议"
    PROJECT_PUSH = "project_push", "项目推进会"
    CREATION_CAMPAIGN = "creation_campaign", "创建工作会议"
    INAUGURAL = "inaugural", "任职表态"
    ANNUAL_REPORT = "annual_report", "年度工作报告"
    SUMMARY_MEETING = "summary_meeting", "工作总结会"
    OTHER = "other", "其他"


class Level(Labelled):
    """The administrative level of the speaker's office (层级)."""

    TOWN = "town", "镇"
    DISTRICT = "district", "区"
    COUNTY = "county", "县"
    CITY = "city", "市"
    PROVINCE = "province", "省"
    NATIONAL = "national", "国家"
    DEPARTMENT = "department", "部门"
    OTHER = "other", "其他"


T = TypeVar("T", Move, Kind, Level)


def by_label(vocabulary: type[T], text: str) -> T | None:
    """Return the member whose code or Chinese name is `text`, or None."""
    for member in vocabulary:
        if text in (member.value, member.label):
            return member
    return None


def member_named(vocabulary: type[T], text: str, what: str, among: Collection[T] | None = None) -> T | None:
    """Return the member that the user named by code or Chinese name; None for a blank text.

    Args:
        vocabulary: The vocabulary.
        text: What the user wrote.
        what: What the vocabulary is called on the screen, such as 文种.
        among: The members to offer in the message; all by default.

    Raises:
        DrafterError: There is none of that name; the message offers the nearest and lists all.
    """
    wanted = text.strip()
    if not wanted:
        return None
    member = by_label(vocabulary, wanted)
    if member is None:
        from difflib import get_close_matches  # noqa: PLC0415 - only for the unlucky

        offered = [item for item in vocabulary if among is None or item in among]
        names = [name for item in offered for name in (item.label, item.value)]
        near = get_close_matches(wanted, names, n=1, cutoff=0.4)
        hint = f"，是不是“{near[0]}”？" if near else "，"
        known = "、".join(item.label for item in offered)
        raise DrafterError(f"没有“{wanted}”这个{what}{hint}可用：{known}")
    return member
