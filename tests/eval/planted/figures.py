"""Planters of errors in numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from drafter.model.vocabulary import Move
from drafter.text.spans import Span
from tests.eval.planted.plant import Clean, Ground, Plant, insert, pick, replace

_NUMBER = re.compile(
    r"(?<![\d.第—－～-])(?P<value>\d+(?:\.\d+)?)(?P<unit>万|亿)?(?=[%个家户人亩公吨元件处名栋所座台只头箱羽平千条万亿]|多)"
)
_UP, _DOWN = ("增长", "提高", "上升", "增加"), ("下降", "减少", "回落")
_INDICATORS = (
    "一般公共预算收入", "固定资产投资", "规模以上工业总产值", "规模以上工业增加值", "社会消费品零售总额",
    "农村居民人均可支配收入", "城镇居民人均可支配收入", "财政总收入", "地区生产总值",
)  # fmt: skip


def _numbers(clean: Clean) -> list[tuple[Span, re.Match[str]]]:
    found = []
    for block in clean.blocks():
        start = clean.of(block).start
        found += [(Span(*match.span("value")).shift(start), match) for match in _NUMBER.finditer(block.text)]
    return found


def figure_changed(clean: Clean, random: Random, _: Ground) -> Plant | None:
    numbers = [item for item in _numbers(clean) if len(item[1]["value"]) > 1]
    chosen = pick(numbers, random)
    if chosen is None:
        return None
    span, match = chosen
    digits = list(match["value"])
    at = random.choice([i for i, digit in enumerate(digits) if digit.isdigit()])
    digits[at] = random.choice([d for d in "123456789" if d != digits[at]])
    return replace(clean, span, "".join(digits))


def digits_swapped(clean: Clean, random: Random, _: Ground) -> Plant | None:
    choices = []
    for span, match in _numbers(clean):
        places = [i for i, digit in enumerate(match["value"]) if digit.isdigit()]
        for one, two in pairwise(places):
            digits = list(match["value"])
            digits[one], digits[two] = digits[two], digits[one]
            if digits[one] != digits[two] and (digits[0] != "0" or "." in digits[:2]):
                choices.append((span, "".join(digits)))
    chosen = pick(choices, random)
    return replace(clean, *chosen) if chosen else None


def magnitude_changed(clean: Clean, random: Random, _: Ground) -> Plant | None:
    places = [(span, match) for span, match in _numbers(clean) if match["unit"]]
    chosen = pick(places, random)
    if chosen is None:
        return None
    span, match = chosen
    new = match["value"] + {"万": "亿", "亿": "万"}[match["unit"]]
    return replace(clean, Span(span.start, span.end + 1), new)


def _growths(clean: Clean, words: str, tail: str) -> list[tuple[Span, re.Match[str]]]:
    pattern = re.compile(rf"(?P<word>{words})了?(?P<value>\d+(?:\.\d+)?)(?P<unit>{tail})")
    return [
        (clean.of(block), match)
        for block in clean.blocks(Move.REVIEW, Move.PROBLEMS)
        for match in pattern.finditer(block.text)
    ]


def point_for_percent(clean: Clean, random: Random, _: Ground) -> Plant | None:
    chosen = pick(_growths(clean, "|".join(_UP + _DOWN), "%|个百分点"), random)
    if chosen is None:
        return None
    span, match = chosen
    new = "个百分点" if match["unit"] == "%" else "%"
    plant = replace(clean, Span(*match.span("unit")).shift(span.start), new)
    return plant._replace(places=(Span(span.start + match.start(), span.start + match.end() + 4),))


def growth_flipped(clean: Clean, random: Random, _: Ground) -> Plant | None:
    assert clean.brief is not None
    names = [figure.name for figure in clean.brief.figures]
    found = [
        (span, match)
        for span, match in _growths(clean, "|".join(_UP + _DOWN), "%|个百分点")
        if any(
            name in re.split("[。；]", clean.text[span.start : span.start + match.start()])[-1]
            for name in names
        )
    ]
    chosen = pick(found, random)
    if chosen is None:
        return None
    span, match = chosen
    new = "下降" if match["word"] in _UP else "增长"
    return replace(clean, Span(*match.span("word")).shift(span.start), new)


def numbers_exchanged(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """Two numbers of one paragraph that count the same thing change places."""
    choices = []
    for block in clean.blocks():
        start = clean.of(block).start
        found = list(_NUMBER.finditer(block.text))
        for one, two in pairwise(found):
            units = [block.text[m.end() : m.end() + 1] for m in (one, two)]
            if units[0] == units[1] and one["unit"] == two["unit"] and one["value"] != two["value"]:
                choices.append((Span(*one.span("value")).shift(start), Span(*two.span("value")).shift(start)))
    chosen = pick(choices, random)
    if chosen is None:
        return None
    left, right = chosen
    first, second = left.of(clean.text), right.of(clean.text)
    text = (
        clean.text[: left.start]
        + second
        + clean.text[left.end : right.start]
        + first
        + clean.text[right.end :]
    )
    return Plant(text, (Span(left.start, right.end + 2),), note=f"{first} ↔ {second}")


def bound_turned(clean: Clean, random: Random, _: Ground) -> Plant | None:
    turned = {"不低于": "不超过", "不少于": "不超过", "不超过": "不少于", "以上": "以内", "以内": "以上"}
    pattern = re.compile(
        r"(?:不低于|不少于|不超过)(?=\d)|(?:(?<=\d[%个家户人元亩次名件])|(?<=\d[万亿]元))(?:以上|以内)"
    )
    found = [
        Span(*match.span()).shift(clean.of(block).start)
        for block in clean.blocks()
        for match in pattern.finditer(block.text)
    ]
    chosen = pick(found, random)
    if chosen is None:
        return None
    return replace(clean, chosen, turned[chosen.of(clean.text)], margin=12)


def rank_changed(clean: Clean, random: Random, _: Ground) -> Plant | None:
    pattern = re.compile(r"第(?P<rank>\d{1,2}|[一二三四五六七八九])(?=[位名])")
    found = [
        Span(*match.span("rank")).shift(clean.of(block).start)
        for block in clean.blocks(Move.REVIEW, Move.PROBLEMS, Move.THANKS)
        for match in pattern.finditer(block.text)
    ]
    chosen = pick(found, random)
    if chosen is None:
        return None
    pool = "123456789" if chosen.of(clean.text).isdecimal() else "一二三四五六七八九"
    new = random.choice([rank for rank in pool if rank != chosen.of(clean.text)])
    return replace(clean, chosen, new, margin=1)


def two_values(clean: Clean, random: Random, _ground: Ground) -> Plant | None:
    """An indicator is stated once more, with another number."""
    pattern = re.compile(rf"({'|'.join(_INDICATORS)})(?:完成|达到|达|实现)?(\d+(?:\.\d+)?)((?:万|亿)?元)")
    blocks = clean.blocks(Move.REVIEW)
    found = [(block, match) for block in blocks for match in pattern.finditer(block.text)]
    chosen = pick(found, random)
    others = [block for block in blocks if chosen and block is not chosen[0] and len(block.text) > 40]
    target = pick(others, random)
    if chosen is None or target is None or not target.text.endswith("。"):
        return None
    stated, match = chosen
    value = match[2][:-1] + str((int(match[2][-1]) + random.randrange(2, 9)) % 10)
    plant = insert(clean, clean.of(target).end, f"{match[1]}完成{value}{match[3]}，底子是扎实的。")
    first = clean.of(stated)
    grown = len(plant.text) - len(clean.text)
    moved = first if first.end <= clean.of(target).end else Span(first.start + grown, first.end + grown)
    return plant._replace(places=(*plant.places, moved))


def part_above_total(clean: Clean, random: Random, _: Ground) -> Plant | None:
    pattern = re.compile(
        r"(?P<total>\d+)(?P<unit>[个家户人名件处亩])[^。；，]{0,12}，其中[^，。；从由\d]{0,10}(?P<part>\d+)(?P=unit)"
    )
    found = [(clean.of(block), match) for block in clean.blocks() for match in pattern.finditer(block.text)]
    chosen = pick(found, random)
    if chosen is not None and random.random() < 0.5:
        span, match = chosen
        more = str(int(match["total"]) + random.randint(2, 9))
        plant = replace(clean, Span(*match.span("part")).shift(span.start), more)
        return plant._replace(places=(Span(*match.span()).shift(span.start),))
    target = pick([block for block in clean.blocks(Move.REVIEW) if block.text.endswith("。")], random)
    if target is None:
        return None
    total = random.randint(11, 40)
    first = random.randint(total // 2 + 1, total - 1)
    carrier = random.choice(
        (
            "全年共实施重点项目{0}个，其中工业项目{1}个、农业项目{2}个。",
            "排查出风险隐患{0}处，其中道路{1}处、房屋{2}处。",
            "一共走访困难家庭{0}户，其中低保户{1}户、特困户{2}户。",
        )
    )
    return insert(
        clean, clean.of(target).end, carrier.format(total, first, total - first + random.randint(1, 6))
    )


def growth_contradicted(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """The growth does not follow from the two numbers beside it."""
    target = pick([block for block in clean.blocks(Move.REVIEW) if block.text.endswith("。")], random)
    if target is None:
        return None
    before = random.randint(310, 890) / 100
    now = before * random.uniform(1.04, 1.16)
    growth = (now / before - 1) * 100 + random.choice((-1, 1)) * random.uniform(3.2, 9)
    carrier = random.choice(
        (
            "全年完成技改投资{1:.2f}亿元，比上年的{0:.2f}亿元增长{2:.1f}%。",
            "工业用电量由{0:.2f}亿千瓦时增加到{1:.2f}亿千瓦时，增长{2:.1f}%。",
            "技改投资从上年的{0:.2f}亿元增加到{1:.2f}亿元，增长{2:.1f}%。",
        )
    )
    if growth < 0.5:
        growth += 9
    return insert(clean, clean.of(target).end, carrier.format(before, now, growth))


def range_reversed(clean: Clean, random: Random, _: Ground) -> Plant | None:
    target = pick([block for block in clean.blocks(Move.DEPLOYMENT) if block.text.endswith("。")], random)
    if target is None:
        return None
    low = random.randint(3, 40)
    carrier = random.choice(
        (
            "每户增收{1}00～{0}00元。",
            "成活率保持在{1}%～{0}%。",
            "每个村选派{1}—{0}人。",
            "每月检查{1}到{0}次。",
        )
    )
    return insert(clean, clean.of(target).end, carrier.format(low, low + random.randint(2, 9)))
