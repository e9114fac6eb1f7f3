"""Speeches made from others: on the shipped corpus, on hostile text, on the real documents beside the checkout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from drafter.check.catalogue import RULES
from drafter.check.compared import reused_share
from drafter.check.reuse import comparable, set_phrases
from drafter.check.rule import CheckContext, OldSpeech
from drafter.check.runner import INTERNAL_FAULT, check_speech
from drafter.model.diagnostic import Diagnostic
from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Move
from drafter.schema.speech_markdown import load_speech
from drafter.text.characters import squeeze
from drafter.text.overlap import containment, ngrams
from drafter.text.spans import Span
from drafter.workflow.reading import parse_file
from tests.check.contexts import context_of, shipped_settings

OTHERS = {"镇": "栖坞镇", "县": "芦坞县", "市": "桐坞市", "区": "槿坞区"}
FAMILIES = ("STL", "LEK", "OVL", "NAM")
MINE = tuple(rule for rule in RULES if rule.code.startswith(FAMILIES))


def _corpus(project: Path) -> list[CheckContext]:
    paths = [path for path in sorted((project / "corpus").glob("*.md")) if path.name != "README.md"]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [
        CheckContext(speech=load_speech(text, path.name), text=text)
        for path, text in zip(paths, texts, strict=True)
    ]


def _old(context: CheckContext, file: str = "旧稿.md") -> OldSpeech:
    return OldSpeech(file=file, text=context.text, speech=context.speech)


def _rewritten(context: CheckContext, other: CheckContext, kept: int) -> CheckContext:
    """Return a speech for another place, made from an old one: `kept` of a hundred sentences stay."""
    home = context.speech.locality
    new = OTHERS.get(home[-1], "栖坞镇")
    foreign = [text for block in other.speech.blocks for text in re.split("(?<=。)", block.text) if text]
    number, lines = 0, []
    for block in context.speech.blocks:
        sentences = []
        for sentence in re.split("(?<=。)", block.text):
            number += 1
            stays = number * 37 % 100 < kept
            sentences.append(sentence if stays else foreign[number % len(foreign)])
        text = "".join(sentences).replace(home, new).replace(home[:-1], new[:-1])
        lines.append(re.sub(r"\d+", lambda match: str(int(match[0]) * 7 % 991 + 1), text))
    text = f"# 在{new}会议上的讲话\n\n" + "\n\n".join(lines) + "\n"
    return CheckContext(speech=load_speech(text, "新稿.md"), text=text)


def _codes(found: tuple[Diagnostic, ...]) -> set[str]:
    return {item.code for item in found}


@pytest.mark.parametrize("kept", [90, 82])
def test_a_copy_with_other_names_and_numbers_is_an_error(project: Path, kept: int) -> None:
    corpus = _corpus(project)
    for number, context in enumerate(corpus):
        draft = _rewritten(context, corpus[(number + 9) % len(corpus)], kept)
        found = check_speech(replace(draft, old=(_old(context),)), shipped_settings(), MINE)
        assert "OVL001" in _codes(found), context.speech.title


def test_unrelated_speeches_are_far_below_the_thresholds(project: Path) -> None:
    grams = [ngrams(comparable(context, set_phrases()).text, 8) for context in _corpus(project)]
    shares = [max(containment(one, two), containment(two, one)) for one, two in combinations(grams, 2)]
    assert max(shares) < 0.05


def test_a_speech_is_its_own_copy(project: Path) -> None:
    context = _corpus(project)[0]
    assert reused_share(context, _old(context), 8) == 1.0


def test_clean_speeches_have_hardly_a_finding_against_unrelated_ones(project: Path) -> None:
    corpus = _corpus(project)
    found = [
        item
        for number, context in enumerate(corpus)
        for item in check_speech(
            replace(context, old=(_old(corpus[(number + 5) % len(corpus)]),)), shipped_settings(), MINE
        )
    ]
    characters = sum(len(context.text) for context in corpus)
    assert len(found) / characters * 1000 < 0.05


def test_at_most_ten_runs_are_shown_and_the_place_in_the_old_speech_is_told(project: Path) -> None:
    corpus = _corpus(project)
    draft = _rewritten(corpus[0], corpus[9], 70)
    found = check_speech(replace(draft, old=(_old(corpus[0], "去年.md"),)), shipped_settings(), MINE)
    runs = [item for item in found if item.code == "OVL003"]
    assert 1 < len(runs) <= 10
    for item in runs:
        place = re.search(r"旧稿（去年\.md，第 (\d+) 段）连续 \d+ 个字相同.*：“(.+)……(.+)”$", item.message)
        assert place is not None
        words = squeeze(item.span.of(draft.text))
        assert words.startswith(place[2])
        assert words.endswith(place[3])
        paragraphs = [line for line in corpus[0].text.split("\n") if line.strip()]
        there = ngrams(squeeze(paragraphs[int(place[1]) - 1]), 3)
        assert containment(ngrams(place[2], 3) | ngrams(place[3], 3), there) > 0.3


def test_the_runs_of_a_copied_speech_are_one_finding(project: Path) -> None:
    context = _corpus(project)[0]
    found = check_speech(replace(context, old=(_old(context, "去年.md"),)), shipped_settings(), MINE)
    (runs,) = (item for item in found if item.code == "OVL003")
    assert (
        len(re.findall(r"第 \d+ 段“[^”]+……[^”]+”\d+ 个字，同旧稿（去年\.md，第 \d+ 段）", runs.message)) == 10
    )


@pytest.mark.parametrize(
    "piece", [*"一市县，“2镇年", "去年", "2025年", "汀兰镇", "“甲乙丙丁”称号", "公司", "8月9日前"]
)
def test_long_runs_of_one_thing_in_both_speeches_do_not_stall(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    block = Block(type="paragraph", move=Move.DEPLOYMENT, text=text, spans=(Span(0, len(text)),))
    speech = Speech(id="x", title=None, blocks=(block,))
    old = OldSpeech(file="旧.md", text=text, speech=speech)
    context = replace(context_of("x"), speech=speech, text=text, old=(old,))
    assert INTERNAL_FAULT not in _codes(check_speech(context, shipped_settings(), MINE))


def _seed(shared: Path, name: str) -> Iterator[CheckContext]:
    (path,) = shared.glob(f"seeds/{name}_*.txt")
    parsed = parse_file(path)
    for speech in parsed.speeches:
        yield CheckContext(speech=speech, text=parsed.text)


def test_the_seeds_leaked_town_is_found(shared: Path) -> None:
    found = [
        item for context in _seed(shared, "001") for item in check_speech(context, shipped_settings(), MINE)
    ]
    assert ("LEK003", "台吉镇") in [(item.code, item.excerpt) for item in found]


def test_the_seeds_leaked_town_is_an_error_in_a_speech_made_from_it(shared: Path) -> None:
    old = next(_seed(shared, "001"))
    text = "在此，向为台吉镇发展出力的同志们致谢。\n"
    context = replace(context_of(text), old=(_old(old, "001.txt"),))
    found = check_speech(context, shipped_settings(), MINE)
    assert ("LEK001", "台吉镇") in [(item.code, item.excerpt) for item in found]
