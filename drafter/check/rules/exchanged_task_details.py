"""BRF002: the unit or the deadline of a task that stands at another task, or the supporting unit put in the lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.check.task_details import foreign_deadline, foreign_owner, task_places
from drafter.model.brief import Task
from drafter.model.rule_settings import Parameters
from drafter.text.characters import squeeze
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    tasks = [task for section in context.brief.deployment for task in section.tasks]
    leading = re.compile(f"({parameters.any_of('牵头')})")
    places = task_places(context, tasks, parameters.number("认作同一事项") / 100)
    for number, task in enumerate(tasks):
        place = places.get(number)
        if place is None:
            continue
        for message in (*_exchanged(task, tasks, place.text), *_lead(task, place.text, leading)):
            yield Finding(
                context.place(place.part, Span(place.span.start, min(place.span.end, place.span.start + 20))),
                message,
                "对照需求单核对责任单位和时限",
            )


def _exchanged(task: Task, tasks: list[Task], text: str) -> Iterator[str]:
    unit = foreign_owner(task, tasks, text)
    if unit is not None:
        own = "、".join(task.owners)
        yield f"任务“{task.object}”由“{own}”负责，这里写的是“{unit.words}”（那是“{unit.task.object}”的）"
    deadline = foreign_deadline(task, tasks, text)
    if deadline is not None:
        whose = f"（那是“{deadline.task.object}”的）"
        yield f"任务“{task.object}”的时限是“{task.deadline}”，这里写的是“{deadline.words}”{whose}"


def _lead(task: Task, text: str, leading: re.Pattern[str]) -> Iterator[str]:
    """Tell of a supporting unit that stands where the leading one belongs."""
    if len(task.owners) < 2:
        return
    lead, *support = (squeeze(unit) for unit in task.owners)
    if lead not in text:
        return
    mark = leading.search(text)
    if mark is None:
        first = min((unit for unit in (lead, *support) if unit in text), key=text.find)
        if first != lead and lead not in first:
            yield f"任务“{task.object}”由“{task.owners[0]}”牵头，这里“{first}”排在了它前面"
        return
    start = max(text.rfind(sign, 0, mark.start()) for sign in "，。；：") + 1
    phrase = text[start : mark.start()]
    for unit in support:
        if unit in phrase and lead not in phrase:
            yield f"任务“{task.object}”由“{task.owners[0]}”牵头，这里写成“{unit}”{mark[1]}"
            return


RULE = Rule(code="BRF002", name="任务张冠李戴", needs=frozenset({Need.BRIEF}), function=_check)
