"""format: what it writes, what it refuses, and that the original stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command

SPEECH = """在全镇清淤动员会上的讲话
同志们：
今天开会，主要任务是部署春季清淤。下面，我讲两点意见。
一、把沟渠清到位
各村马上清淤，月底前完成。镇水利站逐条沟渠排查，周五前报表。
二、把责任压到人
每条沟渠都要有人管、有人看，出了问题找得到人。
同志们，春汛不等人，大家马上动起来！谢谢大家。
"""


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "稿.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


def assert_refused(outcome: object, *words: str) -> None:
    code, out, err = outcome.code, outcome.out, outcome.err  # type: ignore[attr-defined]
    assert code == 2, err
    assert "Traceback" not in err + out
    assert len(err.strip().splitlines()) == 1, err
    for word in words:
        assert word in err


def test_a_speech_is_laid_out_and_the_original_stays(drafter: Command, speech: Path, tmp_path: Path) -> None:
    outcome = drafter("format", speech, "-o", tmp_path / "排好.docx")
    assert outcome.code == 0
    assert (tmp_path / "排好.docx").read_bytes().startswith(b"PK")
    assert speech.read_text(encoding="utf-8") == SPEECH


def test_an_existing_file_is_replaced_by_force_only(drafter: Command, speech: Path, tmp_path: Path) -> None:
    output = tmp_path / "排好.docx"
    output.write_bytes(b"mine")
    assert_refused(drafter("format", speech, "-o", output), "排好.docx", "--force")
    assert output.read_bytes() == b"mine"
    assert drafter("format", speech, "-o", output, "--force").code == 0
    assert output.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["排好.pdf", "排好.txt", "排好"])
def test_other_suffixes_are_refused(drafter: Command, speech: Path, tmp_path: Path, name: str) -> None:
    assert_refused(drafter("format", speech, "-o", tmp_path / name), ".docx")
    assert not (tmp_path / name).exists()


def test_the_original_is_not_overwritten_even_by_force(
    drafter: Command, speech: Path, tmp_path: Path
) -> None:
    word = tmp_path / "稿.docx"
    assert drafter("format", speech, "-o", word).code == 0
    before = word.read_bytes()
    for output in (word, tmp_path / "." / "稿.docx"):
        assert_refused(drafter("format", word, "-o", output, "--force"), "原稿")
    assert word.read_bytes() == before


def test_what_is_no_speech_or_not_there_is_refused(drafter: Command, tmp_path: Path) -> None:
    other = tmp_path / "表.txt"
    other.write_text("1\t2\n3\t4\n", encoding="utf-8")
    assert_refused(drafter("format", other, "-o", tmp_path / "排好.docx"), "表.txt")
    assert_refused(drafter("format", tmp_path / "没有.txt", "-o", tmp_path / "排好.docx"), "没有.txt")
    assert_refused(drafter("format", other, "-o", tmp_path / "排好.docx", "--page", "a3"), "a3")


@pytest.mark.parametrize("name", ["意见.docx", "意见.html", "意见.txt", "意见.json", "意见.sarif"])
def test_a_check_writes_its_report_and_overwrites_nothing(
    drafter: Command, speech: Path, tmp_path: Path, name: str
) -> None:
    output = tmp_path / name
    assert drafter("check", speech, "-o", output).code in {0, 1}
    written = output.read_bytes()
    assert written
    assert_refused(drafter("check", speech, "-o", output), name, "--force")
    assert output.read_bytes() == written
    assert drafter("check", speech, "-o", output, "--force").code in {0, 1}


@pytest.mark.parametrize("name", ["意见.pdf", "意见.xlsx", "意见"])
def test_a_check_refuses_other_suffixes(drafter: Command, speech: Path, tmp_path: Path, name: str) -> None:
    assert_refused(drafter("check", speech, "-o", tmp_path / name))
    assert not (tmp_path / name).exists()


def test_a_check_does_not_overwrite_what_it_reads(drafter: Command, speech: Path) -> None:
    assert_refused(drafter("check", speech, "-o", speech, "--force"))
    assert speech.read_text(encoding="utf-8") == SPEECH
