"""Character classes of Chinese text, and folding to compare text regardless of its width."""

from __future__ import annotations

import re

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Ranges of Chinese characters, for use inside a regular expression class."""

_CJK = re.compile(f"[{CJK}]")
_WHITE = re.compile(r"[\s\u3000\u200b\ufeff]+")

# One character to one character, so that offsets stay valid.
_FOLD = {ord("　"): " ", ord("﹡"): "*", ord("﹒"): "."}
_FOLD.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})


def fold_width(text: str) -> str:
    """Return the text with full-width ASCII made half-width; length and offsets stay the same."""
    return text.translate(_FOLD)


def squeeze(text: str) -> str:
    """Return the text without any white space (blanks of all widths, line ends, byte order marks)."""
    return _WHITE.sub("", text)


def count_characters(text: str) -> int:
    """Return the length of a text as offices count it: without white space, punctuation included."""
    return len(squeeze(text))


def is_chinese(character: str) -> bool:
    """Tell whether a character is a Chinese ideograph."""
    return bool(_CJK.match(character))


def chinese_share(text: str) -> float:
    """Return the share (0..1) of Chinese ideographs among the characters that are not white space."""
    body = squeeze(text)
    return len(_CJK.findall(body)) / len(body) if body else 0.0
