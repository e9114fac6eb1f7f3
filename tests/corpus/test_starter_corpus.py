"""The starter corpus keeps its promises (docs/corpus.md): `make corpus-check` runs these and prints the tables."""

from __future__ import annotations

import re
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest

from drafter.check.rule import CheckContext
from drafter.check.runner import check_speech
from drafter.model.speech import Speech
from drafter.model.vocabulary import Kind, Level
from drafter.resources import shipped
from drafter.schema.rules import read_rule_settings
from drafter.schema.speech_markdown import dump_speech, load_speech
from drafter.text.characters import count_characters, fold_width, squeeze
from drafter.text.overlap import containment, ngrams, shared_runs, without_set_phrases

FILES = sorted(path for path in shipped("corpus").glob("*.md") if path.name != "README.md")
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FILES}
SPEECHES = {name: load_speech(text, name) for name, text in TEXTS.items()}
SETTINGS = read_rule_settings(shipped("config", "rules"), [])
NAMES = sorted(SPEECHES)
# Ordinary words that are also full names of places, or parts of longer words.
NOT_PLACES = {"城区", "郊区", "矿区", "新区", "市中区", "开发区", "中山市区"}


def length(speech: Speech) -> int:
    return sum(count_characters(block.text) for block in speech.blocks)


def listed(*names: str) -> list[str]:
    """Return the lines of a word list of config/ without its header."""
    text = shipped("config", *names).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


SET_PHRASES = listed("set_phrases.txt")


def test_there_are_eight_of_each_kind_and_enough_of_each_level() -> None:
    kinds = Counter(speech.kind for speech in SPEECHES.values())
    assert {kind: kinds[kind] for kind in Kind if kind is not Kind.OTHER} == dict.fromkeys(
        (kind for kind in Kind if kind is not Kind.OTHER), 8
    )
    levels = Counter(speech.level for speech in SPEECHES.values())
    assert levels[Level.TOWN] >= 24
    assert levels[Level.COUNTY] + levels[Level.DISTRICT] >= 24
    assert levels[Level.CITY] >= 8
    assert levels[Level.DEPARTMENT] >= 8


def test_it_is_large_and_spread_over_years_and_lengths() -> None:
    lengths = [length(speech) for speech in SPEECHES.values()]
    assert sum(lengths) >= 180_000
    assert min(lengths) <= 1_500
    assert max(lengths) >= 6_000
    years = Counter(speech.year for speech in SPEECHES.values())
    assert len(years) >= 10
    assert max(years.values()) <= 12


@pytest.mark.parametrize("name", NAMES)
def test_front_matter_is_complete_and_true(name: str) -> None:
    speech = SPEECHES[name]
    for key in ("title", "variant", "locality", "year", "date", "speaker", "themes", "structure"):
        assert getattr(speech, key), key
    assert speech.kind is not Kind.OTHER
    assert speech.level is not Level.OTHER
    assert speech.date.startswith(str(speech.year))
    assert re.search(rf"^字数: {length(speech)}$", TEXTS[name], re.MULTILINE)
    assert re.search(rf"^# {re.escape(speech.title or '')}$", TEXTS[name], re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_every_block_has_a_move_and_the_sections_a_theme(name: str) -> None:
    first_mark, first_block = (
        TEXTS[name].find("<!--"),
        re.search(r"^(?!---|#|（|<)\S.*：$", TEXTS[name], re.MULTILINE),
    )
    assert first_mark > 0
    assert first_block is None or first_mark < first_block.start()
    speech = SPEECHES[name]
    body = [block for block in speech.blocks if block.move.value in ("review", "deployment")]
    bare = sum(len(block.text) for block in body if not block.theme)  # overviews speak of no single theme
    assert bare <= max(400, 0.4 * sum(len(block.text) for block in body))
    marked = {theme for block in speech.blocks if block.theme for theme in block.theme.split("、")}
    assert marked <= set(speech.themes)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_written_as_the_program_writes_it(name: str) -> None:
    assert dump_speech(load_speech(TEXTS[name], "")) == TEXTS[name]


def test_ids_are_stable_and_different() -> None:
    ids = [speech.id for speech in SPEECHES.values()]
    assert len(set(ids)) == len(ids)
    assert ids == [load_speech(text, name).id for name, text in TEXTS.items()]


def test_no_two_speeches_share_a_long_run() -> None:
    bodies = {name: without_set_phrases(speech.text(), SET_PHRASES) for name, speech in SPEECHES.items()}
    assert list(shared_runs(bodies, 30)) == []


def test_no_speech_is_contained_in_another() -> None:
    grams = {name: ngrams(squeeze(speech.text()), 8) for name, speech in SPEECHES.items()}
    worst = max(containment(grams[one], grams[other]) for one, other in permutations(grams, 2))
    assert worst <= 0.08


def test_nothing_is_taken_from_the_evaluation_material(shared: Path) -> None:
    bodies = {
        name: without_set_phrases(fold_width(speech.text()), map(fold_width, SET_PHRASES))
        for name, speech in SPEECHES.items()
    }
    wanted = {text[i : i + 25] for text in bodies.values() for i in range(len(text) - 24)}
    found = set()
    for path in (*shared.glob("seeds/*.txt"), *shared.glob("data/dev/*/*.txt")):
        text = squeeze(fold_width(path.read_text(encoding="utf-8", errors="replace")))
        found |= {text[i : i + 25] for i in range(len(text) - 24)} & wanted
    assert {run for run in found if "\n" not in run} == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_real_place_of_county_level_or_above_is_named(name: str) -> None:
    speech = SPEECHES[name]
    text = squeeze((speech.title or "") + speech.text())
    real = {*listed("places", "counties.txt"), *listed("places", "former.txt")}
    found = {place for place in real - NOT_PLACES if len(place) >= 3 and place in text}
    own = {speech.locality, *speech.superiors}
    assert {place for place in found if not any(place in name for name in own)} == set()


RULES = (
    "NUM001",
    "NUM002",
    "NUM003",
    "NUM004",
    "PLH001",
    "PLH002",
    "FIG002",
    "FIG003",
    "FIG004",
    "PUN001",
    "PUN002",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_products_own_checker_finds_nothing(name: str) -> None:
    context = CheckContext(speech=SPEECHES[name], text=TEXTS[name])
    found = [
        (item.code, item.line, item.message)
        for item in check_speech(context, SETTINGS)
        if item.code in RULES or item.code.startswith("INT")
    ]
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_headings_are_parallel_or_the_file_says_why_not(name: str) -> None:
    context = CheckContext(speech=SPEECHES[name], text=TEXTS[name])
    found = [
        (item.code, item.line, item.message)
        for item in check_speech(context, SETTINGS)
        if item.code.startswith("HED")
    ]
    assert not found or SPEECHES[name].heading_note, found


def test_the_readme_lists_every_speech_as_it_is() -> None:
    rows = (shipped("corpus") / "README.md").read_text(encoding="utf-8")
    for name, speech in SPEECHES.items():
        row = (
            f"| [{name.removesuffix('.md')}]({name}) | {speech.kind.label} | {speech.locality} | "
            f"{speech.level.label} | {speech.year} | {length(speech)} | {speech.variant} |"
        )
        assert row in rows
