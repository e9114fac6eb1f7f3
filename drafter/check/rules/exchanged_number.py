"""FIG013: a number behind a name that the brief gives another number: numbers exchanged within a task."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from drafter.check.figure_mentions import figure_mentions
from drafter.check.known_numbers import Known, holds, known_numbers
from drafter.check.labelled_quantities import LabelledQuantity, brief_quantities, labelled_quantities
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.derivation import derive_completion, derive_growth
from drafter.model.rule_settings import Parameters
from drafter.model.vocabulary import Move
from drafter.text.characters import CJK
from drafter.text.sentences import sentences
from drafter.text.spans import Span

_SPECIFIC = 3
"""Characters of a label that say what is counted."""
_GOAL, _GOAL_NAME = 14, 8
"""Characters before a rate that are read, and that tell one goal from another."""
_SURE = 8
"""Characters that are hardly written twice by chance."""
_GROWTH = re.compile(r"(?:增长|提高|上升|下降|减少|回落|增幅为?|降幅为?)了?(?P<rate>\d+(?:\.\d+)?)%")
_DONE = re.compile(r"(?:目标|任务|计划|预算)数?的(?P<rate>\d+(?:\.\d+)?)%")
_BEHIND = re.compile(f"[{CJK}]{{4}}")
_GROWS = re.compile(f"([{CJK}]{{3,12}}(?:增长|下降))$")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    assert context.brief is not None
    general = parameters.words("泛称")
    wanted: dict[tuple[str, str], list[LabelledQuantity]] = defaultdict(list)
    for item in brief_quantities(context.brief):
        if len(item.label) >= _SPECIFIC and not item.label.endswith(general):
            wanted[item.label, item.unit].append(item)
    numbers = known_numbers(context.brief)
    yield from _goals(context, numbers)
    yield from _rates(context)
    yield from _behind(context)
    if not wanted:
        return
    names = tuple(figure.name for figure in context.brief.figures)
    for part in context.parts():
        for item in labelled_quantities(part.text):
            told = wanted.get((item.label, item.unit))
            if not told or _value(item) in {_value(known) for known in told}:
                continue
            if any(name.endswith(item.label) for name in names):
                continue  # FIG005 knows better
            if not any(holds(known, _value(item), item.unit) for known in numbers):
                continue  # FIG001 says so
            yield Finding(
                context.place(part, item.span),
                f"“{item.label}”后面写的是“{item.span.of(part.text)}”，需求单里是“{_right(told)}”",
                _advice(item, told),
            )


def _goals(context: CheckContext, numbers: tuple[Known, ...]) -> Iterator[Finding]:
    """Yield the goals whose rate is another goal's: 财政收入增长8%、投资增长10%, the two rates exchanged."""
    assert context.brief is not None
    wanted: dict[str, list[LabelledQuantity]] = defaultdict(list)
    for goal in context.brief.goals:
        for item in labelled_quantities(goal.text):
            wanted[_goal(item)].append(item)
    wanted.pop("", None)
    for part in context.parts():
        if part.block is None or part.block.move is not Move.GOALS:
            continue
        for item in labelled_quantities(part.text):
            told = wanted.get(_goal(item), [])
            if (
                told
                and _value(item) not in {_value(known) for known in told}
                and any(holds(one, _value(item), item.unit) for one in numbers)
            ):
                yield Finding(
                    context.place(part, item.span),
                    f"“{_goal(item)}”后面写的是“{item.span.of(part.text)}”，需求单里这个目标是“{_right(told)}”",
                    _advice(item, told),
                )


def _rates(context: CheckContext) -> Iterator[Finding]:
    """Yield a figure's growth that stands for the share of its goal that is done, or the other way round."""
    assert context.brief is not None
    figures = {figure.name: figure for figure in context.brief.figures}
    for part, name, span in figure_mentions(context, figures):
        growth, done = derive_growth(figures[name]), derive_completion(figures[name])
        if growth is None or done is None or growth.unit != "%" or abs(growth.value) == abs(done.value):
            continue
        for pattern, right, wrong in ((_GROWTH, growth, done), (_DONE, done, growth)):
            match = pattern.search(part.text, span.start, span.end)
            if match and Decimal(match["rate"]) == abs(wrong.value):
                yield Finding(
                    context.place(part, Span(match.start("rate"), match.end())),
                    f"“{name}”的{right.name}是 {right.text}，这里写成了{wrong.name}的 {wrong.text}",
                    f"对照需求单，改成 {right.text}",
                )


def _behind(context: CheckContext) -> Iterator[Finding]:
    """Yield the numbers that stand before another's words: 12个卡在用地、6个卡在审批, the two exchanged."""
    assert context.brief is not None
    wanted: dict[tuple[str, str], list[LabelledQuantity]] = defaultdict(list)
    beside: dict[str, set[tuple[Decimal, str]]] = defaultdict(set)  # by text of the brief: its numbers
    for item in brief_quantities(context.brief):
        wanted[_words_behind(item), item.unit].append(item)
        beside[item.text].add((_value(item), item.unit))
    for part in context.parts():
        here = list(labelled_quantities(part.text))
        values = {(_value(item), item.unit) for item in here}
        for item in here:
            words = _words_behind(item)
            told = wanted.get((words, item.unit), []) if words else []
            if _value(item) in {_value(known) for known in told}:
                continue
            told_exactly = [known for known in told if _far_behind(known) == _far_behind(item)]
            # Only numbers that stand together in the brief and here: others may well come before the same words.
            if (told_exactly and len(_far_behind(item)) == _SURE) or any(
                (_value(item), item.unit) in beside[known.text] and (_value(known), known.unit) in values
                for known in told
            ):
                yield Finding(
                    context.place(part, item.span),
                    f"“{words}”前面写的是“{item.span.of(part.text)}”，需求单里是“{_right(told)}”",
                    _advice(item, told),
                )


def _right(told: list[LabelledQuantity]) -> str:
    """Return what the brief has in the place of a wrong number."""
    return "”或“".join(dict.fromkeys(known.span.of(known.text) for known in told))


def _advice(item: LabelledQuantity, told: list[LabelledQuantity]) -> str:
    """Return what to do; two numbers are called exchanged only where the right one stands in the same sentence."""
    sentence = next(
        (span.of(item.text) for span in sentences(item.text) if span.start <= item.span.start < span.end),
        item.text,
    )
    here = {(_value(other), other.unit) for other in labelled_quantities(sentence)}
    if any((_value(known), known.unit) in here for known in told):
        return "多半是同一句里的两个数写颠倒了，对照需求单改过来"
    return f"照需求单改成“{_right(told)}”"


def _words_behind(item: LabelledQuantity) -> str:
    """Return the words behind a number that say what became of it, or the empty text."""
    match = _BEHIND.match(item.text, item.span.end)
    return match[0] if match else ""


def _far_behind(item: LabelledQuantity) -> str:
    """Return so many characters behind a number that they can hardly stand behind another."""
    return item.text[item.span.end : item.span.end + _SURE]


def _goal(item: LabelledQuantity) -> str:
    """Return what is to grow, with the verb, or the empty text."""
    match = _GROWS.search(item.text[max(0, item.span.start - _GOAL) : item.span.start])
    return match[1][-_GOAL_NAME:] if match and item.unit == "%" else ""


def _value(item: LabelledQuantity) -> Decimal:
    return abs(item.quantity.value)


RULE = Rule(code="FIG013", name="数字对调", needs=frozenset({Need.BRIEF}), function=_check)
