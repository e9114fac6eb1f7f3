from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.archives import Archive, Limits, Refusals
from drafter.errors import DrafterError

REFUSALS = Refusals(too_large="过大", unreadable="打不开", damaged="损坏", method="压缩方式", locked="密码")
LIMITS = Limits(entries=4, part=8 << 20, total=10 << 20)
PARTS = {"Word/Document.xml": b"<a/>" * 300, "/b.xml": b"<b/>"}


def package(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def opened(data: bytes, limits: Limits = LIMITS) -> Archive:
    return Archive(data, limits, REFUSALS, "甲.docx")


def test_parts_are_found_whatever_the_case_of_their_names_and_with_or_without_a_slash() -> None:
    archive = opened(package(PARTS))
    assert archive.names == ("word/document.xml", "b.xml")
    assert archive.read("/word/document.xml") == PARTS["Word/Document.xml"]
    assert archive.read("B.xml") == b"<b/>"
    assert archive.name("WORD/document.xml") == "Word/Document.xml"
    assert archive.read("c.xml") is None
    assert archive.name("c.xml") is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 nothing", "打不开"),
        (package(PARTS)[:-30], "打不开"),
        (package({str(number): b"" for number in range(5)}), "过大"),
        (package({"a": bytes(9 << 20)}, zipfile.ZIP_STORED), "过大"),
        (package({"a": bytes(7 << 20)}), "过大"),
        (package({"a": b"a"}, zipfile.ZIP_BZIP2), "压缩方式"),
        (package({"a": b"<a/>"}, zipfile.ZIP_STORED).replace(b"<a/>", b"<b/>"), "损坏"),
    ],
    ids=["torn", "cut", "entries", "part", "ratio", "method", "checksum"],
)
def test_what_is_no_package_of_an_office_program_is_refused_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(DrafterError, match=f"甲.docx: {message}"):
        opened(data).read("a")


def test_a_locked_package_is_refused_before_anything_is_read() -> None:
    data = bytearray(package({"a": b"a"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DrafterError, match="密码"):
        opened(bytes(data))


def test_the_total_counts_over_all_parts_that_were_read() -> None:
    archive = opened(package({"a": bytes(6 << 20), "b": bytes(6 << 20)}, zipfile.ZIP_STORED))
    assert len(archive.read("a") or b"") == 6 << 20
    with pytest.raises(DrafterError, match="过大"):
        archive.read("b")


def test_a_format_may_do_without_the_ratio() -> None:
    data = package({"a": bytes(7 << 20)})
    assert len(opened(data, LIMITS._replace(ratio=None)).read("a") or b"") == 7 << 20


@given(cut=st.integers(0, 250), at=st.integers(0, 250), data=st.binary(max_size=30))
def test_damaged_packages_raise_nothing_else(cut: int, at: int, data: bytes) -> None:
    original = package(PARTS)
    for damaged in (original[:cut], original[:at] + data + original[at + len(data) :]):
        with suppress(DrafterError):
            archive = opened(damaged)
            for entry in archive.entries:
                list(archive.unpack(entry))
