"""Planters of damage to characters, words, punctuation and sentences."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zlib import crc32

from drafter.resources import shipped
from drafter.text.spans import Span
from drafter.text.tokenize import Tokenizer, build_dictionary
from tests.eval.planted.plant import Clean, Ground, Plant, insert, pick, replace

_UNITS = "万|亿|%|个|家|户|人|亩|公里|吨|元|件|处|名"


def _found(clean: Clean, pattern: str) -> list[Span]:
    """Return where a pattern stands in the paragraphs."""
    compiled = re.compile(pattern)
    return [
        Span(*match.span()).shift(clean.of(block).start)
        for block in clean.blocks()
        for match in compiled.finditer(block.text)
        if match.end() > match.start()
    ]


def _replaced(
    clean: Clean, random: Random, pattern: str, news: tuple[str, ...], margin: int = 0
) -> Plant | None:
    chosen = pick(_found(clean, pattern), random)
    return replace(clean, chosen, random.choice(news), margin=margin) if chosen else None


def mask_left(clean: Clean, random: Random, _: Ground) -> Plant | None:
    if random.random() < 0.5:
        masks = ("××", "**", "XX", "xx", "＊＊", "╳╳", "○○", "____", "×")
        return _replaced(clean, random, rf"(?<![\d.年月—－第])\d+(?:\.\d+)?(?={_UNITS})", masks, margin=1)
    chosen = pick(_found(clean, re.escape(clean.locality[:-1])), random)
    return (
        replace(clean, chosen, random.choice(("××", "某某", "**", "XX", "xxx", "×××", "***")))
        if chosen
        else None
    )


def todo_left(clean: Clean, random: Random, _: Ground) -> Plant | None:
    chosen = pick(_found(clean, "(?<=.)。"), random)
    notes = (
        "【待补：数据】",
        "【待定】",
        "（待核实）",
        "[待补充]",
        "【此处补充数据】",
        "（此处待补）",
        "（待统计局核定）",
        "【待补】",
    )
    return insert(clean, chosen.start, random.choice(notes)) if chosen else None


def digits_misread(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """O for 0, l and I for 1."""
    chosen = pick(_found(clean, rf"(?<![\d.])\d*[01]\d*(?:\.\d+)?(?={_UNITS})"), random)
    if chosen is None:
        return None
    number = chosen.of(clean.text)
    at = random.choice([i for i, digit in enumerate(number) if digit in "01"])
    wrong = random.choice("Oo") if number[at] == "0" else random.choice("Il")
    return replace(clean, chosen, number[:at] + wrong + number[at + 1 :], margin=1)


def _listed(clean: Clean, random: Random, ground: Ground, name: str) -> Plant | None:
    """Put a wrong word of words.yaml for a right one that the text has."""
    entries = list(ground.words[name])
    random.shuffle(entries)
    for right, *wrong in entries:
        place = pick(_found(clean, re.escape(right)), random)
        if place is not None:
            return replace(clean, place, random.choice(wrong))
    return None


def character_misread(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    return _listed(clean, random, ground, "misread_characters")


def word_spun(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    return _listed(clean, random, ground, "spun_words")


def word_misspelt(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    return _listed(clean, random, ground, "misspelt_words")


def word_fresh(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    return _listed(clean, random, ground, "fresh_words")


def word_homophone(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """Put a homophone for a character of a word; word, character and homophone are drawn at random.

    Words of the other half are those that the weights of WRD013 were fitted with.
    """
    block = pick(clean.blocks(), random)
    words = [] if block is None else _tokenizer().cut(block.text)
    chosen = pick([item for item in words if re.fullmatch("[\u4e00-\u9fff]{2,4}", item[0])], random)
    if block is None or chosen is None or not crc32(chosen[0].encode()) & 1:
        return None
    at = random.randrange(len(chosen[0]))
    others = _homophones().get(chosen[0][at], "").replace(chosen[0][at], "")
    if not others:
        return None
    place = chosen[1].start + at
    span = Span(place, place + 1).shift(clean.of(block).start)
    return replace(clean, span, random.choice(others))


@cache
def _tokenizer() -> Tokenizer:
    with TemporaryDirectory() as folder:
        path = Path(folder, "dictionary.bin")
        build_dictionary(path)
        return Tokenizer(path)


@cache
def _homophones() -> dict[str, str]:
    """Return by character those of level 1 of GB/T 2312 that are usually read as it usually is."""
    lines = shipped("config", "words", "pinyin.txt").read_text(encoding="utf-8").splitlines()
    sounds = {line[0]: line.split()[1].split(",")[0] for line in lines if not line.startswith("#")}
    groups: dict[str, str] = {}
    for character, sound in sounds.items():
        if character.encode("gb2312")[0] < 0xD8:
            groups[sound] = groups.get(sound, "") + character
    return {character: groups.get(sound, "") for character, sound in sounds.items()}


def word_confused(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    plant = _listed(clean, random, ground, "confused_words")
    if plant is not None:
        return plant
    wrong, right = random.choice(ground.words["confused_carriers"])
    del right
    chosen = pick(_found(clean, "(?<=.)。$"), random)
    return insert(clean, chosen.end, wrong) if chosen else None


def traditional_character(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    return _listed(clean, random, ground, "traditional_characters")


def character_doubled(clean: Clean, random: Random, _: Ground) -> Plant | None:
    chosen = pick(_found(clean, r"(?<=[\u4e00-\u9fff])[的了和在](?=[\u4e00-\u9fff])"), random)
    return insert(clean, chosen.end, chosen.of(clean.text)) if chosen else None


def word_doubled(clean: Clean, random: Random, ground: Ground) -> Plant | None:
    words = "|".join(word for word, *_ in ground.words["doubled_words"])
    chosen = pick(_found(clean, words), random)
    if chosen is None:
        return None
    plant = insert(clean, chosen.end, chosen.of(clean.text))
    return plant._replace(places=(Span(chosen.start, plant.places[0].end),))


def pair_lost(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """One of “”, 《》, （） is gone."""
    chosen = pick(_found(clean, "“[^”]{1,20}”|《[^》]{1,20}》|（[^）]{1,20}）"), random)
    if chosen is None:
        return None
    lost = random.choice((Span(chosen.start, chosen.start + 1), Span(chosen.end - 1, chosen.end)))
    plant = replace(clean, lost, "")
    return plant._replace(places=(Span(chosen.start - 1, chosen.end + 1),))


def halfwidth_mark(clean: Clean, random: Random, _: Ground) -> Plant | None:
    chosen = pick(_found(clean, r"(?<=[\u4e00-\u9fff])[，。；：！？](?=[\u4e00-\u9fff])"), random)
    half = dict(zip("，。；：！？", ",.;:!?", strict=True))
    return replace(clean, chosen, half[chosen.of(clean.text)]) if chosen else None


def mark_doubled(clean: Clean, random: Random, _: Ground) -> Plant | None:
    chosen = pick(_found(clean, "(?<=.)[，。；]"), random)
    plant = insert(clean, chosen.end, random.choice("，。")) if chosen else None
    return plant._replace(places=(Span(chosen.start, chosen.end + 1),)) if plant and chosen else None


def sentence_unfinished(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """The paragraph's end is lost."""
    blocks = [block for block in clean.blocks() if len(block.text) > 60 and "，" in block.text[-40:-6]]
    block = pick(blocks, random)
    if block is None:
        return None
    span = clean.of(block)
    cut = clean.text.rindex("，", span.start, span.end - 6) + random.choice((0, 1))
    plant = replace(clean, Span(cut, span.end), "")
    return plant._replace(places=(Span(cut - 8, cut),))


def symbol_unreadable(clean: Clean, random: Random, _: Ground) -> Plant | None:
    return _replaced(
        clean,
        random,
        r"(?<=[\u4e00-\u9fff])[、和](?=[\u4e00-\u9fff]{2})",
        ("/", "&", "→", "／", "①", "=", "②"),
        margin=1,
    )


def sentence_too_long(clean: Clean, random: Random, _: Ground) -> Plant | None:
    """Sentences run together until there are more than 160 characters without a full stop."""
    choices = []
    for block in clean.blocks():
        stops = [match.start() for match in re.finditer("。(?=.)", block.text)]
        for first, start in enumerate([0, *(stop + 1 for stop in stops)]):
            after = [stop for stop in stops[first:] if stop - start >= 1]
            end = next((stop for stop in [*after, len(block.text) - 1] if stop - start > 160), None)
            # Semicolons divide a sentence in breaths.
            if end is not None and not re.search("[；：！？]", block.text[start:end]):
                choices.append((block, start, end))
    chosen = pick(choices, random)
    if chosen is None:
        return None
    block, start, end = chosen
    span = Span(start, end).shift(clean.of(block).start)
    return replace(clean, span, span.of(clean.text).replace("。", "，"))


def bodies_out_of_order(clean: Clean, random: Random, _: Ground) -> Plant | None:
    chosen = pick(
        _found(clean, "(?:[省市县区镇乡]委|党委|人大|中央)[、和](?:[省市县区]?政府|政协|国务院|[省市县]委?)"),
        random,
    )
    natural = chosen is not None and not re.search("[省市县]委?$", chosen.of(clean.text))
    if chosen is not None and natural:
        first, second = re.split("[、和]", chosen.of(clean.text))
        mark = chosen.of(clean.text)[len(first)]
        return replace(clean, chosen, f"{second}{mark}{first}")
    end = pick(_found(clean, "(?<=.)。$"), random)
    carriers = (
        "政协、人大的意见要认真听。",
        "镇、县、市三级一起抓。",
        "县政府、县委都很关心。",
        "妇联、工会、共青团都要动起来。",
    )
    return insert(clean, end.end, random.choice(carriers)) if end else None
