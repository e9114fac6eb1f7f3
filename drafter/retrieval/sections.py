"""What to search for when a section of a brief is to be written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.model.brief import Brief, KeyPoint, Statement
from drafter.model.vocabulary import Move
from drafter.retrieval.query import nearest

_LONGEST = 400
_MOVES = {
    "回顾": Move.REVIEW,
    "致谢": Move.THANKS,
    "荣誉": Move.THANKS,
    "问题": Move.PROBLEMS,
    "形势": Move.SITUATION,
    "意义": Move.SITUATION,
    "目标": Move.GOALS,
    "总要求": Move.GOALS,
    "思路": Move.GOALS,
    "部署": Move.DEPLOYMENT,
    "保障": Move.DEPLOYMENT,
    "承诺": Move.PLEDGE,
    "号召": Move.EXHORTATION,
}


class SectionQuery(NamedTuple):
    """A section of a brief as a query."""

    text: str
    move: Move


def section_of(brief: Brief, name: str) -> SectionQuery:
    """Return the section of a brief that a user names.

    Args:
        brief: The brief.
        name: A part, and a theme or a number from 1 behind a point: 部署.招商引资, 回顾.2, 问题.

    Raises:
        DrafterError: There is no such section; the message offers those there are.
    """
    sections = dict(_sections(brief))
    part, _, rest = name.strip().partition(".")
    wanted = f"{part}.{rest}" if rest else part
    if rest.isdigit():
        items = [key for key in sections if key.startswith(f"{part}.")]
        wanted = items[int(rest) - 1] if 0 < int(rest) <= len(items) else wanted
    text = sections.get(wanted, "").strip()
    if not text:
        known = "、".join(key for key, value in sections.items() if value.strip())
        hint = nearest(wanted, sections)
        raise DrafterError(
            f"需求单里没有“{name.strip()}”这一节{hint}可用：{known or '（各节都还是空的）'}", brief.file
        )
    return SectionQuery(text[:_LONGEST], _MOVES[part])


def _sections(brief: Brief) -> Iterator[tuple[str, str]]:
    """Yield the sections' names and what to search for; parts with themes also section by section."""
    review = {item.theme: " ".join([item.theme, item.heading, *item.all_results]) for item in brief.review}
    deployment: dict[str, str] = {}
    for item in brief.deployment:
        tasks = (text for task in item.tasks for text in (task.lead, task.object, *task.measures))
        deployment[item.theme] = " ".join([item.theme, item.heading, *item.preface, *tasks])
    for part, themes in (("回顾", review), ("部署", deployment)):
        yield from ((f"{part}.{theme}", text) for theme, text in themes.items())
        yield part, " ".join(themes.values())
    for part, statements in brief.statements_by_part.items():
        if part in _MOVES:
            yield part, _joined(statements)
    for part, points in brief.key_points_by_part.items():
        if part in _MOVES:
            yield part, _joined_points(points)
    yield "号召", brief.slogan


def _joined(statements: tuple[Statement, ...]) -> str:
    return " ".join(item.text for item in statements)


def _joined_points(points: tuple[KeyPoint, ...]) -> str:
    return " ".join(text for item in points for text in (item.title, *item.body, *item.items))
