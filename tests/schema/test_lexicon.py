from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.resources import shipped
from drafter.schema.lexicon import read_lexicon


def test_the_shipped_lists_are_sound() -> None:
    lexicon = read_lexicon([shipped("config", "words.yaml")], [shipped("config", "structure.yaml")])
    assert {"的", "了"} <= set(lexicon.stop_words)
    assert "招商引资" in lexicon.user_words
    assert not set(lexicon.stop_words) & set(lexicon.user_words)
    assert {"要", "聚焦"} <= set(lexicon.structure.openers)
    assert all("…" in item for item in lexicon.structure.formulae)
    assert [item.name for item in lexicon.structure.figure_types][-1] == "数量"
    assert len(lexicon.structure.rhythm) == 3


def test_the_users_lists_are_joined_to_the_shipped_ones(tmp_path: Path) -> None:
    words, structure = tmp_path / "words.yaml", tmp_path / "structure.yaml"
    words.write_text("停用词: [的, 柳塘 竹溪]\n词典:\n  - 云屿湖蟹\n", "utf-8")
    structure.write_text("句首: 紧跟\n节奏: [5, 9]\n", "utf-8")
    lexicon = read_lexicon(
        [shipped("config", "words.yaml"), words], [shipped("config", "structure.yaml"), structure]
    )
    assert {"柳塘", "竹溪", "了"} <= set(lexicon.stop_words)
    assert len(set(lexicon.stop_words)) == len(lexicon.stop_words)
    assert lexicon.user_words[-1] == "云屿湖蟹"
    assert lexicon.structure.openers[-1] == "紧跟"
    assert lexicon.structure.rhythm == (5, 9)
    assert lexicon.structure.figure_types


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("停用: [的]\n", "是不是“停用词”"),
        ("停用词: {的: 1}\n", "停用词"),
        ("- 的\n", "键: 值"),
    ],
)
def test_faults_are_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DrafterError, match=message):
        read_lexicon([path], [])


def test_rhythm_must_rise(tmp_path: Path) -> None:
    path = tmp_path / "structure.yaml"
    path.write_text("节奏: [8, 4]\n", "utf-8")
    with pytest.raises(DrafterError, match="由小到大"):
        read_lexicon([], [path])
