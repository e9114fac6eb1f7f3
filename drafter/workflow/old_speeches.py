"""The files that a text is held against: --against."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.workflow.progress import Report, silent

if TYPE_CHECKING:
    from drafter.check.rule import OldSpeech
    from drafter.ingest.pipeline import IngestRules
    from drafter.model.speech import ParsedFile, Speech


def read_old_speeches(
    paths: Iterable[Path], rules: IngestRules, *, new: Path | None = None, report: Report = silent
) -> tuple[OldSpeech, ...]:
    """Return the speeches of old files; a file without a speech counts as one text, which is reported.

    Args:
        paths: The files; one that is named twice is read once.
        rules: From `drafter.workflow.reading.ingest_rules`.
        new: The file under check, which can't be its own old speech.
        report: Is told of files without a speech.

    Raises:
        DrafterError: A file can't be read, has no text, or is the one under check.
    """
    from drafter.check.rule import OldSpeech
    from drafter.ingest.pipeline import ingest_file

    result = []
    for path in dict.fromkeys(paths):
        if new is not None and path.exists() and new.exists() and path.samefile(new):
            raise DrafterError("--against 给的就是要查的这份稿子，请给出另一份（旧稿、上年报告）", str(path))
        parsed = ingest_file(path, rules)
        speeches = parsed.speeches or (_one_text(parsed),)
        if not any(block.text for speech in speeches for block in speech.blocks):
            raise DrafterError("里面没有文字，没法对照", str(path))
        if not parsed.speeches:
            report(f"{path}: 没有认出讲话稿，整份当作一篇来对照")
        result += [OldSpeech(file=str(path), text=parsed.text, speech=speech) for speech in speeches]
    return tuple(result)


def _one_text(parsed: ParsedFile) -> Speech:
    """Return a whole file as one speech, a paragraph a line; its moves are not known."""
    from drafter.model.speech import Block, Speech
    from drafter.model.vocabulary import Move
    from drafter.schema.speech_markdown import speech_id
    from drafter.text.spans import Span

    blocks, position = [], 0
    for line in parsed.text.split("\n"):
        body = line.strip()
        if body:
            start = position + len(line) - len(line.lstrip())
            span = Span(start, start + len(body))
            blocks.append(Block(type="paragraph", move=Move.OPENING, text=body, spans=(span,)))
        position += len(line) + 1
    text = "".join(block.text for block in blocks)
    return Speech(id=speech_id(None, text), title=None, blocks=tuple(blocks), source=parsed.file)
