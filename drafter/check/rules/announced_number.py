"""NUM002: 讲四点意见, and three follow. Silent wherever it is unclear what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.outline import sibling_sets
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.enumerations import Enumerator, enumerators
from drafter.text.numbering import parse_chinese_integer
from drafter.text.spans import Span

_MAX_GAP = 3
"""Characters that may stand between an announcement's sentence and the first enumerator."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    pattern = re.compile(
        rf"(?<![第这那其前后另每“两])(?P<count>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})"
        rf"(?:{parameters.any_of('量词')})(?![一二三四五六七八九十])(?:{parameters.any_of('所数')})?(?P<tail>[^。；：:！？\n]{{0,6}})(?P<mark>[。：:]|$)"
    )
    slogan = re.compile(
        r"“(?P<count>[一二三四五六七八九十]{1,3})个一批?”(?P<tail>[^。；：:，！？\n“]{0,8})(?P<mark>[：:])"
    )
    blocked = re.compile(rf"(?:{parameters.any_of('不作预告')})[^。；，,！？\n]{{0,12}}$")
    sizes = _set_sizes(context)
    blocks = context.speech.blocks
    for index, block in enumerate(blocks):
        for match in (*pattern.finditer(block.text), *slogan.finditer(block.text)):
            if blocked.search(block.text, max(0, match.start() - 24), match.start()):
                continue
            announced = _value(match["count"])
            counted = _counted(blocks, index, match.end(), sizes)
            if counted and announced > counted[0] and not context.speech.complete:
                continue  # the rest was cut off
            if announced > 1 and counted and announced not in counted and counted[0] > 1:
                span = Span(match.start(), match.end() - len(match["mark"]))
                said = span.of(block.text)
                yield Finding(
                    context.place(block, span),
                    f"这里说“{said}”，后面数出来是 {counted[0]} 条",
                    f"核对是漏了一条还是数字没有改；条数无误就把“{match['count']}”改过来",
                )


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else parse_chinese_integer(text) or 0


def _set_sizes(context: CheckContext) -> dict[int, int]:
    """Return the size of each set that counts 1, 2, 3 …, by the place of its first heading's block."""
    return {
        group[0].position: len(group)
        for group in sibling_sets(context.speech)
        if [item.number and item.number.value for item in group] == list(range(1, len(group) + 1))
    }


def _counted(blocks: tuple[Block, ...], index: int, end: int, sizes: dict[int, int]) -> tuple[int, ...]:
    """Return how many points follow an announcement, as (count, last number), or nothing where it is unclear."""
    rest = blocks[index].text[end:]
    if rest:
        items = list(enumerators(" " + rest)) if not rest.startswith("\n") else []
        first = items[0] if items else None
        if first is None or first.value != 1 or first.span.start > _MAX_GAP:
            return ()
        run = _run([*items, *_later(blocks, index)], first.style)
        return (len(run), run[-1])
    if index + 1 >= len(blocks):
        return ()
    following = blocks[index + 1]
    if following.type == "heading":
        return (sizes[index + 1],) if index + 1 in sizes else ()
    initial = next(enumerators(following.text), None)
    if initial is None or initial.value != 1 or initial.span.start:
        return ()
    run = _run(list(_later(blocks, index)), initial.style)
    return (len(run), run[-1])


def _later(blocks: tuple[Block, ...], index: int) -> Iterator[Enumerator]:
    """Yield the enumerators of the paragraphs after a block, up to the next heading."""
    for block in blocks[index + 1 :]:
        if block.type == "heading":
            return
        yield from enumerators(block.text)


def _run(items: list[Enumerator], style: str) -> list[int]:
    """Return the values of the first count in a style, up to where it starts anew."""
    run: list[int] = []
    for item in items:
        if item.style == style:
            if run and item.value <= run[-1]:
                break
            run.append(item.value)
    return run


RULE = Rule(code="NUM002", name="条数预告", function=_check)
