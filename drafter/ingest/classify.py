"""What a text is: a speech or not, of which kind, at which level, and whether it is whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.ingest.cues import fold_for_cues
from drafter.ingest.parse import RawBlock
from drafter.model.speech import Block
from drafter.model.vocabulary import Kind, Level, Move
from drafter.schema.move_rules import MoveRules
from drafter.text.numbering import parse_chinese_integer
from drafter.text.sentences import sentences

OPENING = 400
"""Characters at the start in which a speech shows that it is one."""
_TITLE_HIT, _START_HIT, _BODY_HIT, _BODY_LIMIT = 10, 2, 0.3, 4
_KIND_LEAST = 2.0
_SAMPLE = 20_000
_ANNOUNCED = re.compile(
    r"(?:讲|谈|提|强调|抓好|做好)[^。,:]{0,6}([一二两三四五六七八九十]{1,2}|\d)(?:点|个方面|个问题|方面|层意思|项工作|件事)"
)
_PROMISE_LIMIT = 12


def speech_score(title: str, blocks: Sequence[Block], rules: MoveRules) -> float:
    """Return how much a text looks like a speech; `rules.genre.threshold` is enough.

    Args:
        title: Its title or an empty string.
        blocks: Its blocks.
        rules: The cue words.
    """
    genre = rules.genre
    text = fold_for_cues("\n".join(block.text for block in blocks))[:_SAMPLE]
    head = text[:OPENING]
    folded = fold_for_cues(title)
    score = sum(cue.weight for cue in genre.opening if cue.pattern.search(head))
    score += sum(cue.weight for cue in genre.title if cue.pattern.search(folded))
    thousands = max(len(text), 1000) / 1000
    for cue in genre.density:
        score += cue.weight * sum(1 for _ in cue.pattern.finditer(text)) / thousands
    return score


def classify_kind(title: str, blocks: Sequence[RawBlock], rules: MoveRules) -> Kind:
    """Return the kind that title, opening and body speak for."""
    folded = fold_for_cues(title)
    text = fold_for_cues("".join(block.text for block in blocks))[:_SAMPLE]
    first = next((index for index, block in enumerate(blocks) if block.level is not None), len(blocks))
    start = fold_for_cues("".join(block.text for block in blocks[:first]))[:OPENING]
    best, most = Kind.OTHER, _KIND_LEAST
    for cues in rules.kinds:
        score: float = _TITLE_HIT * bool(cues.title.search(folded))
        score += min(_BODY_LIMIT, _START_HIT * sum(1 for _ in cues.body.finditer(start)))
        score += min(_BODY_LIMIT, _BODY_HIT * sum(1 for _ in cues.body.finditer(text)))
        if score > most:
            best, most = cues.kind, score
    return best


def classify_level(title: str, blocks: Sequence[Block], rules: MoveRules) -> Level:
    """Return the level whose own names (我镇, 全区) the text uses most."""
    folded = fold_for_cues(title)
    text = fold_for_cues("".join(block.text for block in blocks))[:_SAMPLE]
    best, most = Level.OTHER, 0
    for cues in rules.levels:
        score = sum(1 for _ in cues.words.finditer(text)) + 5 * bool(cues.words.search(folded))
        if score > most:
            best, most = cues.level, score
    return best


def is_complete(blocks: Sequence[Block], *, cut_off: bool, part: bool, rules: MoveRules) -> bool:
    """Tell whether a speech has its beginning and its end.

    Args:
        blocks: Its blocks.
        cut_off: Whether the site says that it shows only a part.
        part: Whether it is a part of a collection, where beginnings get lost too.
        rules: The cue words.
    """
    if not blocks or (part and _beheaded(blocks, rules)):
        return False
    last = fold_for_cues(blocks[-1].text)
    if blocks[-1].type == "heading" or not last.endswith(("。", "!", "?", "”", ")", "…", "*")):
        return False
    ended = any(
        block.move in {Move.EXHORTATION, Move.CLOSING} or {Move.EXHORTATION, Move.CLOSING} & set(block.also)
        for block in blocks[-2:]
    )
    return ended or not (cut_off or _promised(blocks))


def _beheaded(blocks: Sequence[Block], rules: MoveRules) -> bool:
    if rules.form.salutation.match(fold_for_cues(blocks[0].text)):
        return False
    cues = next(item for item in rules.moves if item.move is Move.OPENING)
    head = fold_for_cues("".join(block.text for block in blocks[:3]))
    starts = [span.of(head) for span in sentences(head)][:3]
    return not any(
        cues.strong.search(sentence) or cues.weak.search(sentence) for sentence in starts
    ) and not (rules.form.salutation.match(head) or re.match(r"同志们|各位|大家", head))


def _promised(blocks: Sequence[Block]) -> bool:
    """Tell whether a speech announces more sections than it has."""
    tops = sum(block.level == 1 for block in blocks)
    for block in blocks[:_PROMISE_LIMIT]:
        match = _ANNOUNCED.search(fold_for_cues(block.text)[-200:])
        if match and tops:
            digits = match[1]
            announced = int(digits) if digits.isdecimal() else parse_chinese_integer(digits) or 0
            if announced > tops:
                return True
    for index, block in enumerate(blocks):
        match = _ANNOUNCED.search(fold_for_cues(block.text)[-40:])
        if match and index + 1 < len(blocks) and blocks[index + 1].level == 2:
            digits = match[1]
            announced = int(digits) if digits.isdecimal() else parse_chinese_integer(digits) or 0
            seen = 0
            for later in blocks[index + 1 :]:
                if later.level == 1:
                    break
                seen += later.level == 2
            if announced > seen:
                return True
    return False
