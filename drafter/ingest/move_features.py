"""What the move model sees of a paragraph: its characters, its headings, its cues, its place.

Features come in groups; a group's names share one value, so that a long paragraph does not outweigh a short one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.ingest.cues import Guess, SentenceCues, cue_scores, fold_for_cues
from drafter.ingest.parse import RawBlock
from drafter.model.vocabulary import Kind, Move
from drafter.schema.move_rules import MoveRules

_FIGURE = re.compile(r"[\d*﹡xX%‰.]+")
"""Figures and their masks look alike to the model."""
_FIRST_PERSON = re.compile(r"我(?![们国省市县区镇乡院局校])")
_DONE = re.compile(r"了|完成|同比|达到|已")
_ORDINAL = re.compile(r"第?[一二三四五六]|首先|其次|再次|头一")
_START, _END, _TENTHS = 12, 10, 10
_CLOSE = 4
"""The final call and the last words stand in the last blocks of a speech, this many at most."""
_TOLD = 1.0
"""A sentence speaks for a move where its cues count more than this."""
_TEXT_LIMIT = 4000
"""No paragraph's move needs more characters than these."""


class Feature(NamedTuple):
    """Names of one group that share a value."""

    group: str
    names: Collection[str]
    value: float


class Paragraph(NamedTuple):
    """A paragraph as the model sees it."""

    at: int
    """Which block it is."""
    boundary: int
    """What stands between it and the paragraph before: 0 nothing, 1 a heading of level 1, 2 a lower one."""
    guess: Guess
    features: list[Feature]
    unlikely: frozenset[Move]
    """Moves that nothing in its place and words allows."""


class _Place(NamedTuple):
    at: int
    number: int
    paragraphs: int
    blocks: Sequence[RawBlock]
    middle: float
    """Where its middle stands in the speech, 0 to 1."""
    top: int
    """How many headings of level 1 stand before it."""
    tops: int
    in_section: int
    """How many paragraphs of its section stand before it."""
    path: list[str]
    """The headings above it, the highest first."""


def describe_paragraphs(
    blocks: Sequence[RawBlock], guesses: Sequence[Guess], kind: Kind, rules: MoveRules
) -> Iterator[Paragraph]:
    """Yield the paragraphs among the blocks with their features, which are many for all of them to be kept.

    Args:
        blocks: The blocks of one speech.
        guesses: What the cues say on each.
        kind: The speech's kind.
        rules: The cue words.
    """
    whole = sum(len(block.text) for block in blocks) or 1
    told = sum(len(_FIRST_PERSON.findall(block.text)) for block in blocks) / whole
    for place, boundary in _places(blocks, whole):
        text = _normalised(blocks[place.at].text)
        guess = guesses[place.at]
        features = [
            *_wording(text, place.path),
            *_cues(guess.sentences, rules),
            *_heading_cues(place.path, rules),
            *_position(place),
            *_manner(text),
            Feature("规则", (f"{guess.move.value}{guess.certainty.value}",), 1.0),
            Feature("规则", (guess.move.value,), 0.5),
            Feature("文种", (kind.value,), 0.3),
            Feature("比重", ("全篇我",), min(3.0, told * 250) * 0.4),
        ]
        unlikely = _unlikely(place, text, guess, kind, rules)
        yield Paragraph(place.at, boundary, guess, features, unlikely)


def _unlikely(place: _Place, text: str, guess: Guess, kind: Kind, rules: MoveRules) -> frozenset[Move]:
    """Return the moves that a paragraph can hardly have: true of all but ten of the corpus's 1300."""
    moves = set()
    if place.path:
        moves.add(Move.OPENING)
    if len(place.blocks) - place.at > _CLOSE:
        moves |= {Move.EXHORTATION, Move.CLOSING}
    pledge, thanks = _number(Move.PLEDGE, rules), _number(Move.THANKS, rules)
    pledges = any(sentence.strong[pledge] for sentence in guess.sentences)
    if kind is not Kind.INAUGURAL and not pledges and not _FIRST_PERSON.search(text):
        moves.add(Move.PLEDGE)
    if not any(sentence.strong[thanks] or sentence.weak[thanks] for sentence in guess.sentences):
        moves.add(Move.THANKS)
    return frozenset(moves)


def _number(move: Move, rules: MoveRules) -> int:
    """Return which of the cues are a move's."""
    return next(number for number, cues in enumerate(rules.moves) if cues.move is move)


def _places(blocks: Sequence[RawBlock], whole: int) -> Iterable[tuple[_Place, int]]:
    paragraphs = sum(block.level is None for block in blocks)
    tops = sum(block.level == 1 for block in blocks)
    path: dict[int, str] = {}
    done = top = number = in_section = 0
    boundary = 1
    for index, block in enumerate(blocks):
        size = len(block.text)
        if block.level is None:
            headings = [path[level] for level in sorted(path)]
            middle = (done + size / 2) / whole
            yield (
                _Place(index, number, paragraphs, blocks, middle, top, tops, in_section, headings),
                boundary,
            )
            number, in_section, boundary = number + 1, in_section + 1, 0
        else:
            path = {level: text for level, text in path.items() if level < block.level}
            path[block.level] = _normalised(block.text)
            top += block.level == 1
            in_section, boundary = 0, 1 if block.level == 1 or boundary == 1 else 2
        done += size


def _normalised(text: str) -> str:
    return _FIGURE.sub("0", fold_for_cues(text[:_TEXT_LIMIT]))


def _grams(text: str, *lengths: int) -> set[str]:
    return {text[at : at + length] for length in lengths for at in range(len(text) - length + 1)}


def _scaled(group: str, names: set[str], value: float) -> Feature:
    return Feature(group, names, value / math.sqrt(len(names) or 1))


def _wording(text: str, path: Sequence[str]) -> list[Feature]:
    features = [
        _scaled("文", _grams(text, 2, 3), 1.0),
        _scaled("首", _grams(text[:_START], 2, 3), 0.6),
        _scaled("尾", _grams(text[-_END:], 2), 0.4),
        Feature("起", {text[:length] for length in (2, 3, 4)}, 0.3),
    ]
    if path:
        features.append(_scaled("题", _grams(path[-1], 1, 2), 0.6))
        features.append(_scaled("大题", _grams(path[0], 1, 2), 0.6))
    return features


def _cues(sentences: Sequence[SentenceCues], rules: MoveRules) -> list[Feature]:
    if not any(any(sentence.strong) or any(sentence.weak) for sentence in sentences):
        return []
    moves = [cues.move.value for cues in rules.moves]
    shares: Counter[str] = Counter()
    for sentence in sentences:
        scores = cue_scores(sentence)
        most = max(scores, default=0.0)
        if most > _TOLD:
            shares[moves[scores.index(most)]] += len(sentence.text)
    whole = sum(len(sentence.text) for sentence in sentences) or 1
    length = max(1.0, whole / 40)
    features = [Feature("占", (move,), count / whole * 0.6) for move, count in shares.items()]
    for at, move in enumerate(moves):
        strong = sum(sentence.strong[at] for sentence in sentences)
        weak = sum(sentence.weak[at] for sentence in sentences)
        if strong:
            features.append(Feature("强", (move,), min(1.0, strong / math.sqrt(length)) * 0.5))
            features.append(Feature("有", (move,), 0.3))
        if weak:
            features.append(Feature("弱", (move,), min(2.0, weak / length) * 0.3))
    return features


def _heading_cues(path: Sequence[str], rules: MoveRules) -> list[Feature]:
    features = []
    for level, heading in enumerate(path):
        named = [cues.move.value for cues in rules.moves if cues.headings.search(heading)]
        features.append(Feature("题示", [f"{min(level, 1)}{name}" for name in named], 0.5))
    return features


def _position(place: _Place) -> list[Feature]:
    left = place.paragraphs - 1 - place.number
    tenth = min(place.middle, 1.0) * _TENTHS
    low = int(tenth)
    following = place.blocks[place.at + 1].level if place.at + 1 < len(place.blocks) else None
    part = "无题" if not place.tops else f"第{min(place.top, 4)}部分"
    small = [f"深{len(place.path)}", f"节内{min(place.in_section, 2)}"]
    if place.tops and place.top == place.tops:
        small.append("末部分")
    if following is not None:
        small += ["题前", "大题前"][: 2 if following == 1 else 1]
    return [
        Feature("位", (str(low),), (1 - (tenth - low)) * 0.36),
        Feature("位", (str(low + 1),), (tenth - low) * 0.36),
        Feature("序", (f"首{min(place.number, 5)}", f"末{min(left, 4)}", part), 0.36),
        Feature("处", small, 0.3),
    ]


def _manner(text: str) -> list[Feature]:
    size = max(1, len(text)) / 100
    marks = [f"长{min(6, int(math.log2(len(text) + 1)))}"]
    if text.endswith(":"):
        marks.append("冒号")
    if _ORDINAL.match(text):
        marks.append("列举")
    counts = {
        "我": len(_FIRST_PERSON.findall(text)),
        "要": text.count("要"),
        "了": len(_DONE.findall(text)),
        "数": text.count("0") / 2,
        "我们": text.count("我们"),
    }
    shares = [Feature("比重", (name,), min(3.0, count / size) * 0.3) for name, count in counts.items()]
    return [Feature("样", marks, 0.4), *shares]
