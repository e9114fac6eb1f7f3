"""Hostile and damaged files: one clear line, never another exception, never more than a bounded effort."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.files import MEGABYTE
from drafter.ingest.read import READERS, read_document
from drafter.ingest.readers.document import Source
from tests.ingest.readers import fixtures as make

_SUFFIXES = sorted(set(READERS) - {".pdf"})
"""A PDF costs a process each time: it has tests of its own."""
_HEADS = (
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf1",
    b"<html>",
    b"<?xml version='1.0'?>",
)


def refused(folder: Path, name: str, data: bytes) -> str:
    with pytest.raises(DrafterError) as caught:
        make.read(folder, name, data)
    assert "\n" not in caught.value.message
    return caught.value.message


@given(head=st.sampled_from(_HEADS), data=st.binary(max_size=600), suffix=st.sampled_from(_SUFFIXES))
@settings(max_examples=150, deadline=None)
def test_arbitrary_bytes_raise_nothing_else(head: bytes, data: bytes, suffix: str) -> None:
    with contextlib.suppress(DrafterError):
        READERS[suffix].read(Source(Path(f"a{suffix}"), head + data))


@given(st.binary(max_size=300))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_arbitrary_bytes_as_a_pdf_raise_nothing_else(data: bytes) -> None:
    with pytest.raises(DrafterError):
        READERS[".pdf"].read(Source(Path("a.pdf"), b"%PDF-1.4\n" + data))


@given(body=st.text(alphabet="<>/wptbrdelins:= \"'一二、（）甲x", max_size=200))
@settings(max_examples=150, deadline=None)
def test_arbitrary_markup_raises_nothing_else(body: str) -> None:
    for name, data in (("a.docx", make.word(body)), ("a.html", body.encode())):
        with contextlib.suppress(DrafterError):
            READERS[name[1:]].read(Source(Path(name), data))


def test_a_bomb_is_refused_by_what_it_unpacks_to(tmp_path: Path) -> None:
    assert "过大" in refused(tmp_path, "a.docx", make.package({"word/document.xml": b" " * 100 * MEGABYTE}))


def test_a_bomb_whose_directory_lies_is_refused(tmp_path: Path) -> None:
    data = bytearray(make.package({"word/document.xml": b" " * 60 * MEGABYTE}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(signature) + offset, 100)
    refused(tmp_path, "a.docx", bytes(data))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(signature) + offset, 0xFFFF_FFF0)
    refused(tmp_path, "a.docx", bytes(data))


def test_spaces_in_the_text_and_other_packers_are_refused(tmp_path: Path) -> None:
    spaces = make.paragraph(" " * 20 * MEGABYTE)
    refused(tmp_path, "a.docx", make.word(spaces))
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        data = make.package({"word/document.xml": b" " * MEGABYTE}, method)
        assert "压缩方式" in refused(tmp_path, "a.docx", data)


def test_many_entries_are_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for number in range(5001):
            target.writestr(f"{number}", b"")
    assert "过大" in refused(tmp_path, "a.docx", buffer.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE x [<!ENTITY l0 "lol"><!ENTITY f SYSTEM "file:///etc/hostname">{steps}]>'
    for entity in ("&l11;", "&f;"):
        text = f'{head}<w:document xmlns:w="u"><w:body>{entity}</w:body></w:document>'
        assert refused(tmp_path, "a.docx", make.package({"word/document.xml": text.encode(encoding)}))


def test_deep_nesting_and_much_markup_are_refused(tmp_path: Path) -> None:
    refused(tmp_path, "a.docx", make.word("<w:tbl><w:tr><w:tc>" * 2000))
    refused(tmp_path, "a.docx", make.word("<w:r/>" * 2_100_000))
    refused(tmp_path, "a.html", b"<b>" * 400_000)


def test_nested_tables_up_to_the_limit_are_read(tmp_path: Path) -> None:
    body = "<w:tbl><w:tr><w:tc>" * 70 + make.paragraph("里面") + "</w:tc></w:tr></w:tbl>" * 70
    assert make.lines(tmp_path, "a.docx", make.word(body)) == ["里面"]


@pytest.mark.parametrize("suffix", [*READERS, ".xls", ".png", ".bin"])
def test_empty_files_are_refused(tmp_path: Path, suffix: str) -> None:
    refused(tmp_path, f"a{suffix}", b"")


@pytest.mark.parametrize("suffix", list(READERS))
def test_huge_files_are_refused_unread(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as stream:
        stream.truncate(200 * MEGABYTE)
    with pytest.raises(DrafterError, match="上限"):
        read_document(path)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.et", "表格"),
        ("a.ppt", "演示文稿"),
        ("a.jpg", "OCR"),
        ("a.rtf", "另存为"),
        ("a.zip", "解压"),
        ("a.ofd", "另存为"),
    ],
)
def test_other_formats_are_refused_with_advice(tmp_path: Path, name: str, advice: str) -> None:
    assert advice in refused(tmp_path, name, b"whatever")
