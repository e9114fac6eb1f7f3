"""Enumerations whose members have a code for programs and a Chinese name for people."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A member is written `NAME = "code", "名称"`; it compares and prints as its code."""

    label: str
    """The Chinese name."""

    def __new__(cls, value: str, label: str = "") -> Self:
        """Keep the Chinese name beside the code."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
