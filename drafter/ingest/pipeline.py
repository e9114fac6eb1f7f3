"""One file into speeches: read, clean, cut into paragraphs, split, parse, label."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.ingest.classify import classify_kind, classify_level, is_complete, speech_score
from drafter.ingest.clean import Cleaned, clean
from drafter.ingest.label import label_blocks
from drafter.ingest.line import Line
from drafter.ingest.masthead import Sheet, read_sheet
from drafter.ingest.move_model import MoveModel, load_move_model
from drafter.ingest.paragraphs import paragraphs
from drafter.ingest.parse import RawBlock, parse_body, tidy
from drafter.ingest.read import read_document
from drafter.ingest.readers.document import Format
from drafter.ingest.repair import repair_blocks
from drafter.ingest.split import Segment, split
from drafter.model.speech import Noise, ParsedFile, Repair, Speech
from drafter.resources import shipped
from drafter.schema.move_rules import MoveRules, read_move_rules
from drafter.schema.noise_rules import NoiseRules, read_noise_rules
from drafter.schema.repair_rules import RepairRules, read_repair_rules
from drafter.schema.speech_markdown import is_marked, load_speech, speech_id

SHORTEST = 60
"""Less text than this (characters) is no speech."""
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_LOOK_BEHIND = 200


@dataclass(frozen=True, slots=True, repr=False)
class IngestRules:
    """All that the ingest knows from config files."""

    noise: NoiseRules
    moves: MoveRules
    repairs: RepairRules | None = None
    """What damage looks like; without them none is sought."""
    model: MoveModel | None = None
    """The trained model of moves; without it the cue words decide alone."""


def load_ingest_rules(noise_path: Path, moves_path: Path, repairs_path: Path | None = None) -> IngestRules:
    """Read config/noise.yaml and config/moves.yaml, config/repairs.yaml where wanted, and the shipped model.

    Raises:
        DrafterError: A file is missing or unreadable.
        FaultListError: A file has faults, told with line and column.
    """
    repairs = read_repair_rules(repairs_path) if repairs_path is not None else None
    model = load_move_model(shipped("config", "move_model.json"))
    return IngestRules(read_noise_rules(noise_path), read_move_rules(moves_path), repairs, model)


def ingest_file(path: Path, rules: IngestRules, *, repair: bool = False) -> ParsedFile:
    """Return the speeches of a file of any format in `drafter.ingest.read.READERS`.

    Spans of the result point into its `text`, which is what the reader made of the file.

    Args:
        path: The file.
        rules: From `load_ingest_rules`.
        repair: Whether to mend what is damaged, rather than only to list it.

    Raises:
        DrafterError: The file can't be read, or a move mark in our own Markdown is unknown.
    """
    document = read_document(path, rules.noise.web)
    return ingest_text(
        document.text,
        document.name,
        rules,
        format_=document.format,
        hints=document.hints,
        furniture=document.furniture,
        repair=repair,
    )


def ingest_text(
    text: str,
    name: str,
    rules: IngestRules,
    *,
    format_: Format = "text",
    hints: Sequence[tuple[int, int]] = (),
    furniture: Sequence[tuple[int, int, str]] = (),
    repair: bool = False,
) -> ParsedFile:
    """Return the speeches of a decoded text.

    Args:
        text: The text; all spans of the result point into it.
        name: The file's name.
        rules: From `load_ingest_rules`.
        format_: `markdown` reads `#` as headings and our own move marks.
        hints: Offsets of lines that are headings by their style, and their level; 0 is the title.
        furniture: Start, end and rule of lines that the layout shows to be no text.
        repair: Whether to mend what is damaged in titles and blocks; their spans still point into the text.

    Raises:
        DrafterError: A move mark in our own Markdown is unknown.
    """
    if format_ == "markdown" and is_marked(text):
        return ParsedFile(file=name, text=text, speeches=(load_speech(text, name),))
    cleaned = clean(text, rules.noise, markdown=format_ == "markdown", hints=hints)
    kept, laid_out = _without_furniture(cleaned.lines, furniture)
    pieces = paragraphs(kept, rules.moves.form, marked=format_ == "word")
    segments, dropped = split(pieces, rules.moves.form)
    noise = list(cleaned.noise)
    _discard(text, [*laid_out, *dropped], noise)
    speeches: list[Speech] = []
    repairs: list[Repair] = []
    for segment in segments:
        sheet = read_sheet(segment.lines, rules.moves.form)
        blocks = parse_body(text, sheet.body, rules.moves.form)
        title = _title(text, sheet)
        found: list[Repair] = []
        if rules.repairs is not None:
            (title, *blocks), found = repair_blocks(text, [title, *blocks], rules.repairs, apply=repair)
        speech = _speech(
            text, name, segment, sheet, cleaned, title=title.text or None, raw=blocks, rules=rules
        )
        if speech is None:
            _discard(text, [(line, "非讲话稿") for line in segment.lines], noise)
            continue
        _discard(text, sheet.noise, noise)
        speeches.append(speech)
        repairs.extend(found)
    return ParsedFile(
        file=name,
        text=text,
        speeches=tuple(speeches),
        noise=tuple(sorted(noise, key=lambda item: item.span)),
        repairs=tuple(sorted(repairs, key=lambda item: item.span)),
        remark="" if speeches else _remark(segments),
    )


def _without_furniture(
    lines: Sequence[Line], furniture: Sequence[tuple[int, int, str]]
) -> tuple[list[Line], list[tuple[Line, str]]]:
    """Return the lines apart from those of the layout, and these with their rule."""
    starts = [start for start, _, _ in furniture]
    kept, dropped = [], []
    for line in lines:
        start = line.flow.starts[0]
        place = bisect.bisect_right(starts, start) - 1
        if place >= 0 and start < furniture[place][1]:
            dropped.append((line, furniture[place][2]))
        else:
            kept.append(line)
    return kept, dropped


def _discard(text: str, lines: Sequence[tuple[Line, str]], noise: list[Noise]) -> None:
    for line, rule in lines:
        noise.extend(Noise(text=span.of(text), span=span, rule=rule) for span in line.flow.spans(text))


def _title(source: str, sheet: Sheet) -> RawBlock:
    """Return the title as a block, without text where the speech bears none."""
    text = "".join(tidy(line.flow, phrases=True).text for line in sheet.title).strip("_*")
    spans = tuple(span for line in sheet.title for span in line.flow.spans(source))
    return RawBlock(level=None, text=text, spans=spans)


def _speech(
    source: str,
    name: str,
    segment: Segment,
    sheet: Sheet,
    cleaned: Cleaned,
    *,
    title: str | None,
    raw: Sequence[RawBlock],
    rules: IngestRules,
) -> Speech | None:
    """Return the speech of a segment, or None where it is no speech."""
    kind = classify_kind(title or "", raw, rules.moves)
    blocks = label_blocks(raw, kind, rules.moves, rules.model)
    body = "".join(block.text for block in blocks)
    if len(body) < SHORTEST:
        return None
    score = speech_score(title or "", blocks, rules.moves)
    if score < rules.moves.genre.threshold and not segment.labelled:
        return None
    end = segment.lines[-1].flow.ends[-1]
    cut_off = any(0 <= offset - end <= _LOOK_BEHIND for offset in cleaned.cut)
    year = _YEAR.search(sheet.date) or _YEAR.search(title or "")
    return Speech(
        id=speech_id(title, body),
        title=title,
        kind=kind,
        level=classify_level(title or "", blocks, rules.moves),
        date=sheet.date,
        speaker=sheet.speaker,
        complete=is_complete(blocks, cut_off=cut_off, part=segment.labelled, rules=rules.moves),
        blocks=blocks,
        masthead=tuple(span for line in (*sheet.title, *sheet.marks) for span in line.flow.spans(source)),
        year=int(year[0]) if year else None,
        source=name,
    )


def _remark(segments: Sequence[Segment]) -> str:
    length = sum(len(line.text) for segment in segments for line in segment.lines)
    if length < SHORTEST:
        return "文件里没有成段的文字，读不出讲话稿"
    return (
        "看起来不是讲话稿（没有称呼和讲话的口吻，可能是新闻、文件或资料），没有提取；"
        "确是讲话稿的话，请补上标题和称呼"
    )
