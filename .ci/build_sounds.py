"""Build config/words/pinyin.txt, known_words.txt and words_by_sound.txt, by which WRD013 finds misspellings.

usage: python .ci/build_sounds.py FOLDER

FOLDER is an unpacked wheel of the package pypinyin (MIT), `pip download --no-deps pypinyin==0.55.0`; words and
their frequencies are those of jieba (MIT), which must be installed, and of the project's own corpus, templates and
phrase banks. Run it again after a great change of the corpus; nothing breaks where the lists are older than it.
"""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import jieba

PROJECT = Path(__file__).parent.parent
TARGET = PROJECT / "config" / "words"
SOURCE = "由 .ci/build_sounds.py 生成，请勿手改；自己的词写进工作区 config/words.yaml 或 accepted_words.txt。"
CHINESE = re.compile("[\u4e00-\u9fff]+")
REMARK = re.compile(r"<!--.*?-->|\{#.*?#\}|\{%.*?%\}|#.*|[\w（）/]+\s*:(?=\s)")
"""What is no running text: remarks, statements of templates, keys of YAML."""
LONGEST = 6
KNOWN_FROM = {2: 3, 3: 4, 4: 4, 5: 4, 6: 4}
"""jieba's frequency from which on a word of so many characters counts as known; 3 is its mark for a guess."""
MEANT_FROM = {2: 100, 3: 50, 4: 10}
"""The same for words that may have been meant; words of our own texts and idioms may be meant in any case."""
NO_WORD = 250
"""Level of pairs that our own texts have but that are no words: never cut, never taken for an error."""
RARE_READING, RARE_SHARE = 3, 0.04
"""A second reading counts where so many phrases, and such a share of them, have it."""


def gb2312(character: str) -> bool:
    """Tell whether a character stands in GB/T 2312."""
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def toneless(reading: str) -> str:
    """Return a syllable without its tone; ü as v."""
    parts = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    parts = parts.replace("u\u0308", "v")
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def readings(folder: Path) -> dict[str, list[str]]:
    """Return the readings of the characters of GB/T 2312, the most usual first."""
    single = json.loads((folder / "pypinyin/pinyin_dict.json").read_text(encoding="utf-8"))
    phrases = json.loads((folder / "pypinyin/phrases_dict.json").read_text(encoding="utf-8"))
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, sounds in phrases.items():
        if len(phrase) == len(sounds):
            for character, sound in zip(phrase, sounds, strict=True):
                used[character][toneless(sound[0])] += 1
    result = {}
    for number, sounds in single.items():
        character = chr(int(number))
        if not (CHINESE.fullmatch(character) and gb2312(character)):
            continue
        told = list(dict.fromkeys(toneless(sound) for sound in sounds.split(",")))
        counts = used[character]
        least = max(RARE_READING, RARE_SHARE * counts.total())
        kept = [sound for place, sound in enumerate(told) if place == 0 or counts[sound] >= least]
        result[character] = sorted(kept, key=lambda sound: -counts[sound])
    return result


def own_texts() -> Iterator[str]:
    """Yield the project's own Chinese texts: speeches, templates, phrase banks; no remarks, no keys."""
    for path in sorted((PROJECT / "corpus").glob("*.md")):
        if path.name != "README.md":
            yield REMARK.sub("", path.read_text(encoding="utf-8").split("\n---\n", 1)[1])
    for path in sorted([*(PROJECT / "templates").glob("*/*/*"), *(PROJECT / "config/themes").glob("*.yaml")]):
        if path.suffix in (".yaml", ".j2"):
            yield REMARK.sub("", path.read_text(encoding="utf-8"))


def own_words() -> tuple[Counter[str], set[str]]:
    """Return how often jieba finds each word in the project's own texts, and their pairs of single characters."""
    counts: Counter[str] = Counter()
    pairs: set[str] = set()
    for text in own_texts():
        for run in CHINESE.findall(text):
            words = list(jieba.cut(run, HMM=False))
            counts.update(words)
            pairs.update(a + b for a, b in pairwise(words) if len(a) == len(b) == 1)
    return counts, pairs


def listed() -> tuple[dict[str, int], set[str]]:
    """Return jieba's words with their frequencies, and which are idioms that texts were seen to have."""
    frequencies, idioms = {}, set()
    for line in jieba.get_dict_file().read().decode("utf-8").splitlines():
        word, count, sort = line.split()
        if CHINESE.fullmatch(word) and all(map(gb2312, word)):
            frequencies[word] = int(count)
            if sort == "i" and int(count) > 3:
                idioms.add(word)
    return frequencies, idioms


def coined() -> list[str]:
    """Return the words of config/words/coinages.txt."""
    lines = (TARGET / "coinages.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def level(share: float) -> int:
    """Return a share as a whole number: -10 times its natural logarithm."""
    return round(-10 * math.log(share))


def write(name: str, what: str, source: str, lines: list[str]) -> None:
    """Write a list below its header."""
    header = f"# {what}\n# 来源：{source}；{SOURCE}\n"
    (TARGET / name).write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(lines)} lines, {(TARGET / name).stat().st_size:,} bytes")


def write_characters(sounds: dict[str, list[str]], levels: dict[str, int], words: dict[str, int]) -> None:
    """Write pinyin.txt."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for word, count in words.items():
        if len(word) == 2:
            first[word[0]] += 1 + math.log(count + 1)
            last[word[1]] += 1 + math.log(count + 1)
    total = first.total()
    lines = [
        f"{character} {','.join(own)} {levels.get(character, 180)} "
        f"{level((first[character] + 0.5) / total)} {level((last[character] + 0.5) / total)}"
        for character, own in sorted(sounds.items())
    ]
    write(
        "pinyin.txt",
        "汉字：读音（不标声调，ü 写作 v，常用的在前） 单用 作双字词首字 作双字词末字（后三项为 -10×自然对数）",
        "读音取自 pypinyin 0.55.0（MIT 许可），字频取自 jieba 0.42.1（MIT 许可）和本产品语料",
        lines,
    )


def write_known(levels: dict[str, int]) -> None:
    """Write known_words.txt."""
    by_first: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for word, own in sorted(levels.items()):
        if len(word) > 1:
            by_first[word[0]][5 * round(own / 5)].append(word[1:])
    lines = [
        first + " " + " ".join(f"{own} {' '.join(rests)}" for own, rests in sorted(groups.items()))
        for first, groups in sorted(by_first.items())
    ]
    write(
        "known_words.txt",
        "已知的词，按首字排列：首字，然后是频级（-10×自然对数）和同级各词的其余各字；250 级是语料里相邻的两个单字",
        "jieba 0.42.1 的词典（MIT 许可）、本产品语料和 coinages.txt",
        lines,
    )


def write_by_sound(sounds: dict[str, list[str]], meant: dict[str, int]) -> None:
    """Write words_by_sound.txt; a word stands under each reading of one of its characters."""
    by_sound: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for word, uses in sorted(meant.items()):
        usual = [sounds[character][0] for character in word]
        keys = [usual]
        for place, character in enumerate(word):
            keys += [[*usual[:place], other, *usual[place + 1 :]] for other in sounds[character][1:]]
        for first, *rest in keys:
            by_sound[first][" ".join(rest)].append(f"{word}{min(9, uses.bit_length())}")
    lines = [
        first + "；" + "；".join(f"{rest}：{' '.join(words)}" for rest, words in sorted(groups.items()))
        for first, groups in sorted(by_sound.items())
    ]
    write(
        "words_by_sound.txt",
        "常用的词，按读音排列：首字的音，然后是其余各字的音和这样读的词；词后的数字是它在本产品语料里的次数（二进制位数，最多9）",
        "jieba 0.42.1 的词典（MIT 许可）和本产品语料，读音取自 pypinyin 0.55.0（MIT 许可）",
        lines,
    )


def main() -> None:
    """Write the lists."""
    sounds = readings(Path(sys.argv[1]))
    frequencies, idioms = listed()
    own, pairs = own_words()
    scale = sum(frequencies.values()) / own.total()
    counts = {
        word: count + own[word] * scale
        for word, count in frequencies.items()
        if len(word) <= LONGEST
        and (len(word) == 1 or count >= KNOWN_FROM[len(word)] or word in idioms or own[word])
    }
    counts |= {word: max(counts.get(word, 0), 300) for word in coined()}
    total = sum(counts.values())
    levels = {word: level((count + 0.5) / total) for word, count in counts.items()}
    levels |= {pair: NO_WORD for pair in pairs if pair not in levels}
    meant = {
        word: own[word]
        for word, count in frequencies.items()
        if len(word) in MEANT_FROM and (count >= MEANT_FROM[len(word)] or own[word] or word in idioms)
        if all(character in sounds for character in word)
    }
    write_characters(sounds, levels, frequencies)
    write_known(levels)
    write_by_sound(sounds, meant)


if __name__ == "__main__":
    main()
