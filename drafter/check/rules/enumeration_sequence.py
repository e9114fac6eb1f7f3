"""NUM003: 一是…三是…: an enumeration inside the text with a gap or a repetition."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise

from drafter.check.outline import sections
from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.model.speech import Block
from drafter.text.enumerations import Enumerator, chained_enumerators, enumerators
from drafter.text.numbering import chinese_integer
from drafter.text.sentences import sentences

_CHAIN = 3
"""So many in a row are an enumeration."""
_LOOK_BACK = 40
"""How many paragraphs before are searched for a number in another form: a count does not go on for longer."""


def _check(context: CheckContext, _parameters: Parameters) -> Iterator[Finding]:
    for section in sections(context.speech):
        open_counts: dict[str, list[int]] = {}  # by style: the counts that are open, outermost first
        read: deque[str] = deque(maxlen=_LOOK_BACK)
        for block in section.paragraphs:
            yield from _check_block(context, block, open_counts, read)
            yield from _check_chains(context, block)
            read.append(block.text)


def _check_block(
    context: CheckContext, block: Block, open_counts: dict[str, list[int]], read: Iterable[str]
) -> Iterator[Finding]:
    floors: dict[str, int] = {}  # by style: where the counts of this paragraph begin
    last: dict[str, int] = {}  # by style: the end of the last number of this paragraph
    for item in enumerators(block.text):
        if item.style == "首先":
            continue
        counts = open_counts.setdefault(item.style, [])
        first = item.style not in floors
        floor = floors.setdefault(item.style, len(counts))
        if item.value == 1:
            counts.append(1)
            last[item.style] = item.span.end
            continue
        # The first of a paragraph may go on with a count of the paragraphs before, later ones only with its own.
        depth = _continued(item, counts, 0 if first else floor)
        if depth is None:
            start = counts[-1] if counts else 0
            unclear = start == 0 and item.value > 2  # the count began out of sight
            since = last.get(item.style, 0) if counts else 0
            before = (
                block.text[since : item.span.start]
                if since
                else "\n".join((*read, block.text[: item.span.start]))
            )
            if not unclear and not _stand_elsewhere(item, start, before):
                yield _finding(context, block, item, start)
            depth = min(floor, max(len(counts) - 1, 0))
        counts[depth:] = [item.value]
        last[item.style] = item.span.end
        floors[item.style] = min(floor, depth)


def _check_chains(context: CheckContext, block: Block) -> Iterator[Finding]:
    """Check what commas part: 一是…，二是…，四是… in one sentence."""
    for sentence in sentences(block.text):
        words = sentence.of(block.text)
        items = list(chained_enumerators(words))
        parted = {(item.style, item.value) for item in enumerators(words)}
        values = [item.value for item in items]
        alone = len({item.style for item in items}) == 1 and len(parted) < _CHAIN - 1
        if not alone or len(items) < _CHAIN or values[0] != 1 or values != sorted(set(values)):
            continue  # what other marks part has been checked
        for before, item in pairwise(items):
            if item.value != before.value + 1 and not _stand_elsewhere(item, before.value, words):
                place = item._replace(span=item.span.shift(sentence.start))
                yield _finding(context, block, place, before.value)


def _continued(item: Enumerator, counts: list[int], floor: int) -> int | None:
    """Return the innermost open count, not below `floor`, that the item continues."""
    return next(
        (depth for depth in range(len(counts) - 1, floor - 1, -1) if counts[depth] == item.value - 1), None
    )


def _stand_elsewhere(item: Enumerator, start: int, text: str) -> bool:
    """Tell whether the numbers between stand in the text in another form: ，二要 or 第二个."""
    missing = range(start + 1, item.value)
    return bool(missing) and all(
        re.search(
            rf"(?:{number}(?:是|要|来|个是)|第{number}[，,、个]|其{number}[，,、是]|{_ARABIC.format(value)})",
            text,
        )
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
