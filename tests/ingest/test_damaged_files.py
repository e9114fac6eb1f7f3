"""Files with damage of many sorts: their blocks and noise, what is found to mend, and what mending makes of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.ingest.pipeline import IngestRules, ingest_file, ingest_text
from drafter.ingest.repair import find_damage, mend
from drafter.model.speech import ParsedFile
from drafter.schema.repair_rules import RepairRules, read_repair_rules
from drafter.schema.speech_markdown import dump_speech

NAMES = ["nested_collection", "pages_midsentence", "library_wrap", "masked", "spun", "half_width"]


@pytest.fixture(scope="session")
def repairs(rules: IngestRules) -> RepairRules:
    assert rules.repairs is not None
    return rules.repairs


def summary(parsed: ParsedFile) -> dict[str, Any]:
    return {
        "speeches": [
            {
                "title": speech.title,
                "complete": speech.complete,
                "blocks": [[f"h{b.level}" if b.level else "paragraph", b.text] for b in speech.blocks],
            }
            for speech in parsed.speeches
        ],
        "noise": [item.rule for item in parsed.noise],
        "repairs": [[item.rule, item.found, item.suggested] for item in parsed.repairs],
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_yields_its_speeches(rules: IngestRules, noise_files: Path, name: str) -> None:
    expected = json.loads((noise_files / f"{name}.json").read_text(encoding="utf-8"))
    assert summary(ingest_file(noise_files / f"{name}.txt", rules)) == expected


def test_mending_changes_the_texts_and_keeps_the_spans(rules: IngestRules, noise_files: Path) -> None:
    plain = ingest_file(noise_files / "spun.txt", rules)
    mended = ingest_file(noise_files / "spun.txt", rules, repair=True)
    assert plain.repairs == mended.repairs
    assert all(item.span.of(plain.text) == item.found for item in plain.repairs)
    text = mended.speeches[0].text()
    assert mended.speeches[0].title == "在全镇的动员大会上的讲话"
    for found in ("旳", "当代化", "布署", "3OOO", "。。", "，，", "新步伐“"):
        assert found in plain.text
        assert found not in text
    assert "O2O平台要用好，CO2排放要降，H2O监测要做。" in text
    assert [b.spans for b in plain.speeches[0].blocks] == [b.spans for b in mended.speeches[0].blocks]


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("覆盖率达到IO0%以上", "覆盖率达到100%以上"),
        ("保险面积100OO亩", "保险面积10000亩"),
        ("投保K)OOO亩", "投保10000亩"),
        ("铺设管路100o米", "铺设管路1000米"),
        ("栽树l00余株", "栽树100余株"),
        ("增长3O%", "增长30%"),
        ("增长3O.5个百分点", "增长30.5个百分点"),
        ("“两个“要点”", "“两个“要点”"),
        ("迈出“新步伐“，开创“新局面”", "迈出“新步伐”，开创“新局面”"),
        ("对接O2O平台和CO2减排", "对接O2O平台和CO2减排"),
        ("一刻不停推进改革，保障安全方面加强投入", "一刻不停推进改革，保障安全方面加强投入"),
        ("地区经济增加值稳步提高", "地区经济增加值稳步提高"),
        ("一级、二级……三级", "一级、二级……三级"),
    ],
)
def test_damage_is_told_from_sound_text(repairs: RepairRules, damaged: str, sound: str) -> None:
    assert mend(damaged, find_damage(damaged, repairs)) == sound


def test_every_repair_rule_finds_its_example_and_is_content_with_the_result(repairs: RepairRules) -> None:
    for rule in repairs.patterns:
        damages = find_damage(rule.example, repairs)
        assert any(damage.rule == rule.name for damage in damages), rule.example
        assert not find_damage(mend(rule.example, damages), repairs), rule.example


def test_the_starter_corpus_is_sound(repairs: RepairRules, project: Path) -> None:
    for path in sorted((project / "corpus").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert not [text[d.start : d.end] for line in [text] for d in find_damage(line, repairs)], path.name


@given(st.text(alphabet="同志们：，。“”、；一二（）1.0OolIK)%亩米旳幵布署&amp; \n", max_size=200))
def test_repairs_point_at_what_they_found(rules: IngestRules, tail: str) -> None:
    text = "同志们：\n今天，我们召开全镇大会，部署工作。下面，我讲两点意见。\n" + tail
    text += "\n同志们，让我们共同努力，为建设美丽家园而努力奋斗！谢谢大家！"
    parsed = ingest_text(text, "x.txt", rules)
    for item in parsed.repairs:
        found = re.sub(r"\s|&[a-z]+;", "", item.span.of(text))
        assert found == re.sub(r"\s|&", "", item.found)
    assert ingest_text(text, "x.txt", rules, repair=True).repairs == parsed.repairs


@pytest.mark.parametrize("name", NAMES)
def test_a_dumped_speech_reads_as_itself(rules: IngestRules, noise_files: Path, name: str) -> None:
    for speech in ingest_file(noise_files / f"{name}.txt", rules).speeches:
        text = dump_speech(speech)
        (again,) = ingest_text(text, "x.md", rules, format_="markdown").speeches
        assert [(b.type, b.level, b.move, b.text) for b in again.blocks] == [
            (b.type, b.level, b.move, b.text) for b in speech.blocks
        ]
        assert again.title == speech.title


@pytest.mark.parametrize(
    "unit", ["“", "”", "O", "1O", "K)", "，", "。", "旳", "不停", "&amp;", "——甲\n", "同志们：\n甲\n"]
)
def test_much_of_one_damage_is_read(rules: IngestRules, unit: str) -> None:
    size = 60_000 if "\n" in unit else 350_000
    text = "同志们：\n今天开会。" + unit * (size // len(unit))
    assert ingest_text(text, "x.txt", rules, repair=True).text == text


def test_faults_in_the_repair_rules_are_told_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "repairs.yaml"
    path.write_text(
        "数字: {形近: {O: '0'}, 单位: [亩], 例外: []}\n错字:\n  - {误: '(', 正: 甲, 例: 乙}\n怪词: []\n标点: []\n",
        encoding="utf-8",
    )
    with pytest.raises(DrafterError) as caught:
        read_repair_rules(path)
    assert "正则表达式有误" in caught.value.message
    assert ":3:" in caught.value.place
