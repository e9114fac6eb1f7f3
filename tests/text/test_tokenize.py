import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.text.dictionary import DictionaryError, PrefixDictionary
from drafter.text.tokenize import MASK, NUMBER, Tokenizer, build_dictionary, fill_masks

SAMPLES = (
    "规上企业完成产值12.3亿元，同比增长5.1%。",
    "要坚持项目为王，一个项目一个专班，挂图作战、倒排工期。",
    "全镇5G基站、ABC类项目和C919配套件，都要在2025年6月底前见到实效！",
    "研究生命的起源，南京市长江大桥，乒乓球拍卖完了",
    "𠮷野家、Ωμέγα、¥100、①②③\n\t　全角　空格",
)


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dictionary") / "dictionary.bin"
    build_dictionary(path, ["云屿湖蟹", "招大引强"])
    return path


@pytest.fixture(scope="module")
def tokenizer(dictionary: Path) -> Tokenizer:
    return Tokenizer(dictionary)


def test_the_cut_is_jiebas_own(tmp_path: Path) -> None:
    path = tmp_path / "plain.bin"
    build_dictionary(path)
    code = (
        "import sys, logging, warnings; warnings.simplefilter('ignore'); import jieba\n"
        "jieba.setLogLevel(logging.CRITICAL)\n"
        "t = jieba.Tokenizer(); t.FREQ, t.total = t.gen_pfdict(t.get_dict_file()); t.initialized = True\n"
        "for text in sys.argv[1:]:\n"
        "    sys.stdout.buffer.write('\\x1f'.join(t.cut(text, HMM=False)).encode() + b'\\x1e')"
    )
    result = subprocess.run([sys.executable, "-c", code, *SAMPLES], capture_output=True, check=True)
    expected = [cut.split("\x1f") for cut in result.stdout.decode().split("\x1e")]
    tokenizer = Tokenizer(path)
    assert [tokenizer.words(text) for text in SAMPLES] == expected[:-1]


def test_user_words_stay_whole(tokenizer: Tokenizer) -> None:
    assert "云屿湖蟹" in tokenizer.words("统一云屿湖蟹包装")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("增长12.3%", [NUMBER]),
        ("完成1,234.5万元", [NUMBER]),
        ("２０２５年", [NUMBER]),
        ("20xx年", [MASK]),
        ("**县﹡﹡镇××村", [MASK, MASK, MASK]),
        ("XX局", [MASK]),
        ("5G网络", []),
        ("C919大飞机", []),
        ("二○二五年", []),
    ],
)
def test_numbers_and_masks_become_typed_tokens(tokenizer: Tokenizer, text: str, typed: list[str]) -> None:
    assert [word for word, _ in tokenizer.cut(text) if word.startswith("#")] == typed


def test_punctuation_is_left_out_and_latin_made_small(tokenizer: Tokenizer) -> None:
    assert [word for word, _ in tokenizer.cut("“ＧＤＰ”——增长！…")] == ["gdp", "增长"]


@given(st.text(alphabet=st.sampled_from("项目建设要1２3.,%*xX×﹡年GgＧ，。 \n𠮷é"), max_size=60) | st.text())
@settings(max_examples=300, deadline=None)
def test_spans_point_at_the_words(tokenizer: Tokenizer, text: str) -> None:
    end = 0
    for word, span in tokenizer.cut(text):
        assert end <= span.start < span.end <= len(text)
        assert any(c.isalnum() or c in "*﹡＊×✕╳" for c in span.of(text))
        assert word in (NUMBER, MASK) or len(span.of(text)) <= 40
        end = span.end


@given(st.text())
def test_filled_masks_keep_the_length(text: str) -> None:
    assert len(fill_masks(text)) == len(text)


@pytest.mark.parametrize("unit", ["x", "1a", "*", "1,", "a", "0xxx", "中"])
def test_long_input_is_no_trouble(tokenizer: Tokenizer, unit: str) -> None:
    tokenizer.cut(unit * (300_000 // len(unit)))


def test_a_lone_surrogate_is_no_trouble(tokenizer: Tokenizer) -> None:
    tokenizer.cut("项目\ud800建设")


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "magic", "version"])
def test_a_damaged_dictionary_is_refused(dictionary: Path, tmp_path: Path, damage: str) -> None:
    data = dictionary.read_bytes()
    changed = {
        "empty": b"",
        "cut": data[:-1],
        "magic": b"X" + data[1:],
        "version": data[:8] + b"\x63" + data[9:],
    }
    path = tmp_path / "damaged.bin"
    if damage in changed:
        path.write_bytes(changed[damage])
    with pytest.raises(DictionaryError):
        PrefixDictionary(path)


def test_a_changed_byte_is_found_by_verify(dictionary: Path, tmp_path: Path) -> None:
    data = bytearray(dictionary.read_bytes())
    data[-1] ^= 1
    path = tmp_path / "changed.bin"
    path.write_bytes(data)
    assert PrefixDictionary(dictionary).verify()
    assert not PrefixDictionary(path).verify()


def test_the_dictionary_is_the_same_every_time(dictionary: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.bin"
    build_dictionary(again, ["招大引强", "云屿湖蟹"])
    assert again.read_bytes() == dictionary.read_bytes()


def test_a_fresh_process_is_quiet_and_leaves_no_cache(dictionary: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from drafter.text.tokenize import Tokenizer\n"
        "assert Tokenizer(Path(sys.argv[1])).cut('项目建设')\n"
        "assert not {'pkg_resources', 'numpy', 'drafter.errors'} & set(sys.modules)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "TMP": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, "-c", code, str(dictionary)],
        capture_output=True,
        check=True,
        env=environment,
        cwd=Path(__file__).parents[2],
    )
    assert (result.stdout, result.stderr) == (b"", b"")
    assert not list(tmp_path.iterdir())
