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

_DRAFTS = (".md", ".txt")
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


def query_of_line(draft: Path, line: int) -> str:
    """Return the paragraph or heading that stands on a line of a draft.

    Args:
        draft: A Markdown or text file.
        line: Its number, from 1, as `drafter check` tells it.

    Raises:
        DrafterError: The file can't be read, is of another form, or has no text on that line.
    """
    from drafter.files import MEGABYTE, read_text
    from drafter.text.numbering import parse_heading_number

    if draft.suffix.lower() not in _DRAFTS:
        raise DrafterError(
            "--draft 只认 .md 和 .txt 文件；Word 稿请另存为文本，或把那一段粘贴过来", str(draft)
        )
    lines = read_text(draft, limit=_LARGEST * MEGABYTE).splitlines()
    if not 1 <= line <= len(lines):
        raise DrafterError(f"没有第 {line} 行，全文共 {len(lines)} 行", str(draft))
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
        hint = f"，最近的一段在第 {near} 行" if near else ""
        raise DrafterError(f"第 {line} 行没有正文{hint}", str(draft))
    return text


def _is_mark(line: str) -> bool:
    return line.strip().startswith(("<!--", "---"))
