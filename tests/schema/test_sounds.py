from __future__ import annotations

import math

from drafter.model.sounds import meant_words
from drafter.resources import shipped
from drafter.schema.sounds import read_sounds

LEXICON = read_sounds(shipped("config", "words"))


def test_characters_know_how_they_are_read() -> None:
    character = LEXICON.character("行")
    assert character is not None
    assert character.readings[0] == "xing"
    assert "hang" in character.readings
    assert character.alone < 0
    assert LEXICON.character("發") is None


def test_known_words_have_a_share() -> None:
    usual, rare = LEXICON.share("发展"), LEXICON.share("布防")
    assert usual is not None
    assert rare is not None
    assert usual > rare
    assert LEXICON.share("布暑") is None
    assert sum(map(math.exp, LEXICON.beginning_with("发").values())) < 1


def test_coinages_are_known_words() -> None:
    lines = shipped("config", "words", "coinages.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert [word for word in words if len(word) > 1 and word.isalpha() and LEXICON.share(word) is None] == []


def test_words_are_found_by_each_reading_of_one_character() -> None:
    assert "银行" in {item.word for item in meant_words(LEXICON.sounding_from("yin")["hang"])}
    assert "因地制宜" in {item.word for item in meant_words(LEXICON.sounding_from("yin")["di zhi yi"])}
    assert LEXICON.sounding_from("") == {"": ""}
