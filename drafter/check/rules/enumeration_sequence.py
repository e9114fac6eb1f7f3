"""NUM003: 一是…三是…: an enumeration inside the text with a gap or a repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.outline import sections
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.enumerations import Enumerator, enumerators
from drafter.text.numbering import chinese_integer


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for section in sections(context.speech):
        before: dict[str, int] = {}  # by style: the last value of the paragraphs before
        read = ""
        for block in section.paragraphs:
            yield from _check_block(context, block, before, read)
            read += block.text + "\n"


def _check_block(context: CheckContext, block: Block, before: dict[str, int], read: str) -> Iterator[Finding]:
    open_counts: dict[str, list[int]] = {}  # by style: the counts that are open, outermost first
    for item in enumerators(block.text):
        if item.style == "首先":
            continue
        counts = open_counts.setdefault(item.style, [])
        if item.value == 1:
            counts.append(1)
        elif not _continues(item, counts):
            start = before.get(item.style, 0) if not counts else counts[-1]
            unclear = start == 0 and item.value > 2  # the count began out of sight
            if (
                item.value != start + 1
                and not unclear
                and not _stand_elsewhere(item, start, read + block.text[: item.span.start])
            ):
                yield _finding(context, block, item, start)
            counts.append(item.value)
        before[item.style] = item.value


def _continues(item: Enumerator, counts: list[int]) -> bool:
    """Count on in the innermost open count that the item fits, closing those inside it."""
    for depth in range(len(counts) - 1, -1, -1):
        if counts[depth] == item.value - 1:
            counts[depth:] = [item.value]
            return True
    return False


def _stand_elsewhere(item: Enumerator, start: int, text: str) -> bool:
    """Tell whether the numbers between stand in the text in another form: ，二要 or 第二个."""
    missing = range(start + 1, item.value)
    return bool(missing) and all(
        re.search(rf"(?:{number}(?:是|要|来|个是)|第{number}|其{number}|{_ARABIC.format(value)})", text)
        for value, number in ((value, chinese_integer(value)) for value in missing)
    )


_ARABIC = r"[（(]{0}[）)]"


def _finding(context: CheckContext, block: Block, item: Enumerator, start: int) -> Finding:
    words = item.span.of(block.text)
    expected = item.span.of(block.text).replace(chinese_integer(item.value), chinese_integer(start + 1))
    if start == 0:
        message = f"“{words}”前面没有“{expected}”"
    elif item.value <= start:
        message = f"“{words}”重复或倒退，前面已经数到第 {start} 条"
    else:
        message = f"“{words}”前面缺“{expected}”"
    return Finding(context.place(block, item.span), message, "补上漏掉的一条，或把序号顺下来")


RULE = Rule(code="NUM003", name="文中序号", function=_check)
