"""HED004: sibling headings of which one alone has another build: a noun among those that start with a verb."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from drafter.check.outline import Heading, sibling_sets
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.spans import Span


class _Frame(StrEnum):
    """How a heading starts."""

    VERB = "以动词开头"
    PREPOSITION = "以“{}”字开头"
    OTHER = "不以动词开头"


class _Verbs(NamedTuple):
    """How headings start, as patterns."""

    listed: re.Pattern[str]
    preposition: re.Pattern[str]
    built: re.Pattern[str]


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if context.speech.heading_note:  # the author has said why
        return
    verbs = _verbs(parameters)
    share, least = parameters.number("多数占比"), parameters.number("最少条数")
    for group in sibling_sets(context.speech):
        if len(group) < least or not all(item.title for item in group):
            continue
        frames = [_frame(item.title, verbs) for item in group]
        usual, count = Counter(frames).most_common(1)[0]
        odd = [item for item, frame in zip(group, frames, strict=True) if frame != usual]
        if len(odd) != 1 or count * 100 < share * len(group) or usual == _Frame.OTHER:
            continue
        yield _finding(context, odd[0], group, usual, frames)


def _verbs(parameters: Parameters) -> _Verbs:
    words = parameters.any_of("开头动词")
    complements, single = ("".join(parameters.words(name)) for name in ("补语", "单字动词"))
    both = parameters.words("名动两用")
    inner = "|".join(re.escape(word) for word in parameters.words("开头动词") if word not in both) or "(?!)"
    adverbs = f"(?:{parameters.any_of('开头副词')})*"
    return _Verbs(
        listed=re.compile(f"{adverbs}(?:{words})"),
        preposition=re.compile(f"[{''.join(parameters.words('介词'))}]"),
        # Built like a verb (拢住), or behind an adverb that no list knows (因地制宜加快…); 项目建设要… is none.
        built=re.compile(
            f"{adverbs}(?:[{CJK}][{complements}]|[{single}][^，,、]{{3}})|[{CJK}]{{2,4}}(?:{inner})"
        ),
    )


def _frame(title: str, verbs: _Verbs) -> str:
    bare = title.lstrip("“‘")
    if verbs.listed.match(bare):  # 把握 before 把
        return _Frame.VERB
    if verbs.preposition.match(bare):
        return _Frame.PREPOSITION.format(bare[0])
    return _Frame.VERB if verbs.built.match(bare) else _Frame.OTHER


def _finding(
    context: CheckContext, item: Heading, group: tuple[Heading, ...], usual: str, frames: list[str]
) -> Finding:
    start = item.number.span.end if item.number else 0
    model = next(other.title for other, frame in zip(group, frames, strict=True) if frame == usual)
    return Finding(
        context.place(item.block, Span(start, len(item.block.text))),
        f"同级标题中其余 {len(group) - 1} 条都{usual}（如“{model}”），只有这一条不是",
        f"这一条也改成{usual}的句式",
    )


RULE = Rule(code="HED004", name="标题句式", function=_check)
