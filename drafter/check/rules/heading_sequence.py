"""NUM001: heading numbers that skip, repeat or start wrong.

Source: GB/T 9704-2012, 7.3.3 (order of the levels 一、 （一） 1. （1）).
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.outline import Heading, sibling_sets
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.numbering import heading_number

_CONTINUED_LEVEL = 3
"""From this level on a number may run on under the next parent."""


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    last: dict[int, int] = {}
    for siblings in sibling_sets(context.speech):
        level = siblings[0].level
        yield from _check_set(context, siblings, last.get(level, 0))
        last[level] = max((item.number.value for item in siblings if item.number), default=0)


def _check_set(context: CheckContext, siblings: tuple[Heading, ...], before: int) -> Iterator[Finding]:
    """Check one set; `before` is the last number of the set of this level under the parent before."""
    previous: int | None = 0
    for position, heading in enumerate(siblings):
        if heading.number is None:  # an unnumbered heading may start a new count
            previous = None
            continue
        value = heading.number.value
        runs_on = heading.level >= _CONTINUED_LEVEL and position == 0 and value == before + 1
        allowed = {1} if previous == 0 else {previous + 1} if previous is not None else {1, before + 1, value}
        if value not in allowed and not runs_on:
            expected = (previous or 0) + 1
            right, wrong = (heading_number(heading.level, number) for number in (expected, value))
            finding = _finding(
                context,
                heading,
                _reason(value, previous or 0, wrong, right, again=_repeated(siblings, position)),
                right,
                siblings[position + 1 :],
            )
            yield finding
            if finding.fix is not None:  # only this number is wrong: count on as if it were right
                value = expected
        previous = value


def _repeated(siblings: tuple[Heading, ...], position: int) -> bool:
    """Tell whether the heading after one bears the same number."""
    following = siblings[position + 1] if position + 1 < len(siblings) else None
    number = siblings[position].number
    return bool(following and following.number and number and (following.number.value == number.value))


def _reason(value: int, previous: int, wrong: str, right: str, *, again: bool) -> str:
    if again and value > previous + 1:
        return f"“{wrong}”出现了两次，前一处多半应是“{right}”"
    if previous == 0:
        return f"同级标题从“{wrong}”编起，前面缺“{right}”"
    if value == previous:
        return f"标题编号重复：“{wrong}”出现了两次"
    if value < previous:
        return f"标题编号倒退：前面已经编过“{wrong}”，接下来应是“{right}”"
    return f"标题编号跳号：“{wrong}”前面缺“{right}”"


def _finding(
    context: CheckContext, heading: Heading, message: str, right: str, rest: tuple[Heading, ...]
) -> Finding:
    """Return the finding, with a fix where the heading after it shows that only this number is wrong."""
    assert heading.number is not None
    span = context.place(heading.block, heading.number.span)
    following = rest[0].number.value if rest and rest[0].number else None
    certain = (
        following is not None and heading_number(heading.level, following - 1 if following else 0) == right
    )
    return Finding(
        span,
        message,
        f"改为“{right}”，或补上漏掉的一条，并核对后面的编号",
        Fix(span=span, text=right) if certain else None,
    )


RULE = Rule(code="NUM001", name="标题编号", function=_check)
