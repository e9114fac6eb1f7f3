"""NUM002: 讲四点意见, and three follow, or the file ends before. Silent where it is unclear what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.outline import sibling_sets
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.enumerations import Enumerator, chained_enumerators, enumerators
from drafter.text.numbering import parse_chinese_integer
from drafter.text.spans import Span

_END = re.compile("[。！？]")
_MAX_GAP = 3
"""Characters that may stand between an announcement's sentence and the first enumerator."""
_NAMED = re.compile("[和与及][^，。；：]{1,12}$")
"""增加供给和抑制需求两方面: the two have been named, and what follows counts something else."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    pattern = re.compile(
        rf"(?<![第这那其前后另每“两])(?P<count>[一二三四五六七八九十]{{1,3}}|两|\d{{1,2}})"
        rf"(?:{parameters.any_of('量词')})(?![一二三四五六七八九十])(?:{parameters.any_of('所数')})?(?P<tail>[^。；：:！？\n]{{0,6}})(?P<mark>[。：:]|$)"
    )
    slogan = re.compile(
        r"“(?P<count>[一二三四五六七八九十]{1,3})个一批?”(?P<tail>[^。；：:，！？\n“]{0,8})(?P<mark>[：:])"
    )
    blocked = re.compile(rf"(?:{parameters.any_of('不作预告')})[^。；，,！？\n]{{0,12}}$")
    # 做好各项工作，讲三点意见: what stands before the verb is what is spoken of, not the points.
    spoken = re.compile(f"(?:{parameters.any_of('讲')})$")
    past = re.compile(rf"(?:{parameters.any_of('已经讲过')})[^。；！？\n]{{0,24}}$")
    sizes = _set_sizes(context)
    blocks = context.speech.blocks
    for index, block in enumerate(blocks):
        for match in (*pattern.finditer(block.text), *slogan.finditer(block.text)):
            before = block.text[max(0, match.start() - 24) : match.start()]
            if (past if spoken.search(before) else blocked).search(before):
                continue
            if match["count"] == "两" and _NAMED.search(before):
                continue
            announced = _value(match["count"])
            counted = _counted(blocks, index, match.end(), sizes)
            if announced < 2 or not counted or announced in counted:
                continue
            span = Span(match.start(), match.end() - len(match["mark"]))
            if announced > counted[0] and not context.speech.complete:
                yield _cut_off(context, block, span, counted[0])
            elif counted[0] > 1:
                yield Finding(
                    context.place(block, span),
                    f"这里说“{span.of(block.text)}”，后面数出来是 {counted[0]} 条",
                    f"核对是漏了一条还是数字没有改；条数无误就把“{match['count']}”改过来",
                )


def _cut_off(context: CheckContext, block: Block, span: Span, count: int) -> Finding:
    return Finding(
        context.place(block, span),
        f"前面说“{span.of(block.text)}”，稿子里只见到 {count} 条，文件像是没有收全：后面是不是缺了？",
        "找来全文再核对；确实只讲这几条，就把前面的数改过来",
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
        if len(run) == 1:
            stop = _END.search(rest)
            run = _run(list(chained_enumerators(rest[: stop.start() if stop else None])), first.style) or run
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
