"""Old Word files, and files under a wrong name."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from tests.ingest.readers import fixtures as make


@pytest.fixture(scope="session")
def old_word(project: Path) -> bytes:
    """Return a file that LibreOffice saved as Word 97, of invented text."""
    return (project / "tests" / "data" / "readers" / "word97.doc").read_bytes()


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.docx"])
def test_an_old_file_is_read_with_its_numbers_and_styles(tmp_path: Path, old_word: bytes, name: str) -> None:
    document = make.read(tmp_path, name, old_word)
    text = [line for line in document.text.split("\n") if line]
    assert text[:2] == ["在柳溪镇工作会议上的讲话", "同志们："]
    assert "一、抓好项目建设" in text
    assert "二、抓好作风建设" in text
    assert "项目\t时限" in text
    assert document.hints[0] == (0, 0)


def test_truncated_and_altered_files_raise_nothing_else(tmp_path: Path, old_word: bytes) -> None:
    for part in range(1, 12):
        with contextlib.suppress(DrafterError):
            make.read(tmp_path, "a.doc", old_word[: len(old_word) * part // 12])
    for place in range(0, len(old_word), len(old_word) // 40):
        altered = old_word[:place] + b"\xff" * 8 + old_word[place + 8 :]
        with contextlib.suppress(DrafterError):
            make.read(tmp_path, "a.doc", altered)


def test_what_is_inside_decides(tmp_path: Path) -> None:
    assert make.lines(tmp_path, "a.doc", make.word(make.paragraph("新的"))) == ["新的"]
    web = "<html><body><p>系统导出的正文</p></body></html>"
    assert make.lines(tmp_path, "a.doc", web.encode("gb18030")) == ["系统导出的正文"]
    for data, reason in ((b"{\\rtf1 x}", "RTF"), (b"abc", "不是有效的")):
        with pytest.raises(DrafterError, match=reason):
            make.read(tmp_path, "a.doc", data)


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(DrafterError, match="密码"):
        make.read(tmp_path, "a.docx", data)
