"""Where the tasks of the brief stand in the text, and what of another task stands there in place of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.check.rule import CheckContext, Part
from drafter.model.brief import Task
from drafter.text.characters import squeeze
from drafter.text.overlap import containment, ngrams
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_PAIR = 2


class TaskPlace(NamedTuple):
    """From the sentence that a task begins in to the end of what belongs to it."""

    part: Part
    span: Span

    @property
    def text(self) -> str:
        """What stands there, without blanks."""
        return squeeze(self.span.of(self.part.text))


class Foreign(NamedTuple):
    """A unit or a deadline that is another task's."""

    words: str
    task: Task
    """Whose it is."""


def task_places(context: CheckContext, tasks: Sequence[Task], least: float) -> dict[int, TaskPlace]:
    """Return where each task stands: from its sentence to the next task's, or to the end of the paragraph.

    Args:
        context: The speech.
        tasks: The tasks of the brief.
        least: The share of a task's pairs of characters that its sentence must have, 0 to 1.

    Returns:
        The places by the number of the task. Tasks that share a sentence have none: nobody can tell what of it
        belongs to which.
    """
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
        starts = [other for _, where, other in best.values() if where.spans == part.spans]
        if starts.count(start) == 1:
            end = min((other for other in starts if other > start), default=len(part.text))
            places[number] = TaskPlace(part, Span(start, end))
    return places


def foreign_owner(task: Task, tasks: Iterable[Task], text: str) -> Foreign | None:
    """Return the unit of another task that stands where a task's first unit is missing.

    Args:
        task: The task.
        tasks: All tasks.
        text: What stands at the task's place, without blanks.
    """
    if not task.owners or squeeze(task.owners[0]) in text:
        return None
    for other in tasks:
        for unit in other.owners if other is not task else ():
            if unit not in task.owners and squeeze(unit) in text:
                return Foreign(unit, other)
    return None


def foreign_deadline(task: Task, tasks: Iterable[Task], text: str) -> Foreign | None:
    """Return the deadline of another task that stands where a task's own is missing; see `foreign_owner`."""
    own = squeeze(task.deadline)
    if not own or own in text:
        return None
    for other in tasks:
        deadline = squeeze(other.deadline)
        if deadline and deadline != own and re.search(rf"(?<!\d){re.escape(deadline)}", text):
            return Foreign(other.deadline, other)
    return None
