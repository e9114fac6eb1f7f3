"""The structure of one speech in numbers: shares of moves, headings, sentences, figures, empty words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from statistics import fmean, pstdev

from drafter.model.profile import (
    CONCRETE,
    FIGURES,
    HEADINGS,
    LENGTH,
    LONGEST_SENTENCE,
    MEAN_SENTENCE,
    REVIEW_FIGURES,
    UNEVENNESS,
    VAGUENESS,
    SpeechProfile,
    share_of,
)
from drafter.model.rule_settings import RuleSettings
from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Move
from drafter.text.characters import count_characters
from drafter.text.numbering import parse_heading_number
from drafter.text.quantities import quantities
from drafter.text.sentences import sentences

LEAST = 30
"""A paragraph of the deployment with fewer characters only leads in and can't be empty words."""
_LAST = frozenset({Move.EXHORTATION, Move.CLOSING})
"""Moves behind the last section that belong to no section."""


Signs = Mapping[str, re.Pattern[str]]
"""What makes a paragraph of the deployment concrete, by name: 数字, 时限, 责任."""

_SIGNS = ("STR003", "实处正则")
"""The rule and its parameter that hold them."""


def signs_of(settings: RuleSettings) -> Signs:
    """Return the signs of concrete work: a parameter of a rule, which the user may extend."""
    code, name = _SIGNS
    table = settings.rules[code].parameters.table(name)
    return {key: re.compile(pattern) for key, pattern in table.items()}


def measure_speech(speech: Speech, signs: Signs) -> SpeechProfile:
    """Return the structure of a speech.

    The share of a paragraph with several moves is divided among them. A measure that a speech can't have (the
    figures of a review that it has not) is left out.

    Args:
        speech: The speech.
        signs: What makes a paragraph of the deployment concrete (参数“实处正则” of rule STR003).

    Returns:
        The runs of moves, and by Chinese name: the shares of all moves (0..1), 字数, headings by level, 节长不均
        (standard deviation of the lengths of the top sections by their mean), 平均句长 and 最长句 in characters,
        千字数字 and 回顾千字数字 (Arabic numbers in 1,000 characters), and of the paragraphs of the deployment the
        shares (0..1) that hold each sign, 部署段含时限, and that hold none, 空话率.
    """
    lengths = [count_characters(block.text) for block in speech.blocks]
    total = sum(lengths) or 1
    measures = {LENGTH: float(sum(lengths))}
    measures |= {share_of(move): share for move, share in _shares(speech, lengths, total).items()}
    levels = Counter(heading_level(block) for block in speech.blocks if block.type == "heading")
    measures |= {name: float(levels[level]) for level, name in enumerate(HEADINGS, 1)}
    sections = section_lengths(speech)
    if len(sections) > 1:
        mean = fmean(sections)
        measures[UNEVENNESS] = pstdev(sections) / mean if mean else 0.0
    spoken = [length for block in _paragraphs(speech) for length in _sentence_lengths(block.text)]
    if spoken:
        measures[MEAN_SENTENCE] = fmean(spoken)
        measures[LONGEST_SENTENCE] = float(max(spoken))
    measures |= _figures(speech, lengths, total)
    tasks = list(task_paragraphs(speech))
    if tasks:
        measures |= _substance([block.text for block in tasks], signs)
    return SpeechProfile(moves=tuple(_runs(speech, lengths, total)), measures=measures)


def heading_level(block: Block) -> int:
    """Return the level of a heading: by its number where it has one, else as parsed."""
    number = parse_heading_number(block.text)
    return number.level if number else block.level or 1


def section_lengths(speech: Speech) -> list[int]:
    """Return the lengths in characters of the sections below the headings of the highest level that is used.

    What stands before the first of them, and the final call, belong to no section.
    """
    levels = [heading_level(block) if block.type == "heading" else None for block in speech.blocks]
    top = min((level for level in levels if level is not None), default=None)
    end = len(speech.blocks)
    while end and speech.blocks[end - 1].move in _LAST:
        end -= 1
    result: list[int] = []
    for block, level in zip(speech.blocks[:end], levels, strict=False):
        if level is not None and level == top:
            result.append(0)
        if result:
            result[-1] += count_characters(block.text)
    return result


def task_paragraphs(speech: Speech) -> Iterator[Block]:
    """Yield the paragraphs of the deployment that are long enough to say something."""
    for block in _paragraphs(speech):
        if Move.DEPLOYMENT in (block.move, *block.also) and count_characters(block.text) >= LEAST:
            yield block


def _paragraphs(speech: Speech) -> Iterator[Block]:
    return (block for block in speech.blocks if block.type == "paragraph")


def _sentence_lengths(text: str) -> Iterator[int]:
    return (count_characters(span.of(text)) for span in sentences(text))


def _shares(speech: Speech, lengths: list[int], total: int) -> dict[Move, float]:
    shares = dict.fromkeys(Move, 0.0)
    for block, length in zip(speech.blocks, lengths, strict=True):
        moves = dict.fromkeys((block.move, *block.also))
        for move in moves:
            shares[move] += length / total / len(moves)
    return shares


def _figures(speech: Speech, lengths: list[int], total: int) -> dict[str, float]:
    every = within = review = 0
    for block, length in zip(speech.blocks, lengths, strict=True):
        count = sum(1 for _ in quantities(block.text))
        every += count
        if Move.REVIEW in (block.move, *block.also):
            within, review = within + count, review + length
    result = {FIGURES: 1000 * every / total}
    if review:
        result[REVIEW_FIGURES] = 1000 * within / review
    return result


def _substance(texts: list[str], signs: Signs) -> dict[str, float]:
    held = [{name for name, sign in signs.items() if sign.search(text)} for text in texts]
    result = {CONCRETE + name: sum(name in found for found in held) / len(texts) for name in signs}
    return result | {VAGUENESS: sum(not found for found in held) / len(texts)}


def _runs(speech: Speech, lengths: list[int], total: int) -> Iterator[tuple[Move, float]]:
    move, run = None, 0
    for block, length in zip(speech.blocks, lengths, strict=True):
        if move is not None and block.move is not move:
            yield move, run / total
            run = 0
        move, run = block.move, run + length
    if move is not None:
        yield move, run / total
