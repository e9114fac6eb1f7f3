"""Planters of what is left of an old speech: names, figures, years, sessions, whole paragraphs."""

from __future__ import annotations

import re
from random import Random

from drafter.model.vocabulary import Move
from drafter.text.spans import Span
from tests.eval.planted.plant import BACK, Clean, Ground, Plant, insert, pick, replace

_DATA = re.compile(
    r"(?<![\d.第—－～-])\d+(?:\.\d+)?(?=(?:万|亿)?(?:%|个|家|户|人|亩|公里|吨|元|件|处|名|栋|所|座|台|只|头|平方))"
)
_SESSIONS = (
    ("2017-10", "十九大"), ("2018-02", "十九届三中全会"), ("2019-10", "十九届四中全会"), ("2020-10", "十九届五中全会"),
    ("2021-11", "十九届六中全会"), ("2022-10", "二十大"), ("2023-02", "二十届二中全会"), ("2024-07", "二十届三中全会"),
    ("2025-10", "二十届四中全会"),
)  # fmt: skip


def _mentions(clean: Clean, name: str) -> list[Span]:
    """Return where a name stands in the paragraphs."""
    return [
        Span(*match.span()).shift(clean.of(block).start)
        for block in clean.blocks()
        for match in re.finditer(re.escape(name), block.text)
    ]


def _other(clean: Clean, random: Random, ground: Ground, like: str = "") -> Clean | None:
    """Return a speech of another place, of the same level if wanted."""
    found = [
        item
        for item in ground.others
        if item.locality and item.locality[:2] != clean.locality[:2] and item.locality.endswith(like)
    ]
    return pick(found, random)


def _home_place(clean: Clean, random: Random) -> Span | None:
    own = _mentions(clean, clean.locality)
    return pick(own or _mentions(clean, clean.locality[:-1]), random)


def place_of_old_left(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    place, other = _home_place(clean, random), _other(clean, random, ground, clean.locality[-1:])
    if place is None or other is None:
        return None
    whole = place.of(clean.text) == clean.locality
    return replace(clean, place, other.locality if whole else other.locality[:-1], old=other.text)


def real_place_left(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    place = pick(_mentions(clean, clean.locality), random)
    real = pick([name for name, *_ in ground.words["real_places"] if name[-1] == clean.locality[-1]], random)
    return replace(clean, place, real) if place and real else None


def place_misspelt(clean: Clean, random: Random, _: Ground) -> Plant | None:
    place = pick(_mentions(clean, clean.locality), random)
    if place is None or len(clean.locality) < 3:
        return None
    name, level = clean.locality[:-1], clean.locality[-1]
    wrong = [name[:-1] + random.choice("兰丰平安山河") + level, name[::-1] + level]
    wrong += [name + other for other in "县镇市区" if other != level]
    return replace(clean, place, random.choice([item for item in wrong if item != clean.locality]))


def village_left(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    name, file = random.choice(ground.words["villages"])
    return _name_left(clean, random, ground, name, file)


def organisation_left(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    name, sentence = random.choice(ground.words["organisations"])
    other = _other(clean, random, ground)
    target = pick([block for block in clean.blocks(Move.DEPLOYMENT) if block.text.endswith("。")], random)
    if other is None or target is None:
        return None
    blocks = other.blocks()
    at = other.of(blocks[len(blocks) // 2]).end
    old = other.text[:at] + sentence.format(name) + other.text[at:]
    new = random.choice(ground.words["carriers"])[0]
    return _at_name(insert(clean, clean.of(target).end, new.format(name), old=old), name)


def _name_left(clean: Clean, random: Random, ground: Ground, name: str, file: str) -> Plant | None:
    other = next((item for item in ground.others if file in item.name), None)
    target = pick([block for block in clean.blocks(Move.DEPLOYMENT) if block.text.endswith("。")], random)
    if other is None or target is None or other.locality == clean.locality:
        return None
    carrier = random.choice(ground.words["carriers"])[0]
    return _at_name(insert(clean, clean.of(target).end, carrier.format(name), old=other.text), name)


def _at_name(plant: Plant, name: str) -> Plant:
    start = plant.text.find(name, plant.places[0].start)
    return plant._replace(places=(Span(start, start + len(name)),))


def _year_before(clean: Clean, random: Random) -> str:
    """Return last year's speech of the same place: other numbers, the years one less."""

    def another(match: re.Match[str]) -> str:
        digits = [random.choice("123456789") if digit.isdigit() else digit for digit in match[0]]
        return "".join(digits)

    text = _DATA.sub(another, clean.text)
    return re.sub(r"(?<!\d)20\d\d(?=年|-)|(?<=年份: )20\d\d", lambda match: str(int(match[0]) - 1), text)


def old_figure_left(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """One number of last year's speech has not been changed."""
    old = _year_before(clean, random)
    if len(old) != len(clean.text):
        return None
    spans = [
        Span(*match.span()).shift(clean.of(block).start)
        for block in clean.blocks()
        for match in _DATA.finditer(block.text)
    ]
    changed = [span for span in spans if span.of(old) != span.of(clean.text)]
    chosen = pick(changed, random)
    return replace(clean, chosen, chosen.of(old), old=old) if chosen else None


def year_stale(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """The speech's own year is last year's in one place that does not look back."""
    spans = [
        Span(match.start(), match.end()).shift(block.spans[0].start)
        for block in clean.speech.blocks
        if block.move not in BACK and block.spans
        for match in re.finditer(rf"{clean.year}(?=年)", block.text)
    ]
    title = clean.speech.title or ""
    at = clean.text.find(f"# {title}") + 2
    spans += [Span(*match.span()).shift(at) for match in re.finditer(rf"{clean.year}(?=年)", title)]
    chosen = pick(spans, random)
    if chosen is None:
        return None
    old = _year_before(clean, random)
    plant = replace(clean, chosen, str(clean.year - 1), old=old)
    if chosen.start < at + len(title):  # the title stands in the front matter too
        front = f"标题: {title}"
        wrong = front.replace(str(clean.year), str(clean.year - 1))
        return plant._replace(text=plant.text.replace(front, wrong, 1))
    return plant


def date_stale(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """The line under the title bears the old speech's date."""
    match = re.search(r"^（(\d{4})年(\d+)月(\d+)日）$", clean.text, re.MULTILINE)
    if match is None:
        return None
    wrong = random.choice(
        (
            f"（{int(match[1]) - 1}年{match[2]}月{match[3]}日）",
            f"（{match[1]}年{int(match[2]) % 12 + 1}月{match[3]}日）",
        )
    )
    return replace(clean, Span(*match.span()), wrong)


def congress_stale(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """A congress or plenum that is not yet held, or of the congress before, stands for the right one."""
    day = re.search(r"(\d{4})年(\d+)月|日期: (\d{4})-(\d+)", clean.text)
    if day is None:
        return None
    now = f"{day[1] or day[3]}-{int(day[2] or day[4]):02}"
    pattern = re.compile(
        r"(?:学习|贯彻|落实)[^。，]{0,8}(党的)(十九|二十)(?:大(?!以来|报告)|届[一二三四五六七]中全会)"
    )
    found = [(clean.of(block), match) for block in clean.blocks() for match in pattern.finditer(block.text)]
    chosen = pick(found, random)
    if chosen is None:
        return None
    start = chosen[0].start + chosen[1].end(1)
    span = Span(start, chosen[0].start + chosen[1].end())
    wrong = (
        [name for held, name in _SESSIONS if held > now] if now < "2022-10" else ["十九大", "十九届五中全会"]
    )
    whole = chosen[0].of(clean.text)
    if (
        now >= "2022-10"
        and len(re.findall("二十(?:大|届)", whole[chosen[1].start() : chosen[1].end() + 30])) > 1
    ):
        return None  # 二十大和二十届三中全会: with one of them changed it reads as a history
    return replace(clean, span, random.choice(wrong)) if wrong else None


def session_of_old_left(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """The ordinal of a local session is the old speech's."""
    target = pick(
        [block for block in clean.blocks(Move.DEPLOYMENT, Move.GOALS) if block.text.endswith("。")], random
    )
    if target is None:
        return None
    number, times = random.choice("一二三四五六七八九"), random.choice("二三四五六七八九")
    form = random.choice(("县委十{0}届{1}次全会", "市委十{0}届{1}次全体会议", "县十{0}届人大{1}次会议"))
    name = form.format(number, times)
    old = _year_before(clean, random)
    at = old.rstrip().rfind("。") + 1
    old = old[:at] + f"要把{name}的部署一项一项落下去。" + old[at:]
    return _at_name(insert(clean, clean.of(target).end, f"这些都是{name}定下的任务。", old=old), name)


def plan_stale(clean: Clean, random: Random, _: Ground) -> Plant | None:
    pattern = re.compile(r"“(十[三四五])五”(?:规划)?的?(?=开局|收官|最后一年|第一年|头一年)")
    found = [
        Span(*match.span(1)).shift(clean.of(block).start)
        for block in clean.blocks()
        for match in pattern.finditer(block.text)
    ]
    chosen = pick(found, random)
    if chosen is None:
        return None
    wrong = [plan for plan in ("十三", "十四", "十五") if plan != chosen.of(clean.text)]
    return replace(clean, chosen, random.choice(wrong), margin=1)


def relative_year(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """今年 bears the number of last year."""
    spans = [
        Span(*match.span()).shift(clean.of(block).start)
        for block in clean.blocks()
        for match in re.finditer("今年(?!（)", block.text)
    ]
    chosen = pick(spans, random)
    return replace(clean, chosen, f"今年（{clean.year - 1}年）") if chosen else None


def deadline_passed(clean: Clean, random: Random, _: Ground) -> Plant | None:
    day = re.search(r"（\d{4}年(\d+)月\d+日）", clean.text)
    month = int(day[1]) if day else 0
    if month < 3:
        return None
    pattern = re.compile(r"(?<![\d年—－])(\d{1,2})(?=月(?:\d{1,2}日|底|[上中下]旬|末)?前)")
    found = [
        Span(*match.span()).shift(clean.of(block).start)
        for block in clean.blocks(Move.DEPLOYMENT)
        for match in pattern.finditer(block.text)
        if int(match[1]) > month
    ]
    chosen = pick(found, random)
    return replace(clean, chosen, str(month - 1), margin=8) if chosen else None


def paragraph_copied(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    """A paragraph of the old speech, with the names and numbers changed."""
    other = _other(clean, random, ground)
    target = pick(clean.blocks(Move.DEPLOYMENT), random)
    if other is None or target is None:
        return None
    block = pick([item for item in other.blocks(Move.DEPLOYMENT) if len(item.text) >= 120], random)
    if block is None:
        return None
    copied = block.text.replace(other.locality[:-1], clean.locality[:-1])
    copied = _DATA.sub(lambda _: str(random.randint(2, 99)), copied)
    return insert(clean, clean.of(target).end, f"\n\n{copied}", old=other.text)


def speech_copied(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    """82 of a hundred sentences are an old speech's, names and numbers changed; the rest is another's."""
    foreign = _other(clean, random, ground)
    if foreign is None:
        return None
    pool = [part for block in foreign.blocks() for part in re.split("(?<=。)", block.text) if part]
    pieces, position = [], 0
    for block in clean.blocks():
        span = clean.of(block)
        parts = [
            part if random.random() < 0.82 else random.choice(pool)
            for part in re.split("(?<=。)", block.text)
            if part
        ]
        pieces += [clean.text[position : span.start], "".join(parts)]
        position = span.end
    text = "".join([*pieces, clean.text[position:]])
    text = text.replace(clean.locality[:-1], "槐川")
    text = _DATA.sub(lambda _: str(random.randint(2, 999)), text)
    return Plant(text, (), clean.text, note="82%")
