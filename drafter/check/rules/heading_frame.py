"""HED004: sibling headings of which one alone has another build: a noun among those that start with a verb."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from drafter.check.outline import Heading, are_questions, sibling_sets
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.spans import Span

_MARK = re.compile("[，,；;：:]")


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
    held: re.Pattern[str]
    """把好, 用活: here 把 and 用 are verbs."""
    last: re.Pattern[str]
    """A clause that ends with a verb: what it is about, and the verb."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    if context.speech.heading_note:  # the author has said why
        return
    verbs = _verbs(parameters)
    share, least = parameters.number("多数占比"), parameters.number("最少条数")
    for group in sibling_sets(context.speech):
        if len(group) < least or not all(item.title for item in group) or are_questions(group):
            continue
        frames = [_frame(item.title, verbs) for item in group]
        usual, count = Counter(frames).most_common(1)[0]
        odd = [item for item, frame in zip(group, frames, strict=True) if frame != usual]
        if len(odd) != 1 or count * 100 < share * len(group) or usual == _Frame.OTHER:
            continue
        model = next(item.title for item, frame in zip(group, frames, strict=True) if frame == usual)
        yield _finding(
            context,
            odd[0],
            f"其余 {len(group) - 1} 条都{usual}（如“{model}”）",
            _advice(odd[0].title, usual, model, verbs),
        )


def _verbs(parameters: Parameters) -> _Verbs:
    words = parameters.any_of("开头动词")
    complements, single = ("".join(parameters.words(name)) for name in ("补语", "单字动词"))
    both = parameters.words("名动两用")
    inner = "|".join(re.escape(word) for word in parameters.words("开头动词") if word not in both) or "(?!)"
    adverbs = f"(?:{parameters.any_of('开头副词')})*"
    return _Verbs(
        listed=re.compile(f"{adverbs}(?:{words})"),
        held=re.compile(f"[把用靠跟][{complements}]"),
        preposition=re.compile(f"[{''.join(parameters.words('介词'))}]"),
        # Built like a verb (拢住), or behind an adverb that no list knows (因地制宜加快…); 项目建设要… is none.
        built=re.compile(
            f"{adverbs}(?:[{CJK}][{complements}]|[{single}][^，,、]{{3}})|[{CJK}]{{2,4}}(?:{inner})"
        ),
        last=re.compile(f"(?P<about>(?:(?!{inner})[{CJK}]){{2,6}}?)(?:要|必须|须)?(?P<verb>{words})"),
    )


def _frame(title: str, verbs: _Verbs) -> str:
    bare = title.lstrip("“‘")
    if verbs.listed.match(bare) or verbs.held.match(bare):  # 把握 and 把好 before 把
        return _Frame.VERB
    if verbs.preposition.match(bare):
        return _Frame.PREPOSITION.format(bare[0])
    return _Frame.VERB if verbs.built.match(bare) else _Frame.OTHER


def _advice(title: str, usual: str, model: str, verbs: _Verbs) -> str:
    """Return what to do; where the verb only stands last, the heading with its verb first."""
    if usual != _Frame.VERB:
        return f"照“{model}”的样子改写，也{usual}"
    first = _MARK.split(title, maxsplit=1)[0]
    turned = verbs.last.fullmatch(first)
    if turned:
        return f"把动词提到前头，如“{turned['verb']}{turned['about']}{title[len(first) :]}”"
    return f"照“{model}”的样子，把动词放到最前面；原来没有动词的，补一个（抓好、推进、做强等）"


def _finding(context: CheckContext, item: Heading, others: str, advice: str) -> Finding:
    start = item.number.span.end if item.number else 0
    return Finding(
        context.place(item.block, Span(start, len(item.block.text))),
        f"同级标题中{others}，只有这一条不是",
        advice,
    )


RULE = Rule(code="HED004", name="标题句式", function=_check)
