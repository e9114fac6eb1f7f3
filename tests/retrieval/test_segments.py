"""An index that grew and shrank scores as one that was built at once."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.retrieval import assembly, segments
from drafter.retrieval.assembly import plan_joins
from drafter.retrieval.build import build_index
from drafter.retrieval.features import FeatureReader
from drafter.retrieval.index import Index, open_index
from drafter.retrieval.query import parse_query
from drafter.retrieval.search import search
from drafter.retrieval.verification import verify
from tests.retrieval.conftest import make_passage

KINDS = ("investment", "farming", "environment", "safety", "figures", "conduct")
PIECES = (
    "要盯住产业链缺口",
    "要守住安全底线",
    "粮食播种面积稳定在3万亩",
    "一是抓源头",
    "二是抓问责",
    "同比增长6.5%",
    "谁签字谁负责",
    "河道每周巡查一次",
    "签约项目早开工",
    "湖蟹节办出名气",
)
QUERY = "要盯住签约项目。要守住河道。一是抓源头。二是抓进度。粮食增长3%。"


def speech(name: str, seed: int) -> list[Passage]:
    choose = random.Random(seed)
    return [
        make_passage(choose.choice(KINDS), number, "，".join(choose.choices(PIECES, k=4)) + "。", name)
        for number in range(choose.randint(1, 6))
    ]


@pytest.fixture
def small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "PASSAGES_LIMIT", 40)
    monkeypatch.setattr(assembly, "JOIN_LIMIT", 40 * 8)


def assert_scored_as_by_scikit_learn(index: Index, expected: Sequence[Passage]) -> None:
    ordinals = list(index.ordinals())
    passages = [index.passage(ordinal) for ordinal in ordinals]
    assert sorted(item.id for item in passages) == sorted(item.id for item in expected)
    assert index.live == len(expected)
    found = [index.features.of_passage(item) for item in passages]
    query = index.features.of_query(QUERY)
    for space, documents, terms in (
        (index.lexical, [item.lexical for item in found], query.lexical),
        (index.structure, [item.structural for item in found], query.structural),
    ):
        oracle = TfidfVectorizer(analyzer=list, sublinear_tf=True)
        scores = (oracle.fit_transform(documents) @ oracle.transform([terms]).T).toarray()[:, 0]
        own = space.cosines(space.weights(terms))
        np.testing.assert_allclose(own[ordinals], scores, atol=1e-6)
        assert not np.delete(own, ordinals).any()


@pytest.mark.usefixtures("small_segments")
def test_growing_and_shrinking_is_as_building_at_once(tmp_path: Path, lexicon: Lexicon) -> None:
    choose = random.Random(5)
    held = {f"speech{number}": number for number in range(20)}
    expected: list[Passage] = []
    for step in range(14):
        expected = [passage for name, seed in held.items() for passage in speech(name, seed)]
        summary = build_index(expected, tmp_path / "grown", f"step{step}", lexicon)
        assert (summary.passages, summary.speeches) == (len(expected), len(held))
        assert_scored_as_by_scikit_learn(open_index(tmp_path / "grown"), expected)
        for name in choose.sample(sorted(held), 3):
            held.pop(name)
        changed = choose.choice(sorted(held))
        held[changed] += 1000
        held.update({f"new{step}-{number}": 100 * step + number for number in range(choose.randint(1, 6))})
    assert verify(tmp_path / "grown") == []
    build_index(expected, tmp_path / "whole", "whole", lexicon, anew=True)
    grown, whole = open_index(tmp_path / "grown"), open_index(tmp_path / "whole")
    assert len(grown.segments) > 1
    for by in ("lexical", "structure", "both"):
        one, other = (
            [
                (hit.score, hit.lexical, hit.structure)
                for hit in search(index, parse_query(QUERY, by=by, k=20))
            ]
            for index in (grown, whole)
        )
        assert one == other
    scales = [
        {
            index.passage(ordinal).id: tuple(
                float(np.concatenate([part.scale.values for part in space.parts])[ordinal])
                for space in (index.lexical, index.structure)
            )
            for ordinal in index.ordinals()
        }
        for index in (grown, whole)
    ]
    assert scales[0] == scales[1]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were cut into words."""
    seen: list[str] = []
    of_passage: Callable[..., object] = FeatureReader.of_passage

    def spy(self: object, passage: Passage) -> object:
        seen.append(passage.id)
        return of_passage(self, passage)

    monkeypatch.setattr(FeatureReader, "of_passage", spy)
    return seen


def test_only_what_is_new_is_cut_into_words(tmp_path: Path, lexicon: Lexicon, counted: list[str]) -> None:
    held = [passage for number in range(12) for passage in speech(f"s{number}", number)]
    assert build_index(held, tmp_path, "1", lexicon).added == len(held) == len(counted)
    counted.clear()
    new = speech("new", 7)
    held = [passage for passage in held if passage.speech_id != "s3"] + new
    assert build_index(held, tmp_path, "2", lexicon).added == len(new)
    assert counted == [passage.id for passage in new]
    index = open_index(tmp_path)
    assert [segment.size for segment in index.segments][1:] == [len(new)]
    assert index.live < index.size
    assert "s3" not in index.names["speech_id"]
    assert all(passage.speech_id != "s3" for passage in map(index.passage, index.ordinals()))
    counted.clear()
    assert build_index(held, tmp_path, "2", lexicon, anew=True).added == len(held)


def test_a_changed_word_list_cuts_all_anew(tmp_path: Path, lexicon: Lexicon, counted: list[str]) -> None:
    held = speech("one", 1)
    build_index(held, tmp_path, "1", lexicon)
    counted.clear()
    other = replace(lexicon, stop_words=(*lexicon.stop_words, "湖蟹"))
    build_index(held, tmp_path, "1", other)
    assert len(counted) == len(held)


@pytest.mark.parametrize("damage", ["byte", "header", "lies"])
def test_damaged_segments_are_not_taken_over(tmp_path: Path, lexicon: Lexicon, damage: str) -> None:
    held = [passage for number in range(5) for passage in speech(f"s{number}", number)]
    folder = build_index(held, tmp_path, "1", lexicon).folder
    path = folder / "s1" / "lexical.passages.npy"
    if damage == "byte":
        data = bytearray(path.read_bytes())
        data[-4] ^= 1
        path.write_bytes(data)
    elif damage == "lies":
        array = np.load(path)
        array[-1] = 10**6
        np.save(path, array)
        name = "s1/lexical.passages.npy"
        header = json.loads((folder / "index.json").read_text("utf-8"))
        header["files"][name]["blake2"] = segments_checksum(path)
        (folder / "index.json").write_text(json.dumps(header), "utf-8")
    else:
        (folder / "index.json").write_text("{}")
    assert verify(tmp_path)
    assert build_index(held, tmp_path, "1", lexicon).added == len(held)
    assert verify(tmp_path) == []


def segments_checksum(path: Path) -> str:
    from drafter.retrieval.store import checksum  # noqa: PLC0415 - for one case only

    return checksum(path)


def test_generations_do_not_share_what_changes(tmp_path: Path, lexicon: Lexicon) -> None:
    held = [passage for number in range(9) for passage in speech(f"s{number}", number)]
    build_index(held, tmp_path, "1", lexicon)
    before = open_index(tmp_path)
    hits = search(before, parse_query(QUERY))
    build_index([*held, *speech("late", 3)], tmp_path, "2", lexicon)
    assert search(before, parse_query(QUERY)) == hits
    assert search(open_index(tmp_path), parse_query(QUERY)) != hits


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ([(100, 100)] * 7, []),
        ([(100, 100)] * 8, [[0, 1, 2, 3, 4, 5, 6, 7]]),
        ([(100, 100)] * 7 + [(3000, 3000)], []),
        ([(70, 100), (80, 100)], [[0]]),
        ([(200_000, 200_000)] * 9, []),
    ],
)
def test_small_segments_are_joined(sizes: list[tuple[int, int]], groups: list[list[int]]) -> None:
    assert plan_joins(sizes) == groups


def test_speeches_are_streamed(tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than one segment is held in memory: the last speech is read after the first was written."""
    monkeypatch.setattr(segments, "PASSAGES_LIMIT", 10)
    written: list[int] = []

    def stream() -> Iterator[Passage]:
        for number in range(10):
            written.append(len(list(tmp_path.glob(".tmp-*/s*/names.json"))))
            yield from speech(f"s{number}", number)

    build_index(stream(), tmp_path, "1", lexicon)
    assert written[-1] > 0
