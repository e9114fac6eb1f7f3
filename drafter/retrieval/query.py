"""What is searched for: a text, how to compare, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from drafter.errors import DrafterError
from drafter.model.vocabulary import Kind, Level, Move, member_named

By = Literal["lexical", "structure", "both"]
Source = Literal["own", "shipped", ""]

TEXT_LIMIT = 10_000
"""Longest query, in characters: a few pages."""
HITS_LIMIT = 100
"""Most hits of one search."""
_WAYS: dict[str, By] = {
    "lexical": "lexical",
    "词语": "lexical",
    "structure": "structure",
    "结构": "structure",
    "both": "both",
    "综合": "both",
}
_SOURCES: dict[str, Source] = {"own": "own", "自有": "own", "shipped": "shipped", "随附": "shipped"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search; `parse_query` makes one from a user's words."""

    text: str
    by: By = "both"
    k: int = 10
    """Most hits to return, 1..100."""
    kind: Kind | None = None
    move: Move | None = None
    level: Level | None = None
    theme: str = ""
    years: tuple[int | None, int | None] = (None, None)
    """First and last year, both included; None is open."""
    speech_id: str = ""
    """Only passages of this speech."""
    source: Source = ""
    """Only the user's own speeches, or only those shipped with the product."""
    take_turns: bool = True
    """Whether a speech's third and further hits give way to others that are nearly as good."""


def parse_query(
    text: str,
    *,
    by: str = "both",
    k: int = 10,
    kind: str = "",
    move: str = "",
    level: str = "",
    theme: str = "",
    since: int | None = None,
    until: int | None = None,
    speech_id: str = "",
    source: str = "",
) -> Query:
    """Return the query that a user means; kinds, moves and levels by code or Chinese name.

    Raises:
        DrafterError: The text is empty or too long, or a filter is unknown.
    """
    way = _WAYS.get(by.strip())
    if way is None:
        known = "lexical（词语）、structure（结构）、both（综合）"
        raise DrafterError(f"没有“{by}”这种检索方式{nearest(by, _WAYS)}可用：{known}")
    origin = _SOURCES.get(source.strip()) if source.strip() else ""
    if origin is None:
        raise DrafterError(
            f"没有“{source}”这个来源{nearest(source, _SOURCES)}可用：own（自有）、shipped（随附）"
        )
    query = Query(
        text=text,
        by=way,
        k=k,
        kind=member_named(Kind, kind, "文种"),
        move=member_named(Move, move, "语步"),
        level=member_named(Level, level, "层级"),
        theme=theme.strip(),
        years=(since, until),
        speech_id=speech_id.strip(),
        source=origin,
    )
    check_query(query)
    return query


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the part of a message that offers the known name nearest to an unknown one, ending in a mark."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for the unlucky

    near = get_close_matches(name.strip(), list(known), n=1, cutoff=0.4)
    return f"，是不是“{near[0]}”？" if near else "，"


def check_query(query: Query) -> None:
    """Refuse a query that can't be answered.

    Raises:
        DrafterError: The text is empty or too long, `k` or the years are out of range.
    """
    if not any(character.isalnum() for character in query.text):
        raise DrafterError("检索内容是空的，请给出词语或一段话")
    if len(query.text) > TEXT_LIMIT:
        raise DrafterError(
            f"检索内容有 {len(query.text)} 字，超过 {TEXT_LIMIT} 字的上限，请只取最要紧的一两段"
        )
    if not 1 <= query.k <= HITS_LIMIT:
        raise DrafterError(f"结果条数应在 1 到 {HITS_LIMIT} 之间，现为 {query.k}")
    first, last = query.years
    if first is not None and last is not None and first > last:
        raise DrafterError(f"起始年份 {first} 晚于截止年份 {last}")
