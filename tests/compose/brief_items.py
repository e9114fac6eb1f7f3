"""All that a brief says, part by part, and what of it a draft has lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model.brief import Brief, KeyPoint, Project, Task
from drafter.model.draft import Draft
from drafter.model.figure import Figure
from drafter.model.template import FigureWording
from tests.compose.piece_truth import figure_texts

_END = "。；，"
_TRIMS = ("要", "确保", "盯牢", "查", "坚决", "全力", "奋力", "全力以赴", "努力", "力争", "今年")
"""What the wording may take off the head of a text because it brings the word along (see task_view, filters)."""


class Item(NamedTuple):
    """Something that the brief says and the draft may not lose."""

    kind: str
    forms: tuple[str, ...]
    """Any of them in the text will do."""
    owner: str = ""
    """The line of the remarks that gives up all that it belongs to."""
    near: tuple[str, ...] = ()
    """It must stand in one paragraph with any of these: a unit or a date is one task's, not another's."""


def _clause(kind: str, text: str, owner: str = "", near: tuple[str, ...] = ()) -> Item:
    """Return an item that may stand without the marks at its end and the word at its head."""
    bare = text.rstrip(_END + "！!")
    forms = [bare]
    for head in sorted(_TRIMS, key=len, reverse=True):
        if bare.startswith(head) and len(bare) - len(head) >= 2:
            forms.append(bare.removeprefix(head))
    found = re.fullmatch("为(.{2,}?)而?(?:努力)?奋斗", bare)
    if found:
        forms.append(found[1])
    return Item(kind, tuple(forms), owner, near)


def items(brief: Brief, wording: FigureWording) -> Iterator[Item]:
    """Yield all that the brief says, part by part."""
    for figure in brief.figures:
        if not figure.optional:
            yield from _figure_items(figure, wording)
    for kind, text in (*_occasion(brief), *_statements(brief), *_narrative(brief)):
        if text:
            yield _clause(kind, text)
    for kind, points in (
        ("意义", brief.significance),
        ("思路", brief.approach),
        ("自查", brief.self_checks),
        ("保障", brief.safeguards),
        ("承诺", brief.pledges),
    ):
        for point in points:
            yield from _point_items(kind, point)
    for task in (task for section in brief.deployment for task in section.tasks):
        yield from _task_items("任务", task, task.object)
    for project in brief.projects:
        yield from _task_items("项目", project, project.name)


def _occasion(brief: Brief) -> Iterator[tuple[str, str]]:
    yield from (("主要任务", text) for text in brief.meeting.purposes)
    yield from (("已进行", text) for text in brief.meeting.done)
    yield from (("稍后", brief.meeting.to_come), ("时段", brief.period), ("号召", brief.slogan))


def _statements(brief: Brief) -> Iterator[tuple[str, str]]:
    groups = {
        "荣誉": brief.honours,
        "致谢": brief.thanks,
        "问题": brief.problems,
        "形势": brief.situation,
        "目标": brief.goals,
        "总要求": brief.requirement,
        "地情": brief.praise,
        "口号": brief.mottos,
    }
    return ((kind, item.text) for kind, statements in groups.items() for item in statements)


def _narrative(brief: Brief) -> Iterator[tuple[str, str]]:
    for review in brief.review:
        texts = (review.heading, *review.all_results, *(part.lead for part in review.parts))
        yield from (("回顾", text) for text in texts)
    for section in brief.deployment:
        yield from (("部署", text) for text in (section.heading, *section.preface))


def _figure_items(figure: Figure, wording: FigureWording) -> Iterator[Item]:
    owner = f"指标“{figure.name}”"
    texts = figure_texts(figure, wording)
    change = texts.pop("翻番", None)
    if change:
        texts["同比"] = change
    for key in ("占比对象", "位次"):
        texts.pop(key, None)
    if figure.rank:
        texts["位次"] = {figure.rank.removeprefix("居").removeprefix("增速").removeprefix("总量")}
    for key, forms in texts.items():
        yield Item(f"指标{key}", tuple(sorted(forms)), owner)


def _point_items(kind: str, point: KeyPoint) -> Iterator[Item]:
    owner = f"{kind}“{point.title}”"
    title = _clause(kind, point.title, owner)
    yield title
    for text in (*point.body, *point.items):
        yield _clause(f"{kind}内容", text, owner)
    yield from _due(kind, point.owners, point.deadline, owner)


def _task_items(kind: str, task: Task | Project, name: str) -> Iterator[Item]:
    owner = f"{kind}“{name}”"
    called = _clause(f"{kind}名称", name, owner)
    yield called
    if isinstance(task, Task) and task.lead:
        yield _clause(f"{kind}段旨", task.lead, owner)
    for text in task.measures:
        yield _clause(f"{kind}措施", text, owner, called.forms)
    if task.target:
        yield _clause(f"{kind}目标", task.target, owner, called.forms)
    yield from _due(kind, task.owners, task.deadline, owner, called.forms)


def _due(
    kind: str, owners: tuple[str, ...], deadline: str, owner: str, near: tuple[str, ...] = ()
) -> Iterator[Item]:
    for text in owners:
        yield Item(f"{kind}责任单位", (text,), owner, near)
    if deadline:
        yield Item(f"{kind}时限", (deadline, deadline.removesuffix("前")), owner, near)


def lost_items(draft: Draft, brief: Brief, wording: FigureWording) -> tuple[list[Item], dict[str, int]]:
    """Return what stands neither in the text nor in the remarks, and how many items of each kind there are."""
    paragraphs = [draft.title, *(block.text for block in draft.blocks)]
    told = "\n".join(draft.remarks)
    lost, counts = [], dict[str, int]()
    for item in items(brief, wording):
        counts[item.kind] = counts.get(item.kind, 0) + 1
        if item.owner in draft.remarks or any(form in told for form in item.forms):
            continue
        if not any(
            any(form in text for form in item.forms)
            and (not item.near or any(name in text for name in item.near))
            for text in paragraphs
        ):
            lost.append(item)
    return lost, counts
