"""Findings on the page of a Word file (FMT) told together, behind what is said of the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.model.diagnostic import Diagnostic, Severity

_PAGE = "FMT"
_AUTHORITY = "GB/T 9704—2012，供参考，讲话稿不是法定公文"


class Parted(NamedTuple):
    """Findings apart."""

    words: tuple[Diagnostic, ...]
    page: tuple[Diagnostic, ...]
    """Those on paper, fonts and spacing."""


def parted(diagnostics: Iterable[Diagnostic]) -> Parted:
    """Return the findings on the words and those on the page, each in the order given."""
    found = tuple(diagnostics)
    page = tuple(item for item in found if item.code.startswith(_PAGE))
    return Parted(tuple(item for item in found if item not in page), page)


def page_headline(page: Sequence[Diagnostic]) -> str:
    """Return how many findings there are on the page, in Chinese."""
    return f"版面：{len(page)} 项与标准不同"


def page_remarks(page: Sequence[Diagnostic]) -> tuple[str, ...]:
    """Return what each finding on the page says, with the weight of those that are more than advice."""
    return tuple(
        f"{'' if item.severity is Severity.ADVICE else f'【{item.severity.label}】'}{item.message}（{item.code}）"
        for item in page
    )


def page_authority(page: Sequence[Diagnostic]) -> str:
    """Return on whose word the findings on the page stand."""
    return "、".join(dict.fromkeys(item.authority.value for item in page)) + f"（{_AUTHORITY}）"


def page_suggestions(page: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Return what to do about the page, each advice once."""
    return tuple(dict.fromkeys(item.suggestion for item in page if item.suggestion))
