"""The faster engine of the extra `[fast]` cuts as jieba does."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.resources import shipped
from drafter.schema.lexicon import read_lexicon
from drafter.text import bulk
from drafter.text import tokenize as tokenize_module
from drafter.text.dictionary import DictionaryError, PrefixDictionary, write_dictionary
from drafter.text.tokenize import Tokenizer, build_dictionary

needs_extra = pytest.mark.skipif(
    importlib.util.find_spec("rjieba") is None, reason="the extra [fast] is not installed"
)
RARE = "龥龦鿿㐀𠮷豈々〇ＡéΩж٣½①_-+#&.%%·\u200b\0\r\n　"
Pair = tuple[Tokenizer, Tokenizer]


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dictionary") / "dictionary.bin"
    lexicon = read_lexicon([shipped("config", "words.yaml")], [shipped("config", "structure.yaml")])
    # Words that jieba has already, that jieba never looks up, and that overlap one another.
    odd = ["项目", "项目建", "C919机", "𠮷野家", "云屿 湖蟹", "\0", "建设和", "和美"]
    build_dictionary(path, [*lexicon.user_words, *odd])
    return path


@pytest.fixture(scope="module")
def words(dictionary: Path) -> list[str]:
    return [word for word, _ in islice(PrefixDictionary(dictionary).words(), 0, None, 37)]


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenize_module, "_BULK_AFTER", 1)


@pytest.fixture(scope="module")
def pair(dictionary: Path) -> Pair:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokenize_module, "_BULK_AFTER", 1)
        fast = Tokenizer(dictionary, bulk=True)
    fast.cut("项目")
    return Tokenizer(dictionary), fast


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[PrefixDictionary]:
    """The dictionaries that were handed to the faster engine."""
    handed: list[PrefixDictionary] = []
    real: Callable[[PrefixDictionary], Callable[[str], list[str]] | None] = bulk.bulk_cutter

    def noted(dictionary: PrefixDictionary) -> Callable[[str], list[str]] | None:
        handed.append(dictionary)
        return real(dictionary)

    monkeypatch.setattr(bulk, "bulk_cutter", noted)
    return handed


@needs_extra
def test_the_extra_is_the_version_that_these_tests_run_with(dictionary: Path) -> None:
    assert bulk.bulk_cutter(PrefixDictionary(dictionary)) is not None


@needs_extra
def test_the_corpus_is_cut_as_jieba_cuts_it(pair: Pair) -> None:
    plain, fast = pair
    for path in sorted(shipped("corpus").rglob("*.md")):
        for line in path.read_text("utf-8").splitlines():
            assert fast.cut(line) == plain.cut(line), (path.name, line)


@needs_extra
@given(st.data())
@settings(max_examples=400)
def test_any_text_is_cut_as_jieba_cuts_it(pair: Pair, words: list[str], data: st.DataObject) -> None:
    character = st.sampled_from("项目建设和美丽的一二三国人民中12.3%xX*ＡaZ，。 " + RARE)
    piece = st.sampled_from(words) | st.text(character, max_size=8) | st.text(max_size=4)
    text = "".join(data.draw(st.lists(piece, max_size=12)))
    plain, fast = pair
    assert fast.cut(text) == plain.cut(text)


@needs_extra
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40))
def test_characters_in_any_order_are_cut_as_jieba_cuts_them(pair: Pair, text: str) -> None:
    plain, fast = pair
    assert fast.cut(text) == plain.cut(text)


@needs_extra
@pytest.mark.parametrize(
    "text", [*RARE, "\ud800", "项目\ud800建设", "𠮷野家", "C919机", "云屿 湖蟹", "ab-c1_项目", "建设和美"]
)
def test_what_jieba_does_not_look_up_is_left_to_jieba(pair: Pair, text: str) -> None:
    plain, fast = pair
    assert fast.cut(text * 3) == plain.cut(text * 3)


@needs_extra
@pytest.mark.parametrize("unit", ["中", "a", "项目", "1a", "𠮷"])
def test_long_input_is_no_trouble(pair: Pair, unit: str) -> None:
    plain, fast = pair
    text = unit * (100_000 // len(unit))
    assert fast.cut(text) == plain.cut(text)


@needs_extra
def test_taking_over_in_the_middle_is_not_seen(
    dictionary: Path, monkeypatch: pytest.MonkeyPatch, loads: list[PrefixDictionary]
) -> None:
    monkeypatch.setattr(tokenize_module, "_BULK_AFTER", 100)
    plain, fast = Tokenizer(dictionary), Tokenizer(dictionary, bulk=True)
    for number in range(20):
        text = f"第{number}次推进会要求，项目建设和招商引资都要提速。"
        assert fast.cut(text) == plain.cut(text)
        assert len(loads) == (number >= 4)


@pytest.mark.usefixtures("eager")
def test_without_the_extra_jieba_cuts(dictionary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    assert bulk.bulk_cutter(PrefixDictionary(dictionary)) is None
    text = "项目建设和招商引资"
    assert Tokenizer(dictionary, bulk=True).cut(text) == Tokenizer(dictionary).cut(text)


def test_another_version_is_left_alone(dictionary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "TESTED", "0")
    assert bulk.bulk_cutter(PrefixDictionary(dictionary)) is None


def test_a_dictionary_whose_total_is_too_small_is_left_alone(tmp_path: Path) -> None:
    write_dictionary(tmp_path / "d.bin", {"项": 0, "项目": 5}, 4)
    assert bulk.bulk_cutter(PrefixDictionary(tmp_path / "d.bin")) is None


def test_the_words_of_a_dictionary(tmp_path: Path) -> None:
    write_dictionary(tmp_path / "d.bin", {"项": 0, "项目": 5, "a": 2}, 7)
    assert list(PrefixDictionary(tmp_path / "d.bin").words()) == [("a", 2), ("项目", 5)]


def test_words_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "d.bin"
    write_dictionary(path, {"项目": 5}, 5)
    path.write_bytes(path.read_bytes()[:-1] + b"\xff")
    with pytest.raises(DictionaryError):
        list(PrefixDictionary(path).words())


def test_little_to_cut_does_not_load_it(dictionary: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from drafter.text.tokenize import Tokenizer\n"
        "assert Tokenizer(Path(sys.argv[1]), bulk=True).cut('项目建设')\n"
        "assert not {'rjieba', 'drafter.text.bulk', 'importlib.metadata'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(dictionary)], check=True, cwd=Path(__file__).parents[2])
