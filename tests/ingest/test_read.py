"""Formats: what is read, and how everything else is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from drafter.errors import DrafterError
from drafter.ingest.pipeline import IngestRules, ingest_file
from drafter.ingest.read import read_document


def word_file(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("在全镇工作会议上的讲话", 0)
    document.add_paragraph("同志们：")
    document.add_paragraph("今天，我们召开全镇工作会议，主要任务是安排今年工作。下面，我讲两点意见。")
    document.add_heading("抓好项目建设", 1)
    document.add_paragraph("各部门要加快推进重点项目，确保按期完工。")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "项目名称"
    table.rows[0].cells[1].text = "完成时限"
    document.add_heading("抓好作风建设", 1)
    document.add_paragraph("各级干部要转变作风，切实把工作落到实处。")
    document.add_paragraph("同志们，让我们共同努力，为建设美丽家园而奋斗！")
    document.save(str(path))
    return path


def test_word_paragraphs_tables_and_styles_are_read_in_order(rules: IngestRules, tmp_path: Path) -> None:
    parsed = ingest_file(word_file(tmp_path / "稿.docx"), rules)
    (speech,) = parsed.speeches
    assert speech.title == "在全镇工作会议上的讲话"
    assert [block.text for block in speech.blocks if block.level == 1] == ["抓好项目建设", "抓好作风建设"]
    texts = [block.text for block in speech.blocks]
    assert any("项目名称" in text and "完成时限" in text for text in texts)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.doc", "docx"),
        ("a.wps", "docx"),
        ("a.pdf", "txt"),
        ("a.et", "docx"),
        ("a.zip", "txt"),
    ],
)
def test_other_formats_are_refused_with_advice(tmp_path: Path, name: str, advice: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"whatever")
    with pytest.raises(DrafterError) as caught:
        read_document(path)
    assert advice in caught.value.message


@pytest.mark.parametrize("data", [b"not a zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_damaged_and_locked_word_files_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(DrafterError):
        read_document(path)


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": b"\0" * 30_000_000},
        {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
        {"word/other.xml": b"<a/>"},
    ],
)
def test_bombs_entities_and_empty_packages_are_refused(tmp_path: Path, parts: dict[str, bytes]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(packed(parts))
    with pytest.raises(DrafterError):
        read_document(path)


def test_truncated_word_files_never_raise_anything_else(tmp_path: Path) -> None:
    whole = word_file(tmp_path / "whole.docx").read_bytes()
    path = tmp_path / "a.docx"
    for part in range(1, 20):
        path.write_bytes(whole[: len(whole) * part // 20])
        with pytest.raises(DrafterError):
            read_document(path)


def test_missing_folder_empty_and_binary_files_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "e.txt"
    empty.write_bytes(b" \n")
    binary = tmp_path / "b.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    for path in (tmp_path / "none.txt", tmp_path, empty, binary, tmp_path / "none.docx"):
        with pytest.raises(DrafterError):
            read_document(path)
