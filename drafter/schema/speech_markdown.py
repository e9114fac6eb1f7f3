"""Speeches as Markdown with YAML front matter: the form of the corpus, of drafts and of their templates.

`#` is the title, `##` `###` `####` are headings of level 1 to 3 (their Chinese number is part of the text), a
line is a paragraph, and `<!-- 部署｜招商引资 -->` names the move and theme of all that follows up to the next mark.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from drafter.errors import DrafterError
from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Kind, Level, Move, by_label
from drafter.schema.source import YamlFile, dump_yaml, parse_yaml, raise_faults
from drafter.text.characters import count_characters, squeeze
from drafter.text.dates import chinese_date
from drafter.text.spans import LineIndex, Span

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MARK = re.compile(r"\s*<!--\s*(.*?)\s*-->\s*")
_HEADING = re.compile(r"(#{1,4})[ \t]+(.*?)[ \t]*")
DATE_LINE = re.compile(r"[（(]\s*([0-9０-９〇零一二三四五六七八九十]{4}\s*年[^（）()]{2,12}日)\s*[）)]")
_KEYS = {
    "title": "标题",
    "kind": "文种",
    "variant": "样式",
    "level": "层级",
    "locality": "地区",
    "superiors": "上级",
    "year": "年份",
    "date": "日期",
    "speaker": "讲话人",
    "themes": "领域",
    "length": "字数",
    "structure": "结构",
    "complete": "完整",
    "source": "来源",
    "heading_note": "标题说明",
}
_NAMES = {name: key for key, name in _KEYS.items()}


class MarkedBlock(NamedTuple):
    """A line of a Markdown speech."""

    type: str
    """`title`, `heading` or `paragraph`."""
    level: int | None
    text: str
    span: Span
    moves: tuple[Move, ...]
    """The moves of the mark in force, the main one first; empty without a mark."""
    theme: str


def marked_blocks(text: str, start: int, name: str) -> Iterator[MarkedBlock]:
    """Yield the lines of a Markdown speech with the mark that holds for them.

    Args:
        text: The whole file; spans point into it.
        start: Where the body begins.
        name: The file's name, for errors.

    Raises:
        DrafterError: A mark names an unknown move.
    """
    moves: tuple[Move, ...] = ()
    theme = ""
    lines = LineIndex(text)
    position = start
    for line in text[start:].split("\n"):
        begin, position = position, position + len(line) + 1
        mark = _MARK.fullmatch(line)
        if mark and mark[1].startswith("不查"):  # a suppression of the checker's, no mark of a move
            continue
        if mark:
            found = _read_mark(mark[1])
            if found is None:
                number, _ = lines.locate(begin)
                known = "、".join(move.label for move in Move)
                raise DrafterError(f"不认识的语步标记“{mark[1]}”，可用：{known}", f"{name}:{number}:1")
            moves, theme = found
            continue
        body = line.strip()
        if not body:
            continue
        offset = begin + len(line) - len(line.lstrip())
        heading = _HEADING.fullmatch(body)
        if heading:
            span = Span(offset + heading.start(2), offset + heading.end(2))
            level = len(heading[1]) - 1
            yield MarkedBlock("heading" if level else "title", level or None, heading[2], span, moves, theme)
        else:
            yield MarkedBlock("paragraph", None, body, Span(offset, offset + len(body)), moves, theme)


def is_marked(text: str) -> bool:
    """Tell whether a Markdown text carries front matter of ours or at least one move mark."""
    front = FRONT_MATTER.match(text)
    if front and re.search(r"^文种\s*:", front[1], re.MULTILINE):
        return True
    return any(
        _read_mark(match[1]) for match in re.finditer(r"^\s*<!--\s*(.*?)\s*-->\s*$", text, re.MULTILINE)
    )


def load_speech(text: str, name: str) -> Speech:
    """Return the speech that a Markdown text holds.

    Args:
        text: The decoded file.
        name: Its name, for errors and as the source where none is given.

    Raises:
        DrafterError: The front matter is no YAML, or a mark is unknown.
        FaultListError: The front matter has wrong values.
    """
    front = FRONT_MATTER.match(text)
    data: dict[str, Any] = {}
    if front:
        padded = "\n" + front[1]  # the line of `---`, so that places are those of the file
        source = parse_yaml(padded, name, frozenset(_NAMES))
        data = _front_matter(source)
    title, date = data.pop("title", None), data.pop("date", "")
    blocks: list[Block] = []
    for item in marked_blocks(text, front.end() if front else 0, name):
        if item.type == "title":
            title = title or item.text
            continue
        if not blocks and item.type == "paragraph" and DATE_LINE.fullmatch(item.text):
            continue
        blocks.append(
            Block(
                type="heading" if item.type == "heading" else "paragraph",
                level=item.level,
                move=item.moves[0] if item.moves else Move.OPENING,
                also=item.moves[1:],
                text=item.text,
                spans=(item.span,),
                theme=item.theme,
            )
        )
    return Speech(
        id=speech_id(title, "".join(block.text for block in blocks)),
        title=title,
        date=date,
        blocks=tuple(blocks),
        **{"source": name, **data},
    )


def dump_speech(speech: Speech) -> str:
    """Return a speech as Markdown with front matter; `load_speech` reads it back."""
    front: dict[str, Any] = {
        "标题": speech.title or "",
        "文种": speech.kind.label,
        "样式": speech.variant,
        "层级": speech.level.label,
        "地区": speech.locality,
        "上级": speech.superiors,
        "年份": speech.year,
        "日期": speech.date,
        "讲话人": speech.speaker,
        "领域": speech.themes,
        "字数": sum(count_characters(block.text) for block in speech.blocks),
        "结构": speech.structure,
        "完整": None if speech.complete else False,
        "来源": speech.source,
        "标题说明": speech.heading_note,
    }
    shown = {key: value for key, value in front.items() if value not in ("", None, ())}
    lines = ["---", dump_yaml(shown).rstrip("\n"), "---", ""]
    if speech.title:
        lines += [f"# {speech.title}", ""]
    date_line = f"（{chinese_date(speech.date)}）"
    if DATE_LINE.fullmatch(date_line):
        lines += [date_line, ""]
    blocks = (
        MarkedBlock(block.type, block.level, block.text, Span(0, 0), (block.move, *block.also), block.theme)
        for block in speech.blocks
    )
    return "\n".join([*lines, *marked_lines(blocks)])


def marked_lines(blocks: Iterable[MarkedBlock]) -> Iterator[str]:
    """Yield the lines of headings and paragraphs with a mark wherever moves or theme change.

    The inverse of `marked_blocks`; the spans of the blocks play no part.
    """
    mark: tuple[tuple[Move, ...], str] | None = None
    for block in blocks:
        if (block.moves, block.theme) != mark:
            mark = (block.moves, block.theme)
            moves = "＋".join(move.label for move in block.moves)
            yield from (f"<!-- {moves}{'｜' + block.theme if block.theme else ''} -->", "")
        yield from (
            ("#" * ((block.level or 0) + 1) + " " if block.type == "heading" else "") + block.text,
            "",
        )


def speech_id(title: str | None, text: str) -> str:
    """Return the id of a speech: 12 hexadecimal digits of SHA-256 over title and text without white space."""
    return hashlib.sha256(f"{squeeze(title or '')}\n{squeeze(text)}".encode()).hexdigest()[:12]


def _read_mark(text: str) -> tuple[tuple[Move, ...], str] | None:
    names, _, theme = text.partition("｜")
    moves = tuple(by_label(Move, part.strip()) for part in re.split("[＋+]", names))
    known = tuple(move for move in moves if move is not None)
    return (known, theme.strip()) if known and len(known) == len(moves) else None


def _front_matter(source: YamlFile) -> dict[str, Any]:
    """Return the known keys with values of the right types; unknown keys of the user's own are let be."""
    data = source.data if isinstance(source.data, dict) else {}
    result: dict[str, Any] = {}
    faults = []
    for name, value in data.items():
        key = _NAMES.get(name, name)
        if value is None or key not in _KEYS or key == "length":
            continue
        read = _READERS.get(key, str)(value)
        if read is None:
            faults.append((source.place((name,)), f"“{name}”的值“{value}”不认识"))
        else:
            result[key] = read
    raise_faults(source, faults)
    return result


def _texts(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(str(item) for item in (value if isinstance(value, list) else [value]))


_READERS: dict[str, Any] = {
    "kind": lambda value: by_label(Kind, str(value)),
    "level": lambda value: by_label(Level, str(value)),
    "year": lambda value: value if isinstance(value, int) else None,
    "complete": lambda value: value if isinstance(value, bool) else None,
    "superiors": _texts,
    "themes": _texts,
}
