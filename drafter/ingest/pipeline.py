"""One file into speeches: read, clean, cut into paragraphs, split, parse, label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.ingest.classify import classify_kind, classify_level, is_complete, speech_score
from drafter.ingest.clean import Cleaned, clean
from drafter.ingest.label import label_blocks
from drafter.ingest.line import Line
from drafter.ingest.masthead import Sheet, read_sheet
from drafter.ingest.paragraphs import paragraphs
from drafter.ingest.parse import parse_body, tidy
from drafter.ingest.read import Format, read_document
from drafter.ingest.split import Segment, split
from drafter.model.speech import Noise, ParsedFile, Speech
from drafter.schema.move_rules import MoveRules, read_move_rules
from drafter.schema.noise_rules import NoiseRules, read_noise_rules
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


def load_ingest_rules(noise_path: Path, moves_path: Path) -> IngestRules:
    """Read config/noise.yaml and config/moves.yaml.

    Raises:
        DrafterError: A file is missing or unreadable.
        FaultListError: A file has faults, told with line and column.
    """
    return IngestRules(read_noise_rules(noise_path), read_move_rules(moves_path))


def ingest_file(path: Path, rules: IngestRules) -> ParsedFile:
    """Return the speeches of a .txt, .md or .docx file.

    Args:
        path: The file.
        rules: From `load_ingest_rules`.

    Raises:
        DrafterError: The file can't be read, or a move mark in our own Markdown is unknown.
    """
    document = read_document(path)
    return ingest_text(document.text, document.name, rules, format_=document.format, hints=document.hints)


def ingest_text(
    text: str,
    name: str,
    rules: IngestRules,
    *,
    format_: Format = "text",
    hints: Sequence[tuple[int, int]] = (),
) -> ParsedFile:
    """Return the speeches of a decoded text.

    Args:
        text: The text; all spans of the result point into it.
        name: The file's name.
        rules: From `load_ingest_rules`.
        format_: `markdown` reads `#` as headings and our own move marks.
        hints: Offsets of lines that are headings by their style, and their level; 0 is the title.

    Raises:
        DrafterError: A move mark in our own Markdown is unknown.
    """
    if format_ == "markdown" and is_marked(text):
        return ParsedFile(file=name, text=text, speeches=(load_speech(text, name),))
    cleaned = clean(text, rules.noise, markdown=format_ == "markdown", hints=hints)
    segments, dropped = split(paragraphs(cleaned.lines, rules.moves.form), rules.moves.form)
    noise = list(cleaned.noise)
    _discard(text, dropped, noise)
    speeches = []
    for segment in segments:
        sheet = read_sheet(segment.lines, rules.moves.form)
        speech = _speech(text, name, segment, sheet, cleaned, rules=rules)
        if speech is None:
            _discard(text, [(line, "非讲话稿") for line in segment.lines], noise)
            continue
        _discard(text, sheet.noise, noise)
        speeches.append(speech)
    return ParsedFile(
        file=name,
        text=text,
        speeches=tuple(speeches),
        noise=tuple(sorted(noise, key=lambda item: item.span)),
        remark="" if speeches else _remark(segments),
    )


def _discard(text: str, lines: Sequence[tuple[Line, str]], noise: list[Noise]) -> None:
    for line, rule in lines:
        noise.extend(Noise(text=span.of(text), span=span, rule=rule) for span in line.flow.spans(text))


def _speech(
    source: str, name: str, segment: Segment, sheet: Sheet, cleaned: Cleaned, *, rules: IngestRules
) -> Speech | None:
    """Return the speech of a segment, or None where it is no speech."""
    blocks = label_blocks(parse_body(source, sheet.body, rules.moves.form), rules.moves)
    body = "".join(block.text for block in blocks)
    title = "".join(tidy(line.flow, phrases=True).text for line in sheet.title).strip("_*") or None
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
        kind=classify_kind(title or "", blocks, rules.moves),
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
