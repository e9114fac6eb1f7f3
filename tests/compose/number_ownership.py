"""Holding every number of a draft against its brief: by the bare text, and by the piece that it stands in."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drafter.model.brief import Brief
from drafter.model.draft import Draft, DraftBlock, Origin, Piece
from drafter.model.template import FigureWording
from drafter.schema.source import read_yaml
from drafter.text.dates import chinese_date
from drafter.text.numbering import parse_chinese_integer, parse_heading_number
from tests.compose.piece_truth import figure_texts, leaves

_LISTED = Path(__file__).parent.parent / "data" / "fidelity" / "non_data_numbers.yaml"
_NUMERALS = "〇零一二两三四五六七八九十百千万亿"
_DIGITS = "0-9０-９"
_ARABIC = re.compile(rf"[{_DIGITS}]+(?:,[{_DIGITS}]{{3}})*(?:[.．][{_DIGITS}]+)?")
_CHINESE = re.compile(f"[{_NUMERALS}]+")
_END = "。；，"
_ENUMERATOR = re.compile(
    f"(?:(?<=^)|(?<=[。；：！\n”，]))(?:(?P<count>[{_NUMERALS}]{{1,3}})(?=是|要)|第(?P<place>[{_NUMERALS}]{{1,3}})(?=，))"
)
_ANNOUNCED = re.compile(
    f"(?P<count>[{_NUMERALS}]{{1,3}})(?=点|条|个方面|层意思|句话|项(?:重点)?(?:工作|任务)|件(?:大)?事|个问题|个。|查.看|看”)"
)


class Number(NamedTuple):
    """A number in a draft's text."""

    start: int
    end: int
    text: str


def numbers(text: str) -> list[Number]:
    """Return all numbers of a text, Arabic and Chinese."""
    found = [*_ARABIC.finditer(text), *_CHINESE.finditer(text)]
    return sorted(Number(match.start(), match.end(), match[0]) for match in found)


@cache
def non_data() -> re.Pattern[str]:
    """Return what looks like a number and is none: idioms, names, set phrases (data/fidelity/non_data_numbers.yaml)."""
    classes = read_yaml(_LISTED).data
    return re.compile(
        "【待补：[^】]*】|" + "|".join(pattern for patterns in classes.values() for pattern in patterns)
    )


def number_sources(brief: Brief, wording: FigureWording) -> list[str]:
    """Return every stretch of text that may hold a number: the brief's strings, and what is derived from them."""
    result = [*leaves(brief)]
    for figure in brief.figures:
        result += [text for texts in figure_texts(figure, wording).values() for text in texts]
    result += [part for text in leaves(brief) for part in re.split("[，。；：、“”]", text) if numbers(part)]
    result += [text.removesuffix("前") for text in leaves(brief)]
    result += [f"{year}年" for year in (brief.year - 1, brief.year)]
    if brief.meeting.date:
        result.append(chinese_date(brief.meeting.date))
    return sorted({text.rstrip(_END) for text in result}, key=len, reverse=True)


def owned(text: str, sources: list[str]) -> list[bool]:
    """Return for each character whether it stands in something that the brief says."""
    mask = [False] * len(text)
    for source in sources:
        start = text.find(source)
        while start >= 0:
            end = start + len(source)
            if not _cut_through(text, start) and not _cut_through(text, end):
                mask[start:end] = [True] * len(source)
            start = text.find(source, start + 1)
    return mask


def _cut_through(text: str, place: int) -> bool:
    """Tell whether a place lies inside an Arabic number."""
    return 0 < place < len(text) and bool(re.match(rf"[{_DIGITS}]\.?[{_DIGITS}]", text[place - 1 :]))


def unowned_numbers(draft: Draft, brief: Brief, wording: FigureWording) -> tuple[list[str], int]:
    """Return the numbers of a draft that nobody owns, and how many numbers it has.

    Each number is judged by its text and by the piece it stands in; both must clear it.
    """
    sources = number_sources(brief, wording)
    faults, total = [], 0
    counts = announced_counts(draft)
    title = DraftBlock(
        type="paragraph", level=None, move=draft.blocks[0].move, theme="", pieces=draft.title_pieces
    )
    for place, block in enumerate([title, *draft.blocks]):
        text = block.text
        mask = owned(text, sources)
        spans = [(match.start(), match.end()) for match in non_data().finditer(text)]
        spans += [
            match.span(key)
            for match in _ENUMERATOR.finditer(text)
            for key in ("count", "place")
            if match[key]
        ]
        heading = parse_heading_number(text)
        if heading:
            spans.append(heading.span)
        spans += [(start, end) for index, start, end, right in counts if index == place - 1 and right]
        pieces = _piece_spans(block)
        for number in numbers(text):
            total += 1
            no_data = any(start <= number.start and number.end <= end for start, end in spans)
            by_text = no_data or all(mask[number.start : number.end])
            by_piece = no_data or any(
                start <= number.start and number.end <= end and piece.origin in (Origin.BRIEF, Origin.DERIVED)
                for start, end, piece in pieces
            )
            if not (by_text and by_piece):
                context = text[max(0, number.start - 12) : number.end + 8]
                faults.append(f"{number.text}: …{context}… text={by_text} piece={by_piece}")
    return faults, total


def _piece_spans(block: DraftBlock) -> list[tuple[int, int, Piece]]:
    result, position = [], 0
    for piece in block.pieces:
        result.append((position, position + len(piece.text), piece))
        position += len(piece.text)
    return result


def announced_counts(draft: Draft) -> list[tuple[int, int, int, bool]]:
    """Return block, start, end of each announced count of the wording's, and whether as many points follow."""
    result = []
    for index, block in enumerate(draft.blocks):
        for start, end, piece in _piece_spans(block):
            if piece.origin is not Origin.TEMPLATE or block.type == "heading":
                continue
            for match in _ANNOUNCED.finditer(block.text, start, end):
                if any(
                    found.start() < match.end("count") and match.start() < found.end()
                    for found in non_data().finditer(block.text)
                ):
                    continue
                count = parse_chinese_integer(match["count"])
                looks_back = block.text.startswith("这", match.start() - 1)
                follow = _points_after(draft, index, match.end())
                if looks_back:
                    follow |= _sibling_sets(draft.blocks[:index])
                result.append((index, match.start(), match.end(), count in follow))
    return result


def _sibling_sets(blocks: tuple[DraftBlock, ...]) -> set[int]:
    """Return the sizes of the sets of sibling headings."""
    sizes: list[tuple[int, int]] = []
    for level in (block.level or 0 for block in blocks if block.type == "heading"):
        while sizes and sizes[-1][0] > level:
            sizes.pop()
        if sizes and sizes[-1][0] == level:
            sizes[-1] = (level, sizes[-1][1] + 1)
        else:
            sizes.append((level, 1))
    return {count for _, count in sizes}


def _points_after(draft: Draft, index: int, place: int) -> set[int]:
    """Return how many headings, or enumerated points, follow a place: one number for each way to count."""
    rest = draft.blocks[index + 1 :]
    if draft.blocks[index].text.startswith(("查", "看”"), place):  # 五查五看 counts what is looked into
        pieces = draft.blocks[index].pieces
        return {len({piece.ref for piece in pieces if re.fullmatch(r"自查\.\d+\.提法", piece.ref)})}
    levels = [block.level for block in rest if block.type == "heading"]
    result: set[int] = set()
    if levels:
        first = levels[0]
        deeper = next(
            (at for at, level in enumerate(levels) if (level or 0) < (first or 0)),
            len(levels),
        )
        result.add(levels[:deeper].count(first))
    inline = [
        parse_chinese_integer(match["count"] or match["place"] or "") or 0
        for match in _ENUMERATOR.finditer(draft.blocks[index].text, place)
    ]
    if inline:
        result.add(_run(inline))
        return result
    opened = [match for block in rest for match in _ENUMERATOR.finditer(block.text) if match.start() == 0]
    result.add(_run([parse_chinese_integer(match["count"] or match["place"] or "") or 0 for match in opened]))
    return result


def _run(values: list[int]) -> int:
    """Return how far a list counts 1, 2, 3 …; what comes between does not matter."""
    reached = 0
    for value in values:
        if value == reached + 1:
            reached = value
        elif value == 1 and reached:
            break
    return reached


def wrong_announcements(draft: Draft) -> list[str]:
    """Return the announced counts that are not those of the points that follow."""
    return [
        draft.blocks[index].text[max(0, start - 10) : end + 6]
        for index, start, end, right in announced_counts(draft)
        if not right
    ]
