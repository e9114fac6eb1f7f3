"""BRF001: a task of the brief that is not in the text, or stands there without its unit, deadline or figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.known_numbers import Known, holds, known_numbers, unit_of
from drafter.check.rule import CheckContext, Finding, Need, Part, Rule
from drafter.check.task_details import foreign_deadline, foreign_owner, task_places
from drafter.model.brief import Task
from drafter.model.rule_settings import Parameters
from drafter.text.characters import squeeze
from drafter.text.overlap import containment, ngrams
from drafter.text.quantities import quantities
from drafter.text.spans import Span

_PAIR = 2
"""Tasks are recognised by pairs of characters: a reworded task shares most of them."""


_ANYTHING = ("", "%")
"""Units by which a number can't be told to stand in another's place."""


class _Exchanged(NamedTuple):
    """What of another task stands in place of a task's own."""

    owner: bool
    deadline: bool


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    least = parameters.number("认作同一事项") / 100
    numbers = known_numbers(context.brief)
    tasks = [task for section in context.brief.deployment for task in section.tasks]
    places = task_places(context, tasks, parameters.number("认作串项") / 100)
    parts = [part for part in context.parts() if part.block is not None and part.block.type == "paragraph"]
    pairs = [ngrams(squeeze(part.text), _PAIR) for part in parts]
    for number, task in enumerate(tasks):
        wanted = ngrams(squeeze(task.object), _PAIR)
        shares = [containment(wanted, found) for found in pairs]
        best = max(range(len(parts)), key=shares.__getitem__, default=None)
        if best is None or shares[best] < least:
            yield Finding(
                context.whole(),
                f"需求单里的任务“{task.object}”，稿子里没有找到",
                "补写这一项，或从需求单里删去",
            )
            continue
        text = places[number].text if number in places else ""
        exchanged = _Exchanged(
            owner=foreign_owner(task, tasks, text) is not None if text else False,
            deadline=foreign_deadline(task, tasks, text) is not None if text else False,
        )
        yield from _details(context, parts[best], task, exchanged, numbers)


def _details(
    context: CheckContext, part: Part, task: Task, exchanged: _Exchanged, numbers: tuple[Known, ...]
) -> Iterator[Finding]:
    """Yield what of a task its paragraph lacks, without what other rules report.

    BRF002 tells of another task's unit and deadline; FIG001 of a number that the brief has nowhere, in whose place
    the one of the same unit that is missing must have stood.
    """
    text = squeeze(part.text)
    changed = {
        quantity.unit
        for quantity in quantities(part.text)
        if quantity.unit not in _ANYTHING
        and not any(holds(known, quantity.value, unit_of(quantity, part.text)) for known in numbers)
    }
    owners = () if exchanged.owner else task.owners
    missing = [f"责任单位“{unit}”" for unit in owners if squeeze(unit) not in text]
    deadline = squeeze(task.deadline)
    in_target = any(mark in task.target for mark in "月年节季")
    if deadline and deadline not in text and not in_target and not exchanged.deadline:
        missing.append(f"时限“{task.deadline}”")
    missing += [
        f"目标里的“{quantity.span.of(task.target)}{quantity.unit}”"
        for quantity in quantities(task.target)
        if quantity.span.of(task.target) not in text and quantity.unit not in changed
    ]
    if missing:
        yield Finding(
            context.place(part, Span(0, min(len(part.text), 20))),
            f"任务“{task.object}”这一段没有写到{'、'.join(missing)}",
            "对照需求单核对，漏了的补上，改了的确认一下",
        )


RULE = Rule(code="BRF001", name="任务未落实", needs=frozenset({Need.BRIEF}), function=_check)
