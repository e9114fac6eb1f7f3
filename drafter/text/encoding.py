"""Decoding of text files: a ladder from the certain to the likely.

A detector by statistics is no use here: short GBK texts are taken for Korean ones (measured).
"""

from __future__ import annotations

import codecs
import re

from drafter.text.characters import chinese_share

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_SAMPLE = 65_536


class NotTextError(ValueError):
    """The bytes are no text in any encoding that Chinese offices use."""


def decode(data: bytes) -> tuple[str, str]:
    """Decode UTF-8, UTF-16 or GB18030.

    Args:
        data: The bytes of a file.

    Returns:
        The text as written, line ends made line feeds, without byte order mark; and the encoding's name.

    Raises:
        NotTextError: No encoding fits, or control characters show that it is not text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(data, encoding), encoding
    wide = _utf16_without_mark(data)
    for encoding in (wide,) if wide else _ladder(data):
        try:
            return _checked(data, encoding), encoding
        except NotTextError:
            continue
    raise NotTextError("no encoding fits")


def _ladder(data: bytes) -> tuple[str, ...]:
    """Return utf-8 before gb18030, unless only the latter reads as Chinese.

    A GB text of a few characters can by chance be valid UTF-8 of two-byte letters (Cyrillic, Arabic, …).
    """
    sample = data[:_SAMPLE]
    as_utf8, as_gb = (chinese_share(sample.decode(name, errors="ignore")) for name in ("utf-8", "gb18030"))
    return (
        ("gb18030", "utf-8")
        if as_gb > 0.3 and as_utf8 < 0.02 and not data.isascii()
        else ("utf-8", "gb18030")
    )


def _utf16_without_mark(data: bytes) -> str:
    """Return utf-16-le or -be where line ends or ASCII show it: every second byte is often zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    little, big = sample[1::2].count(0), sample[0::2].count(0)
    if little and not big:
        return "utf-16-le"
    if big and not little:
        return "utf-16-be"
    return ""


def _checked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(encoding) from error
    strange = len(_CONTROLS.findall(text[:_SAMPLE]))
    if strange > len(text[:_SAMPLE]) // 1000:
        raise NotTextError(f"{strange} control characters")
    return text.replace("\r\n", "\n").replace("\r", "\n")
