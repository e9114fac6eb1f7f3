"""Planters of what departs from the brief: owners, deadlines, targets, tasks; they need drafts."""

from __future__ import annotations

import re
from random import Random

from drafter.text.spans import Span
from tests.eval.planted.plant import Clean, Ground, Plant, paragraph, pick, replace


def _in_block(clean: Clean, start: int, end: int, words: str) -> Span | None:
    at = clean.text.find(words, start, end)
    return Span(at, at + len(words)) if words and at >= 0 else None


def owner_exchanged(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """A task's owner is another task's."""
    choices = []
    tasks = clean.tasks()
    for task, block in tasks:
        others = [
            other.owners[0]
            for other, _ in tasks
            if other.owners and task.owners and other.owners[0] not in task.owners
        ]
        span = clean.of(block)
        place = _in_block(clean, span.start, span.end, task.owners[0]) if task.owners else None
        choices += [(block, place, other) for other in others if place is not None]
    chosen = pick(choices, random)
    if chosen is None:
        return None
    block, place, owner = chosen
    return paragraph(clean, replace(clean, place, owner), block)


def deadline_changed(clean: Clean, random: Random, _: Ground) -> Plant | None:
    choices = []
    for task, block in clean.tasks():
        span = clean.of(block)
        place = _in_block(clean, span.start, span.end, task.deadline)
        match = re.match(r"(\d{1,2})(月.*)", task.deadline)
        if place is not None and match is not None:
            month = int(match[1]) + random.choice((-1, 1))
            choices.append((block, place, f"{min(max(month, 1), 12)}{match[2]}"))
    chosen = pick([item for item in choices if item[1].of(clean.text) != item[2]], random)
    return paragraph(clean, replace(clean, chosen[1], chosen[2]), chosen[0]) if chosen else None


def target_strengthened(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """The brief says 力争, the text 确保, or the other way round."""
    found = list(re.finditer(r"(?<![年\[])目标: (?=[^力争确保\[\s][^\n]*\d)", clean.brief_source))
    match = pick(found, random)
    if match is None or clean.redraft is None:
        return None
    said, wrong = random.choice((("力争", "确保"), ("力争", "务必"), ("确保", "力争"), ("确保", "争取")))
    target = re.match("[^,、}\n#]{4,}", clean.brief_source[match.end() :])
    if target is None:
        return None
    source = clean.brief_source[: match.end()] + said + clean.brief_source[match.end() :]
    text = clean.redraft(source)
    at = text.find(said + target[0].strip())
    if at < 0:
        return None
    changed = text[:at] + wrong + text[at + len(said) :]
    place = Span(at, at + len(wrong) + len(target[0]))
    return Plant(changed, (place,), "", source, text, note=f"{said}→{wrong} {target[0]}")


def task_left_out(clean: Clean, random: Random, _: Ground) -> Plant | None:
    tasks = clean.tasks()
    chosen = pick(tasks, random)
    if chosen is None or sum(block is chosen[1] for _, block in tasks) > 1:
        return None
    span = clean.of(chosen[1])
    plant = replace(clean, Span(span.start, span.end), "")
    return Plant(plant.text, (), note=chosen[0].object)


def result_left_out(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """A project, honour or problem of the brief is not in the text."""
    assert clean.brief is not None
    wanted = [item.text for item in clean.brief.problems]
    found = [(text, block) for text in wanted for block in clean.blocks() if text in block.text]
    chosen = pick(found, random)
    if chosen is None:
        return None
    text, block = chosen
    at = clean.text.index(text, clean.of(block).start)
    start = max(clean.text.rfind(mark, clean.of(block).start, at) for mark in "。；")
    ends = [clean.text.find(mark, at) for mark in "。；"]
    stop = min((end for end in ends if end >= 0), default=at + len(text))
    start = max(start + 1, clean.of(block).start)
    return Plant(clean.text[:start] + clean.text[stop + 1 :], (), note=text)
