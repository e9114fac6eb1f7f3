"""Planters of errors in headings, numbering, announced counts, moves."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import NamedTuple

from drafter.model.speech import Block
from drafter.model.vocabulary import Move
from drafter.text.numbering import chinese_integer, parse_chinese_integer
from drafter.text.spans import Span
from tests.eval.planted.plant import Clean, Ground, Plant, pick, replace, rewrite

_NUMBER = re.compile(r"(?P<open>（?)(?P<value>[一二三四五六七八九十]{1,3})(?P<close>、|）)")
_ANNOUNCED = re.compile(
    r"(?P<count>[二三四五六七八九十]{1,2})(?:点(?:意见|要求|看法|希望)?|件事|件大事|项工作|项任务|项重点工作|条|个方面|条要求)[。：]"
)


class Heading(NamedTuple):
    block: Block
    value: int
    number: Span
    """Of the Chinese numeral, in the file."""
    title: Span


def _sets(clean: Clean) -> list[list[Heading]]:
    """Return the numbered headings of one level under one parent, counting from 1 without a gap."""
    found: dict[tuple[int, int], list[Heading]] = {}
    parent = 0
    for index, block in enumerate(clean.speech.blocks):
        match = _NUMBER.match(block.text)
        if block.type != "heading" or match is None or len(block.spans) != 1:
            continue
        level = 2 if match["open"] else 1
        parent = index if level == 1 else parent
        start = block.spans[0].start
        value = parse_chinese_integer(match["value"]) or 0
        title = Span(start + match.end(), block.spans[0].end)
        number = Span(*match.span("value")).shift(start)
        found.setdefault((level, 0 if level == 1 else parent), []).append(
            Heading(block, value, number, title)
        )
    return [
        headings
        for headings in found.values()
        if [item.value for item in headings] == list(range(1, len(headings) + 1)) and len(headings) > 1
    ]


def heading_number_skipped(clean: Clean, random: Random, _: Ground) -> Plant | None:
    headings = pick(_sets(clean), random)
    if headings is None:
        return None
    first = random.randrange(1, len(headings))
    last = random.choice((first + 1, len(headings)))
    if last == first + 1 and last < len(headings):  # only one: it clashes with the next
        last = len(headings)
    edits = [(item.number, chinese_integer(item.value + 1)) for item in headings[first:last]]
    start = headings[first].block.spans[0]
    return Plant(rewrite(clean, edits), (start,), note=f"{headings[first].block.text[:20]} +1")


def heading_number_repeated(clean: Clean, random: Random, _: Ground) -> Plant | None:
    headings = pick(_sets(clean), random)
    if headings is None:
        return None
    chosen = random.choice(headings[1:])
    return replace(clean, chosen.number, chinese_integer(chosen.value - 1), margin=3)


def numbering_mixed(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """One heading bears 2. or （二） where its siblings bear 二、."""
    headings = pick([item for item in _sets(clean) if len(item) > 2], random)
    if headings is None:
        return None
    chosen = random.choice(headings[1:])
    start = chosen.block.spans[0].start
    return replace(clean, Span(start, chosen.title.start), f"{chosen.value}.", margin=6)


def mark_behind_bracket(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """（二）、"""
    found = [item for headings in _sets(clean) for item in headings if item.block.text.startswith("（")]
    chosen = pick(found, random)
    return replace(clean, Span(chosen.title.start, chosen.title.start), "、", margin=2) if chosen else None


def _titles(headings: list[Heading], clean: Clean) -> list[str]:
    return [item.title.of(clean.text) for item in headings]


def _parallel(clean: Clean) -> list[list[Heading]]:
    """Return the sets of three and more headings with clauses of equal length."""
    result = []
    for headings in _sets(clean):
        shapes = {
            tuple(len(part) for part in re.split("[，、：]", title.strip("。")))
            for title in _titles(headings, clean)
        }
        if len(headings) > 2 and len(shapes) == 1 and not clean.speech.heading_note:
            result.append(headings)
    return result


def heading_unbalanced(clean: Clean, random: Random, _: Ground) -> Plant | None:
    headings = pick(_parallel(clean), random)
    if headings is None:
        return None
    chosen = random.choice(headings)
    title = chosen.title.of(clean.text)
    if "，" in title and random.random() < 0.5:
        new = title.split("，")[0] + ("。" if title.endswith("。") else "")
    else:
        new = random.choice(("切实", "进一步", "坚定不移地", "着力")) + title
    return replace(clean, chosen.title, new)


def heading_word_repeated(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """A heading has a key word of a sibling for its own."""
    sets = [item for item in _parallel(clean) if len(item) <= 8]
    headings = pick(sets, random)
    if headings is None:
        return None
    keyed = [item for item in headings if _key_word(item.title.of(clean.text), headings, clean)]
    if len(keyed) < 2:
        return None
    giver, taker = random.sample(keyed, 2)
    words = [_key_word(item.title.of(clean.text), headings, clean) for item in (giver, taker)]
    title = taker.title.of(clean.text)
    plant = replace(clean, taker.title, title.replace(words[1], words[0]))
    shift = len(plant.text) - len(clean.text)
    moved = giver.title if giver.title.start < taker.title.start else giver.title.shift(shift)
    return plant._replace(places=(*plant.places, moved))


_KEY_WORDS = re.compile(
    "项目|产业|企业|民生|环境|安全|作风|招商|园区|粮食|农业|就业|教育|医疗|生态|治理|城镇|村庄|交通|水利|文旅|消费|改革|创新"
    "|人才|乡村|服务|财政|债务|信访|干部|群众|责任|任务|目标|问题|短板|动力|活力|底线|实事|家底|队伍|市场|资金|隐患|矛盾"
)


def _key_word(title: str, headings: list[Heading], clean: Clean) -> str:
    """Return a key word of a heading that no sibling has, and not the speech's title."""
    others = "".join(_titles(headings, clean)).replace(title, "", 1) + (clean.speech.title or "")
    words = [word for word in _KEY_WORDS.findall(title) if word not in others]
    return words[0] if words else ""


def _announcements(clean: Clean) -> list[tuple[Block, re.Match[str], int]]:
    """Return the announcements that the headings or enumerators behind them keep."""
    sets = {headings[0].block.spans[0].start: len(headings) for headings in _sets(clean)}
    blocks = clean.speech.blocks
    found = []
    for index, block in enumerate(blocks):
        for match in _ANNOUNCED.finditer(block.text) if block.spans else ():
            announced = parse_chinese_integer(match["count"]) or 0
            rest = block.text[match.end() :]
            if not rest and index + 1 < len(blocks) and blocks[index + 1].type == "heading":
                actual = sets.get(blocks[index + 1].spans[0].start, 0)
            elif re.match("一[是要]", rest):
                actual = _run_length(rest)
            else:
                continue
            if actual == announced and not re.search("[这那前第]$", block.text[: match.start()]):
                found.append((block, match, announced))
    return found


def _run_length(text: str) -> int:
    word = text[1]
    count = 0
    while re.search(rf"(?:^|[。；，]){chinese_integer(count + 1)}{word}", text):
        count += 1
    return count


def announced_count_off(clean: Clean, random: Random, _: Ground) -> Plant | None:
    chosen = pick(_announcements(clean), random)
    if chosen is None:
        return None
    block, match, value = chosen
    wrong = chinese_integer(value + random.choice((-1, 1)) if value > 2 else value + 1)
    return replace(clean, Span(*match.span("count")).shift(clean.of(block).start), wrong, margin=4)


def _enumerations(clean: Clean) -> list[tuple[Block, list[re.Match[str]]]]:
    found = []
    for block in clean.blocks():
        for word in ("是", "要"):
            pattern = re.compile(rf"(?:(?<=^)|(?<=[。；]))(?P<value>[一二三四五六七八九]){word}")
            items = list(pattern.finditer(block.text))
            values = [parse_chinese_integer(item["value"]) for item in items]
            if values == list(range(1, len(items) + 1)) and len(items) > 2:
                found.append((block, items))
    return found


def enumeration_item_lost(clean: Clean, random: Random, _: Ground) -> Plant | None:
    chosen = pick(_enumerations(clean), random)
    if chosen is None:
        return None
    block, items = chosen
    lost = random.randrange(1, len(items) - 1)
    start = clean.of(block).start
    return replace(clean, Span(items[lost].start() + start, items[lost + 1].start() + start), "", margin=3)


def enumerator_repeated(clean: Clean, random: Random, _: Ground) -> Plant | None:
    chosen = pick(_enumerations(clean), random)
    if chosen is None:
        return None
    block, items = chosen
    at = random.randrange(1, len(items))
    start = clean.of(block).start
    plant = replace(clean, Span(*items[at].span("value")).shift(start), chinese_integer(at))
    # 一是 twice is two counts, of which the second goes on with 三是: that is where it shows.
    last = items[at + 1] if at + 1 < len(items) else items[at]
    return plant._replace(places=(Span(items[at].start() + start, last.end() + start),))


def enumerators_mixed(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """一是……二要……三是"""
    chosen = pick(_enumerations(clean), random)
    if chosen is None:
        return None
    block, items = chosen
    item = random.choice(items[1:])
    other = "要" if item[0].endswith("是") else "是"
    span = Span(item.end() - 1, item.end()).shift(clean.of(block).start)
    plant = replace(clean, span, other)
    return plant._replace(places=(clean.of(block),))


def _without(clean: Clean, move: Move) -> str:
    """Return the text without the blocks of a move."""
    doomed = [block.spans for block in clean.speech.blocks if block.move is move and block.spans]
    text = clean.text
    for spans in reversed(doomed):
        start = text.rfind("\n\n", 0, spans[0].start)
        text = text[:start] + text[spans[-1].end :]
    # Marks that stand before nothing, or before another mark.
    lines = [line for line in text.split("\n") if line]
    kept = [
        line
        for line, following in zip(lines, [*lines[1:], "<!--"], strict=True)
        if not (line.startswith("<!--") and following.startswith("<!--"))
    ]
    head = text[: text.index("\n---\n") + 5] if text.startswith("---") else ""
    body = kept[len([line for line in head.split("\n") if line]) :]
    return head + "\n" + "\n\n".join(body) + "\n"


def required_move_removed(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """The review or the deployment is gone."""
    counts = Counter(block.move for block in clean.speech.blocks)
    chosen = pick([move for move in (Move.REVIEW, Move.DEPLOYMENT) if counts[move] > 3], random)
    if chosen is None:
        return None
    return Plant(_without(clean, chosen), (), note=chosen.label)


def exhortation_removed(clean: Clean, _random: Random, _: Ground) -> Plant | None:
    if not any(block.move is Move.EXHORTATION for block in clean.speech.blocks):
        return None
    return Plant(_without(clean, Move.EXHORTATION), (), note="号召")
