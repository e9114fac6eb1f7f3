"""BRF002: the unit or the deadline of a task that stands at another task, or the supporting unit put in the lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.rule import CheckContext, Finding, Need, Part, Rule
from drafter.model.brief import Task
from drafter.model.rule_settings import Parameters
from drafter.text.characters import squeeze
from drafter.text.overlap import containment, ngrams
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_PAIR = 2


class _Place(NamedTuple):
    """The sentence that a task begins in, and the end of what belongs to it."""

    part: Part
    span: Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    tasks = [task for section in context.brief.deployment for task in section.tasks]
    leading = re.compile(f"({parameters.any_of('牵头')})")
    places = _places(context, tasks, parameters.number("认作同一事项") / 100)
    for number, task in enumerate(tasks):
        place = places.get(number)
        if place is None:
            continue
        text = squeeze(place.span.of(place.part.text))
        others = [other for other in tasks if other is not task]
        for message in (
            *_owners(task, others, text),
            *_deadline(task, others, text),
            *_lead(task, text, leading),
        ):
            yield Finding(
                context.place(place.part, Span(place.span.start, min(place.span.end, place.span.start + 20))),
                message,
                "对照需求单核对责任单位和时限",
            )


def _owners(task: Task, others: list[Task], text: str) -> Iterator[str]:
    if not task.owners or squeeze(task.owners[0]) in text:
        return
    for other in others:
        for unit in other.owners:
            if unit not in task.owners and squeeze(unit) in text:
                own = "、".join(task.owners)
                yield f"任务“{task.object}”由“{own}”负责，这里写的是“{unit}”（那是“{other.object}”的）"
                return


def _deadline(task: Task, others: list[Task], text: str) -> Iterator[str]:
    own = squeeze(task.deadline)
    if not own or own in text:
        return
    for other in others:
        deadline = squeeze(other.deadline)
        if deadline and deadline != own and re.search(rf"(?<!\d){re.escape(deadline)}", text):
            whose = f"（那是“{other.object}”的）"
            yield f"任务“{task.object}”的时限是“{task.deadline}”，这里写的是“{other.deadline}”{whose}"
            return


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


def _places(context: CheckContext, tasks: list[Task], least: float) -> dict[int, _Place]:
    """Return where each task stands: from its sentence to the next task's, or to the end of the paragraph."""
    wanted = [ngrams(squeeze(task.object), _PAIR) for task in tasks]
    best: dict[int, tuple[float, Part, int]] = {}
    for part in context.parts():
        if part.block is None or part.block.type != "paragraph":
            continue
        for sentence in sentences(part.text):
            found = ngrams(squeeze(sentence.of(part.text)), _PAIR)
            for number, pairs in enumerate(wanted):
                share = containment(pairs, found)
                if share >= least and share > best.get(number, (0.0,))[0]:
                    best[number] = (share, part, sentence.start)
    places = {}
    for number, (_, part, start) in best.items():
        later = [other for _, where, other in best.values() if where.spans == part.spans and other > start]
        shared = [where for _, where, other in best.values() if where.spans == part.spans and other == start]
        if len(shared) == 1:  # of two tasks in one sentence nobody can tell what belongs to which
            places[number] = _Place(part, Span(start, min(later, default=len(part.text))))
    return places


RULE = Rule(code="BRF002", name="任务张冠李戴", needs=frozenset({Need.BRIEF}), function=_check)
