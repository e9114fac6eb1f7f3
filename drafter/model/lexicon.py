"""The word lists that retrieval works with; they travel inside the index, so that it and a query always agree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureType:
    """A type of number in running text (数字类型), told by its unit and what stands before it."""

    name: str
    """As it is shown: 金额, 增幅, 排名."""
    units: tuple[str, ...] = ()
    """Units behind the number; without any, every unit will do."""
    cues: tuple[str, ...] = ()
    """Words before the number in its clause, one of which must be there; without any, none is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureWords:
    """What shows the build of a passage."""

    openers: tuple[str, ...]
    """Words that open a sentence of task or review (句首): 要, 坚持, 聚焦."""
    connectives: tuple[str, ...]
    """Words that join clauses (连接): 同时, 尤其是."""
    formulae: tuple[str, ...]
    """Fixed frames with gaps (句式): 以…为…."""
    function_words: tuple[str, ...]
    """Words kept where content words are masked (虚词)."""
    figure_types: tuple[FigureType, ...]
    """Types of numbers, the first that fits holds."""
    rhythm: tuple[int, ...]
    """Longest clause of each length class but the last, in characters, rising."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All word lists of retrieval."""

    stop_words: tuple[str, ...]
    """Words that say nothing of the topic (停用词)."""
    question_words: tuple[str, ...]
    """What a user wraps a query in (提问词): 怎么写…, …的一段; no part of what is sought."""
    synonyms: tuple[tuple[str, ...], ...]
    """Words and phrase patterns that say much the same (近义), offered where one of them is not found."""
    user_words: tuple[str, ...]
    """Words of the trade that the tokeniser keeps whole (词典)."""
    structure: StructureWords
