"""Overlap with the corpus: copies are found without --against, what belongs there is passed over."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from drafter.check.catalogue import RULES
from drafter.check.rule import CheckContext, OldSpeech
from drafter.check.runner import INTERNAL_FAULT, check_speech
from drafter.library.passages import cut_passages, join_passages
from drafter.model.diagnostic import Diagnostic, Severity
from drafter.model.speech import Speech
from drafter.schema.speech_markdown import load_speech
from drafter.workflow.searching import fresh_index
from drafter.workflow.similar_speeches import CorpusUse, find_similar
from drafter.workspace import open_workspace
from tests.check.contexts import context_of, shipped_settings

OVERLAP = tuple(rule for rule in RULES if rule.code.startswith("OVL"))
OTHERS = {"镇": "栖坞镇", "县": "芦坞县", "市": "桐坞市", "区": "槿坞区"}
_SENTENCES = re.compile("(?<=。)")


@pytest.fixture(scope="module")
def corpus(project: Path) -> dict[Path, Speech]:
    paths = [path for path in sorted((project / "corpus").glob("*.md")) if path.name != "README.md"]
    return {path: load_speech(path.read_text("utf-8"), path.name) for path in paths}


@pytest.fixture(autouse=True)
def _index() -> None:
    """Have the index of the workspace that all tests share."""
    fresh_index(None, lambda _: None)


def _text(speech: Speech, kept: int) -> str:
    """Return a speech for another place: `kept` of a hundred sentences stay, the others make no sense."""
    home, number, lines = speech.locality, 0, []
    new = OTHERS.get(home[-1], "栖坞镇")
    for block in speech.blocks:
        sentences = []
        for sentence in _SENTENCES.split(block.text):
            number += 1
            stays = number * 37 % 100 < kept
            sentences.append(
                sentence if stays else "".join(random.Random(number).sample(sentence, len(sentence)))
            )
        text = "".join(sentences).replace(home, new).replace(home[:-1], new[:-1])
        text = re.sub(r"\d+", lambda match: str(int(match[0]) * 7 % 991 + 1), text)
        lines.append("#" * ((block.level or 1) + 1) + f" {text}" if block.type == "heading" else text)
    return f"# 在{new}会议上的讲话\n\n" + "\n\n".join(lines) + "\n"


def _found(speech: Speech, text: str, path: Path = Path("新稿.md")) -> tuple[Diagnostic, ...]:
    """Return what the rules on overlap find, the corpus looked up as `drafter check` does."""
    told: list[str] = []
    similar = find_similar(open_workspace(), CorpusUse.READY, path, [speech], (), told.append)
    assert told == []
    context = CheckContext(speech=speech, text=text, corpus=similar.speeches[0])
    return check_speech(context, shipped_settings(), OVERLAP)


def _of(text: str) -> tuple[Diagnostic, ...]:
    return _found(load_speech(text, "新稿.md"), text)


def _old(speech: Speech) -> OldSpeech:
    text, joined = join_passages(cut_passages(speech))
    return OldSpeech(file=joined.id, text=text, speech=joined, source="own")


@pytest.mark.parametrize("kept", [90, 82])
def test_a_copy_with_other_names_and_numbers_is_an_error(corpus: dict[Path, Speech], kept: int) -> None:
    for speech in corpus.values():
        (error,) = (item for item in _of(_text(speech, kept)) if item.severity is Severity.ERROR)
        assert error.code == "OVL001"
        assert f"随附语料《{speech.title}》" in error.message
        assert speech.id in error.message


def test_the_shared_runs_are_shown_with_their_section(corpus: dict[Path, Speech]) -> None:
    runs = [item for item in _of(_text(next(iter(corpus.values())), 82)) if item.code == "OVL003"]
    assert 1 <= len(runs) <= 10
    assert all(re.search("》（.*代号 [0-9a-f]{12}）.*连续 [0-9]+ 个字相同", item.message) for item in runs)
    assert any("”一节" in item.message for item in runs)


def test_speeches_of_the_corpus_are_silent_against_all_others(corpus: dict[Path, Speech]) -> None:
    for path, speech in corpus.items():
        assert _found(speech, path.read_text("utf-8"), path) == ()


def test_the_same_text_in_another_place_is_told_once_and_as_a_question(corpus: dict[Path, Speech]) -> None:
    for path, speech in list(corpus.items())[::9]:
        (found,) = _found(speech, path.read_text("utf-8"))
        assert (found.code, found.severity) == ("OVL004", Severity.WARNING)
        assert "可能就是同一篇" in found.message


def test_a_patchwork_of_several_speeches_is_an_error(corpus: dict[Path, Speech]) -> None:
    sources = list(corpus.values())[::13]
    blocks = [
        block.text
        for speech in sources
        for block in [item for item in speech.blocks if item.type == "paragraph"][2:8]
    ]
    (error,) = (item for item in _of("# 讲话\n\n" + "\n\n".join(blocks) + "\n") if item.code == "OVL001")
    assert f"出自 {len(sources)} 篇旧稿" in error.message


def test_the_order_of_the_corpus_does_not_matter(corpus: dict[Path, Speech]) -> None:
    speeches = list(corpus.values())[:3]
    text = _text(speeches[0], 60) + "\n\n".join(block.text for block in speeches[1].blocks[3:9]) + "\n"
    context = context_of(text, full=False)
    found = {
        check_speech(replace(context, corpus=tuple(map(_old, order))), shipped_settings(), OVERLAP)
        for order in permutations(speeches)
    }
    assert len(found) == 1
    assert next(iter(found))


STOCK = "大家要把思想和行动统一到会议的部署上来一件一件抓好落实不讲条件不打折扣确保说了就算定了就干干就干成干就干好。"


def _made(number: int, extra: str = "") -> Speech:
    """Return an invented speech of characters that no other one has in that order."""
    words = [chr(0x4E00 + (place * 7919 + number * 104729) % 20000) for place in range(600)]
    lines = ["".join(words[start : start + 60]) + "。" for start in range(0, 600, 60)]
    lines.insert(5, extra + STOCK)
    return load_speech(f"# 在会议上的讲话之{number}\n\n" + "\n\n".join(lines) + "\n", "旧.md")


def _against(new: Speech, old: list[Speech]) -> set[str]:
    text = "\n".join([new.title or "", new.text()])
    context = CheckContext(speech=load_speech(f"# {text}", "新.md"), text=text, corpus=tuple(map(_old, old)))
    return {item.code for item in check_speech(context, shipped_settings(), OVERLAP)}


def test_what_three_unrelated_speeches_say_is_a_stock_phrase() -> None:
    assert _against(_made(0), [_made(1), _made(2)]) == {"OVL003"}
    assert _against(_made(0), [_made(1), _made(2), _made(3)]) == set()


def test_three_versions_of_one_speech_are_no_stock() -> None:
    versions = [_made(1), _made(1, "又一年。"), _made(1, "再一年。")]
    assert _against(_made(1, "今年不同了，我们从头说起。"), versions) >= {"OVL003"}


@pytest.mark.parametrize("piece", ["一", "市县", "“2镇年", "汀兰镇"])
def test_long_runs_of_one_thing_do_not_stall(piece: str) -> None:
    text = f"# 讲话\n\n{piece * (100_000 // len(piece))}\n"
    context = context_of(text, full=False)
    context = replace(context, corpus=tuple(_old(context.speech) for _ in range(3)))
    assert INTERNAL_FAULT not in {item.code for item in check_speech(context, shipped_settings(), OVERLAP)}
    assert INTERNAL_FAULT not in {item.code for item in _of(text)}
