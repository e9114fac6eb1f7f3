"""PUN003: quotation marks, brackets and title marks of which one half is missing. Source: GB/T 15834-2011."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.paired_marks import CLOSING, pair_marks
from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_OPENING = {close: mark for mark, close in CLOSING.items()} | {")": "（"}
_NAMES = {
    "“": "引号",
    "‘": "单引号",
    "（": "括号",
    "《": "书名号",
    "〈": "单书名号",
    "【": "方头括号",
    "〔": "六角括号",
    "「": "直角引号",
    "『": "双直角引号",
}
"""By opening mark; a mark quoted in quotation marks is hard to read."""


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    waiting: dict[str, list[tuple[Part, int]]] = {}
    """Opening marks whose closing one may stand in a later paragraph: a quotation of several."""
    for part in context.parts():
        pairing = pair_marks(part.text)
        for pair in pairing.pairs[-1:]:
            if part.text.startswith(pair.mark):  # the last paragraph of a quotation that opened anew in each
                waiting.pop(pair.mark, None)
        for place in pairing.unopened:
            mark = part.text[place]
            opened = waiting.get(_OPENING[mark])
            if opened:
                opened.clear()  # each paragraph of a long quotation opens anew, the last one closes
            else:
                yield _finding(context, part, place, _message(_OPENING[mark], "右", "左"))
        for place in pairing.unclosed:
            mark = "（" if part.text[place] == "(" else part.text[place]
            waiting.setdefault(mark, []).append((part, place))
    for mark, opened in waiting.items():
        for part, place in opened:
            yield _finding(context, part, place, _message(mark, "左", "右"))


def _message(mark: str, here: str, missing: str) -> str:
    name = _NAMES.get(mark, f"“{mark}”")
    return f"{here}{name}没有配上{missing}{name}"


def _finding(context: CheckContext, part: Part, place: int, message: str) -> Finding:
    return Finding(
        context.place(part, Span(place, place + 1)), message, "补上另一半，或删去这一半；左右用反的改过来"
    )


RULE = Rule(code="PUN003", name="标点不成对", function=_check)
