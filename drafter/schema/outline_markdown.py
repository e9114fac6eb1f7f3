"""Outlines as Markdown that people edit: written here and read back here.

A point is a line `- text <!-- 部署.0.任务.1 -->`; its details stand indented below it as `- 责任单位：…`. The comment
says where in the brief the point comes from; a line without one is a point that the user added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.errors import DrafterError
from drafter.model.draft import Outline, OutlinePoint, OutlineSection

APPENDIX = "附：可参考的段落"
"""Heading of the passages, which stand behind the outline so that the outline itself can be seen at once."""
GAPS = "待补"
"""Heading of what the brief lacks."""
FIGURES = "用到的指标"
_HEADING = re.compile(r"(#{2,4})\s+(.*?)\s*(?:<!--\s*(\S+)\s*-->)?\s*")
_POINT = re.compile(r"[-*]\s+(.*?)\s*(?:<!--\s*(\S+)\s*-->)?\s*")
_DETAIL = re.compile(r"\s+[-*]\s+([^：:]{1,8})[：:]\s*(.*?)\s*")
_MAX_LINE = 2_000


@dataclass(frozen=True, slots=True)
class EditedPoint:
    """A point as the user left it."""

    text: str
    ref: str
    line: int
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EditedSection:
    """A section as the user left it."""

    heading: str
    ref: str
    line: int
    points: tuple[EditedPoint, ...] = ()


@dataclass(slots=True)
class _Open:
    """A section or point while its lines are read."""

    text: str
    ref: str
    line: int
    points: list[_Open] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)


def section_title(section: OutlineSection) -> str:
    """Return the heading of a section or, where it has none, what it does, with its theme."""
    if section.heading:
        return section.heading
    return section.move.label + (f"｜{section.theme}" if section.theme else "")


def outline_lines(outline: Outline) -> Iterator[str]:
    """Yield the lines of an outline's sections with their points."""
    for section in outline.sections:
        mark = f" <!-- {section.ref} -->" if section.ref else ""
        yield f"{'#' * ((section.level or 1) + 1)} {section_title(section)}{mark}"
        yield ""
        if section.characters:
            yield f"> {section.move.label}，约 {section.characters} 字，{section.minutes:.1f} 分钟"
            yield ""
        for point in section.points:
            yield from _point_lines(point)
        if section.points:
            yield ""


def _point_lines(point: OutlinePoint) -> Iterator[str]:
    yield f"- {point.text}" + (f" <!-- {point.ref} -->" if point.ref else "")
    for key, text in point.details:
        yield f"  - {key}：{text}"
    if point.figures:
        yield f"  - {FIGURES}：{'、'.join(point.figures)}"


def read_outline(text: str, name: str) -> tuple[EditedSection, ...]:
    """Read an edited outline back.

    Args:
        text: The Markdown.
        name: The file's name, for errors.

    Raises:
        DrafterError: A line is neither heading nor point nor remark, or stands where it belongs to nothing.
    """
    sections: list[_Open] = []
    for number, line in enumerate(_body(text), 1):
        if (
            not line.strip()
            or line.startswith((">", "---", "# "))
            or not (match := _kind(line, name, number))
        ):
            continue
        if match.re is _HEADING:
            if match[2] in (GAPS, APPENDIX):
                break
            sections.append(_Open(match[2], match[3] or "", number))
        elif not sections:
            raise DrafterError("这一条前面没有小节标题（以“## ”开头的一行）", f"{name}:{number}:1")
        elif match.re is _POINT:
            sections[-1].points.append(_Open(match[1], match[2] or "", number))
        elif not sections[-1].points:
            raise DrafterError("这一条前面没有要点（以“- ”开头、不缩进的一行）", f"{name}:{number}:1")
        else:
            sections[-1].points[-1].details.append((match[1], match[2]))
    return tuple(
        EditedSection(
            heading=section.text,
            ref=section.ref,
            line=section.line,
            points=tuple(
                EditedPoint(point.text, point.ref, point.line, tuple(point.details))
                for point in section.points
            ),
        )
        for section in sections
    )


def _body(text: str) -> list[str]:
    """Return the lines, those of the front matter blank so that the numbers stay those of the file."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].strip() == "---" and "---" in [line.strip() for line in lines[1:]]:
        end = [line.strip() for line in lines[1:]].index("---") + 2
        lines[:end] = [""] * end
    return lines


def _kind(line: str, name: str, number: int) -> re.Match[str] | None:
    if len(line) > _MAX_LINE:
        raise DrafterError(f"这一行太长（超过 {_MAX_LINE} 字）", f"{name}:{number}:1")
    for pattern in (_HEADING, _POINT, _DETAIL):
        match = pattern.fullmatch(line)
        if match:
            return match
    if line[0].isspace():
        raise DrafterError("看不懂这一行：要点下面应写成“  - 责任单位：某办”的样子", f"{name}:{number}:1")
    raise DrafterError("看不懂这一行：标题以“## ”开头，要点以“- ”开头", f"{name}:{number}:1")
