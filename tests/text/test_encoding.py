from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.encoding import NotTextError, decode

CHINESE = st.text(alphabet="讲话稿同志们全镇一二三，。\n0123", min_size=1, max_size=40)


@given(CHINESE, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_the_encodings_of_offices_are_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_a_short_gbk_text_is_not_taken_for_korean() -> None:
    assert decode("今天开会".encode("gbk")) == ("今天开会", "gb18030")


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"a\r\nb\rc")[0] == "a\nb\nc"


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02" * 100, bytes(range(256)) * 4, b"\xff" * 50, b"PK\x03\x04\x14" * 9]
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except NotTextError:
        return
    assert isinstance(text, str)
    assert encoding
