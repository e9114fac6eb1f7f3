import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from drafter.errors import DrafterError
from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.retrieval.build import build_index
from drafter.retrieval.generations import new_generation
from drafter.retrieval.index import explain_staleness, open_index
from drafter.retrieval.query import parse_query
from drafter.retrieval.search import search
from drafter.retrieval.verification import verify
from tests.retrieval.conftest import FINGERPRINT, make_passage

FILES = (
    "index.json",
    "columns.npy",
    "dictionary.bin",
    "s1/columns.npy",
    "s1/dead.npy",
    "s1/digests.npy",
    "s1/lexical.starts.npy",
    "s1/lexical.scales.npy",
    "s1/lexical.frequencies.npy",
    "s1/lexical.hashes.npy",
    "s1/lexical.counts.npy",
    "s1/lexical.most.npy",
    "s1/lexical.terms.bin",
    "s1/structure.passages.npy",
    "s1/structure.terms.offsets.npy",
    "s1/passages.bin",
    "s1/passages.offsets.npy",
    "s1/speeches.npy",
    "s1/names.json",
)


@pytest.fixture
def copy(index_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(index_folder, tmp_path / "index"))


def generation(folder: Path) -> Path:
    return folder / (folder / "CURRENT").read_text().strip()


def test_an_index_gives_its_passages_back(index_folder: Path, passages: tuple[Passage, ...]) -> None:
    index = open_index(index_folder)
    assert tuple(map(index.passage, range(index.size))) == passages
    assert verify(index_folder) == []
    assert index.fingerprint == FINGERPRINT


def test_the_same_input_makes_the_same_bytes(
    index_folder: Path, tmp_path: Path, passages: tuple[Passage, ...], lexicon: Lexicon
) -> None:
    summary = build_index(passages, tmp_path, FINGERPRINT, lexicon)
    assert (summary.passages, summary.speeches, summary.folder) == (6, 6, generation(tmp_path))
    for path in summary.folder.rglob("*.*"):
        other = generation(index_folder) / path.relative_to(summary.folder)
        assert path.read_bytes() == other.read_bytes(), path.name


def test_a_new_build_replaces_the_old_and_sweeps_what_was_left(
    copy: Path, passages: tuple[Passage, ...], lexicon: Lexicon
) -> None:
    (copy / ".tmp-dead").mkdir()
    (copy / ".tmp-dead" / "half.npy").write_bytes(b"x")
    build_index(passages[:2], copy, "new", lexicon)
    assert sorted(item.name for item in copy.iterdir()) == ["CURRENT", "LOCK", "gen-2"]
    assert open_index(copy).size == 2


def test_a_build_that_fails_changes_nothing(
    copy: Path, passages: tuple[Passage, ...], lexicon: Lexicon
) -> None:
    def broken() -> Iterator[Path]:
        with new_generation(copy) as folder:
            (folder / "part").write_bytes(b"x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        next(broken())
    with pytest.raises(DrafterError, match="没有可以检索的段落"):
        build_index((), copy, "new", lexicon)
    assert open_index(copy).size == len(passages)
    assert not list(copy.glob(".tmp-*"))


def test_two_builds_at_once_are_refused(copy: Path) -> None:
    with (
        new_generation(copy) as folder,
        pytest.raises(DrafterError, match="另一个程序正在建立索引"),
        new_generation(copy),
    ):
        pass
    assert not folder.exists()


def test_a_reader_keeps_its_index_while_a_new_one_is_built(
    copy: Path, passages: tuple[Passage, ...], lexicon: Lexicon
) -> None:
    index = open_index(copy)
    build_index([make_passage("safety")], copy, "new", lexicon)
    assert search(index, parse_query("招商引资"))[0].passage == passages[0]


def test_no_index_yet(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="还没有检索索引，请运行 drafter corpus index"):
        open_index(tmp_path / "none")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["missing", "short", "empty", "folder"])
def test_missing_and_short_files_are_told(copy: Path, name: str, damage: str) -> None:
    path = generation(copy) / name
    data = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage != "missing":
        path.write_bytes(data[: len(data) // 2] if damage == "short" else b"")
    with pytest.raises(DrafterError, match="请运行 drafter corpus index 重建"):
        open_index(copy)
    assert verify(copy)


@pytest.mark.parametrize("name", FILES[1:])
def test_noise_in_a_file_never_breaks_out(copy: Path, name: str) -> None:
    path = generation(copy) / name
    noise = np.random.default_rng(7)
    data = bytearray(path.read_bytes())
    for _ in range(20):
        changed = data.copy()
        for place in noise.integers(0, len(changed), 64):
            changed[place] = noise.integers(0, 256)
        path.write_bytes(changed)
        with suppress(DrafterError):  # nothing else may come out
            index = open_index(copy)
            for query in ("招商引资 项目", "要盯紧尾水。要每周巡查。要点名。", "粮食"):
                search(index, parse_query(query))
        assert verify(copy)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("passages", 5),
        ("passages", "x"),
        ("passages", 10**30),
        ("files", {"../CURRENT": {"size": 6}}),
        ("files", []),
        ("names", None),
        ("segments", ["s2"]),
        ("segments", ["../x"]),
        ("segments", []),
        ("lexicon", {}),
        ("tokenizer", {"dictionary": "0"}),
        ("format", None),
    ],
)
def test_a_header_that_lies_is_refused(copy: Path, key: str, value: object) -> None:
    path = generation(copy) / "index.json"
    header = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**header, key: value}), "utf-8")
    with pytest.raises(DrafterError, match="请运行 drafter corpus index 重建"):
        open_index(copy)


@pytest.mark.parametrize("header", ["[" * 100_000, "{}", "[]", "\0", "1"])
def test_a_header_that_is_none(copy: Path, header: str) -> None:
    (generation(copy) / "index.json").write_text(header, "utf-8")
    with pytest.raises(DrafterError, match="请运行 drafter corpus index 重建"):
        open_index(copy)


def test_another_format_is_explained(copy: Path) -> None:
    path = generation(copy) / "index.json"
    header = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**header, "format": 99}), "utf-8")
    with pytest.raises(DrafterError, match="另一个版本"):
        open_index(copy)


@pytest.mark.parametrize("line", ["gen-7", "../..", "", "gen-1/..", "é"])
def test_a_wrong_pointer_is_refused(copy: Path, line: str) -> None:
    (copy / "CURRENT").write_text(line, "utf-8")
    with pytest.raises(DrafterError, match="重建"):
        open_index(copy)


def test_numbers_out_of_range_are_told(copy: Path) -> None:
    path = generation(copy) / "s1" / "lexical.passages.npy"
    array = np.load(path)
    np.save(path, np.full_like(array, 10**6))
    index = open_index(copy)
    with pytest.raises(DrafterError, match="重建"):
        search(index, parse_query("招商引资"))
    assert any("编号超出范围" in line for line in verify(copy))


def test_pickled_arrays_are_never_loaded(copy: Path) -> None:
    path = generation(copy) / "columns.npy"
    size = path.stat().st_size
    np.save(path, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    path.write_bytes(path.read_bytes()[:size].ljust(size, b"\0"))
    with pytest.raises(DrafterError, match="重建"):
        open_index(copy)


def test_staleness_is_explained(index_folder: Path) -> None:
    index = open_index(index_folder)
    assert explain_staleness(index, FINGERPRINT) == ""
    assert "drafter corpus index" in explain_staleness(index, "other")


def test_passages_without_words_can_be_indexed(tmp_path: Path, lexicon: Lexicon) -> None:
    build_index([make_passage("farming", text="12.3%，45.6%。")], tmp_path, "x", lexicon)
    assert verify(tmp_path) == []


def test_a_search_loads_none_of_the_heavy_packages(index_folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from drafter.retrieval.index import explain_staleness, open_index\n"
        "from drafter.retrieval.query import parse_query\n"
        "from drafter.retrieval.search import search\n"
        "from drafter.library.fingerprint import corpus_fingerprint\n"
        "index = open_index(Path(sys.argv[1])); explain_staleness(index, corpus_fingerprint([]))\n"
        "assert search(index, parse_query('招商引资。要盯住签约。要推动开工。要兑现政策。', k=3))\n"
        "heavy = {'sklearn', 'scipy', 'pydantic', 'pkg_resources', 'yaml', 'pickle5'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(index_folder)],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


def test_a_warm_index_finds_the_same(index_folder: Path) -> None:
    query = parse_query("招商引资。要盯住签约。要推动开工。要兑现政策。", k=5)
    assert search(open_index(index_folder, warm=True), query) == search(open_index(index_folder), query)


def test_a_damaged_index_is_not_opened_warm(copy: Path) -> None:
    path = generation(copy) / "s1" / "lexical.passages.npy"
    array = np.load(path)
    array[0] = 10**6
    np.save(path, array)
    with pytest.raises(DrafterError, match="重建"):
        open_index(copy, warm=True)
