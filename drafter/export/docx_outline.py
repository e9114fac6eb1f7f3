"""An outline as a Word document: points to be edited, comparable passages in smaller type behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.export.docx import head_lines, title_runs
from drafter.export.markdown import excerpt, hit_source, missing_line
from drafter.export.sheet import blank_sheet
from drafter.export.styles import NORMAL, NOTE, heading_style
from drafter.export.title_lines import broken_title
from drafter.export.wordml import paragraph, run, save
from drafter.model.draft import Origin, Outline, OutlineSection, Piece
from drafter.model.page import PageProfile
from drafter.schema.outline_markdown import APPENDIX, FIGURES, GAPS, section_title


def outline_docx(outline: Outline, page: PageProfile) -> bytes:
    """Return an outline as .docx; the same outline gives the same bytes.

    Args:
        outline: The outline.
        page: Paper, fonts and sizes.
    """
    document = blank_sheet(page)
    end = document.element.body[-1]
    title = (Piece(text=outline.title, origin=Origin.BRIEF),) if outline.title else ()
    rows = head_lines(title_runs(broken_title(title, page)), ["（提纲）"], page)
    for section in outline.sections:
        rows += _section(section)
    if outline.missing:
        rows.append(paragraph(heading_style(1), run(GAPS)))
        rows += [paragraph(NORMAL, run(missing_line(item), highlight=True)) for item in outline.missing]
    cited = [section for section in outline.sections if section.hits]
    if cited:
        rows.append(paragraph(heading_style(1), run(APPENDIX)))
    for section in cited:
        rows += _passages(section)
    for row in rows:
        end.addprevious(row)
    return save(document, outline.title)


def _section(section: OutlineSection) -> Iterator[Any]:
    level = min(max(section.level or 1, 1), 3)
    yield paragraph(heading_style(level), run(section_title(section)))
    if section.characters:
        yield paragraph(
            NOTE, run(f"{section.move.label}，约 {section.characters} 字，{section.minutes:.1f} 分钟")
        )
    for number, point in enumerate(section.points, 1):
        yield paragraph(NORMAL, run(f"{number}.{point.text}"))
        for key, text in point.details:
            yield paragraph(NOTE, run(f"{key}：{text}"))
        if point.figures:
            yield paragraph(NOTE, run(f"{FIGURES}：{'、'.join(point.figures)}"))


def _passages(section: OutlineSection) -> Iterator[Any]:
    yield paragraph(heading_style(2), run(section_title(section)))
    for number, hit in enumerate(section.hits, 1):
        why = f"（{'；'.join(hit.why)}）" if hit.why else ""
        yield paragraph(NOTE, run(f"参考{number}：{hit_source(hit)}{why}"))
        yield paragraph(NOTE, run(excerpt(hit)))
