"""HED003: end punctuation of headings: none where a heading stands alone, and the same in one set. Source: custom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.outline import Heading, is_run_in, sibling_sets
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.check.run_in_headings import RunIn, run_in_sets
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.enumerations import enumerators
from drafter.text.spans import Span

_WRONG_ENDS = "。；，;,."
_NO_END = ("：", ":", "；", ";")
_COUNTED = re.compile(
    "[0-9一二两三四五六七八九十几][个项条件点方句大]|如下|以下|就是|在于|包括|要求|强调|指出|说"
)


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for siblings in sibling_sets(context.speech):
        alone = [item for item in siblings if not is_run_in(context.text, item, _following(context, item))]
        marked = [item for item in alone if item.block.text.endswith(tuple(_WRONG_ENDS))]
        for item in marked:
            yield _finding(context, item)
        if not marked:
            yield from _mixed(context, siblings)
    for group in run_in_sets(context):
        yield from _odd(context, group)


def _mixed(context: CheckContext, siblings: tuple[Heading, ...]) -> Iterator[Finding]:
    """Find the few of a Markdown set that have, or lack, the full stop of the many."""
    if not all(_in_markdown(context, item) for item in siblings):
        return
    stopped = [item for item in siblings if item.block.text.endswith("。")]
    plain = [item for item in siblings if not item.block.text.endswith(("。", "！", "？"))]
    if not stopped or not plain:
        return
    for item in min(stopped, plain, key=len):
        end = len(item.block.text)
        has = item in stopped
        yield Finding(
            context.place(item.block, Span(end - 1, end)),
            f"这一条标题末尾{'有' if has else '没有'}句号，同级的其他标题多数{'没有' if has else '有'}",
            "同级标题末尾的标点要一致",
        )


def _odd(context: CheckContext, group: tuple[RunIn, ...]) -> Iterator[Finding]:
    """Find the one of several headings at the head of their paragraphs that ends in ： or ； and not in a full stop.

    抓好三件事：一是…… announces what follows, and is none.
    """
    odd = [item for item in group if item.mark != "。"]
    if len(odd) != 1 or odd[0].mark not in _NO_END:
        return
    item = odd[0]
    text = item.block.text
    if item.mark == "：" and not item.numbered:  # 一要清沟：…… goes on as a sentence
        return
    if _COUNTED.search(item.title.of(text)) or next(enumerators(text[item.title.end :]), None) is not None:
        return
    yield Finding(
        context.place(item.block, Span(item.title.end, item.title.end + 1)),
        f"段首标题其余 {len(group) - 1} 条末尾用句号，这一条用了“{item.mark}”",
        "同级标题末尾的标点要一致",
    )


def _in_markdown(context: CheckContext, item: Heading) -> bool:
    start = item.block.spans[0].start if item.block.spans else 0
    return context.text[context.text.rfind("\n", 0, start) + 1 : start].lstrip().startswith("#")


def _following(context: CheckContext, item: Heading) -> Block | None:
    blocks = context.speech.blocks
    return blocks[item.position + 1] if item.position + 1 < len(blocks) else None


def _finding(context: CheckContext, item: Heading) -> Finding:
    end = len(item.block.text)
    span = context.place(item.block, Span(end - 1, end))
    return Finding(
        span, f"独占一行的标题末尾用了“{item.block.text[-1]}”", "删去标题末尾的标点", Fix(span=span, text="")
    )


RULE = Rule(code="HED003", name="标题末标点", function=_check)
