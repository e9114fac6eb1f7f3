"""Regular expressions of config files: the user's are tried when read, the shipped ones here."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from drafter.errors import FaultListError
from drafter.resources import is_shipped, shipped
from drafter.schema.move_rules import read_move_rules
from drafter.schema.noise_rules import read_noise_rules
from drafter.schema.repair_rules import read_repair_rules
from drafter.schema.rules import read_rule_settings
from drafter.schema.wording import read_word_groups


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the shipped files, which is read like a user's own."""
    folder = tmp_path / "config"
    shutil.copytree(shipped("config"), folder, ignore=shutil.ignore_patterns("places", "*.json"))
    return folder


def test_what_is_shipped_is_told_by_its_place(copied: Path) -> None:
    assert is_shipped(shipped("config", "noise.yaml"))
    assert not is_shipped(copied / "noise.yaml")


def test_the_shipped_expressions_pass_the_trial_of_own_files(copied: Path) -> None:
    assert read_word_groups([copied / "words"])
    assert read_rule_settings(copied / "rules", []).rules
    assert read_repair_rules(copied / "repairs.yaml").patterns
    assert read_noise_rules(copied / "noise.yaml").lines
    assert read_move_rules(copied / "moves.yaml").moves


def test_the_shipped_expressions_compile_in_the_form_in_which_they_are_used() -> None:
    for entries in read_word_groups([shipped("config", "words")]).values():
        for entry in entries:
            re.compile(f"(?:{entry.before})$")
            re.compile(entry.after)
    for item in read_repair_rules(shipped("config", "repairs.yaml")).patterns:
        assert item.pattern.search(item.example)
    noise = read_noise_rules(shipped("config", "noise.yaml"))
    for rule in (*noise.lines, *noise.inline, *noise.tails):
        assert not rule.pattern.match("")


@pytest.mark.parametrize(
    ("name", "found", "wrong", "message"),
    [
        ("noise.yaml", "式: ", "式: '(' #", "正则表达式有误"),
        ("noise.yaml", "式: ", "式: 'a*' #", "不能匹配空行"),
        ("repairs.yaml", "误: ", "误: '[' #", "正则表达式有误"),
    ],
)
def test_a_wrong_expression_in_an_own_file_is_told_with_its_place(
    copied: Path, name: str, found: str, wrong: str, message: str
) -> None:
    path = copied / name
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if found in line and not line.startswith("#"))
    start = lines[at].index(found)
    value = wrong.removesuffix(" #")
    lines[at] = re.sub(
        re.escape(found) + r"(?:'[^']*'|\"[^\"]*\"|[^,}]+)", lambda _: value, lines[at], count=1
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(FaultListError) as caught:
        (read_noise_rules if name == "noise.yaml" else read_repair_rules)(path)
    assert f":{at + 1}:" in str(caught.value)
    assert message in str(caught.value)
    assert start >= 0
