"""Look-ups beside the plain search: concordance, phrases, headings, and queries taken from a brief or a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import DrafterError
from drafter.workflow.progress import Report, silent
from drafter.workflow.searching import fresh_index

if TYPE_CHECKING:
    from drafter.model.lookups import Concordance, HeadingSet, PhraseTable
    from drafter.retrieval.sections import SectionQuery

_PLAIN = (".md", ".txt")
_LARGEST = 4


def kwic(
    word: str,
    workspace: Path | None = None,
    *,
    order: str = "corpus",
    count: int = 50,
    report: Report = silent,
    **filters: Any,  # noqa: ANN401
) -> Concordance:
    """Return the places of the corpus where a word stands; see `drafter.retrieval.concordance`.

    Raises:
        DrafterError: The word is empty or too long, a filter is unknown, or the index is damaged.
    """
    from drafter.retrieval.concordance import concordance
    from drafter.retrieval.query import parse_query

    query = parse_query(word, **filters)
    return concordance(fresh_index(workspace, report), query, order=order, count=count)


def phrases(
    pattern: str,
    workspace: Path | None = None,
    *,
    count: int = 30,
    report: Report = silent,
    **filters: Any,  # noqa: ANN401
) -> PhraseTable:
    """Return how a pattern such as 加快*建设 is filled in the corpus; see `drafter.retrieval.phrases`.

    Raises:
        DrafterError: The pattern or a filter is wrong, or the index is damaged.
    """
    from drafter.retrieval.phrases import count_phrases, parse_pattern
    from drafter.retrieval.query import parse_query

    parse_pattern(pattern)  # a wrong pattern is told before an index is built
    query = parse_query(pattern, **filters)
    return count_phrases(fresh_index(workspace, report), query, count=count)


def suggest_headings(
    query: str,
    workspace: Path | None = None,
    *,
    report: Report = silent,
    **options: Any,  # noqa: ANN401
) -> tuple[HeadingSet, ...]:
    """Return sets of sibling headings on a topic or built like a heading; see `drafter.retrieval.heading_sets`.

    Raises:
        DrafterError: The query is empty or too long, a filter is unknown, or the index is damaged.
    """
    from drafter.retrieval.heading_sets import search_headings
    from drafter.retrieval.query import parse_query

    return search_headings(fresh_index(workspace, report), parse_query(query, **options))


def query_of_section(brief_path: Path, section: str, workspace: Path | None = None) -> SectionQuery:
    """Return a section of a brief, such as 部署.招商引资, as a query.

    Raises:
        DrafterError: The brief is wrong or has no such section.
    """
    from drafter.retrieval.sections import section_of
    from drafter.workflow.drafting import read_brief_and_template
    from drafter.workspace import open_workspace

    return section_of(read_brief_and_template(brief_path, open_workspace(workspace))[0], section)


def query_of_line(draft: Path, line: int, workspace: Path | None = None) -> str:
    """Return the paragraph or heading that stands on a line of a draft.

    Args:
        draft: A Markdown, text or Word file, or another that can be read.
        line: Its number, from 1, as `drafter check` tells it: of Word files that of the paragraph.
        workspace: The workspace, whose rules of reading count.

    Raises:
        DrafterError: The file can't be read or has no text on that line.
    """
    from drafter.files import MEGABYTE, read_text
    from drafter.text.numbering import parse_heading_number
    from drafter.workflow.checking import WORD_SUFFIXES
    from drafter.workflow.reading import parse_file

    suffix = draft.suffix.lower()
    unit = "段" if suffix in WORD_SUFFIXES else "行"
    if suffix in _PLAIN:
        lines = read_text(draft, limit=_LARGEST * MEGABYTE).splitlines()
    else:
        lines = parse_file(draft, workspace).text.split("\n")
        if unit == "段":
            lines = [item for item in lines if item.strip()]
    if not 1 <= line <= len(lines):
        raise DrafterError(f"没有第 {line} {unit}，全文共 {len(lines)} {unit}", str(draft))
    text = lines[line - 1].strip()
    if text.startswith("#"):
        text = text.lstrip("#").strip()
        number = parse_heading_number(text)
        text = text[number.span.end :] if number else text
    if not any(character.isalnum() for character in text) or text.startswith("<!--"):
        near = min(
            (place for place, other in enumerate(lines, 1) if other.strip() and not _is_mark(other)),
            key=lambda place: abs(place - line),
            default=0,
        )
        hint = f"，最近的一段在第 {near} {unit}" if near else ""
        raise DrafterError(f"第 {line} {unit}没有正文{hint}", str(draft))
    return text


def advice_on_nothing(
    text: str,
    workspace: Path | None = None,
    *,
    report: Report = silent,
    **filters: Any,  # noqa: ANN401
) -> str:
    """Return what to do where a look-up found nothing, as the end of a Chinese sentence.

    Args:
        text: What was looked for.
        workspace: The workspace.
        report: Is told when the index has to be built first.
        filters: Those of the look-up.

    Raises:
        DrafterError: A filter is unknown, or the index is damaged.
    """
    from drafter.retrieval.near_words import near_words
    from drafter.retrieval.query import parse_query

    query = parse_query(text, **filters)
    index = fresh_index(workspace, report)
    if query.source == "own" and "own" not in index.names.get("source", ()):
        return "：还没有收入自己的稿子，先用 drafter corpus add 收进来"
    near = "、".join(f"“{item.text}”{item.times} 处" for item in near_words(index, query))
    advice = f"；相近的有{near}" if near else "，换个说法再试"
    return advice + ("，也可以去掉筛选条件再试" if any(filters.values()) else "")


def _is_mark(line: str) -> bool:
    return line.strip().startswith(("<!--", "---"))
