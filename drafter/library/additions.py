"""Putting files into the corpus: what came of each, and what is nearly there already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.files import read_text
from drafter.library.duplicates import Candidates, near_duplicates
from drafter.library.folder import LIMIT, Skipped, add_speech, read_speeches
from drafter.model.speech import ParsedFile, Repair, Speech, tally_repairs
from drafter.schema.speech_markdown import load_speech

SUFFIXES = (".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".html", ".htm")
"""Files that are taken from a folder; a file named by itself is tried whatever its suffix."""


class Progress(NamedTuple):
    """How far a batch is."""

    number: int
    """Of the file, from 1."""
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What came of one file."""

    path: Path
    progress: Progress
    added: tuple[Speech, ...] = ()
    noise: int = 0
    """Number of stretches removed as noise."""
    repairs: tuple[Repair, ...] = ()
    """What was mended in the texts."""
    remarks: tuple[str, ...] = ()
    """Duplicates and the like, in Chinese."""
    skipped: str = ""
    """Why nothing was taken from the file, or empty."""

    def lines(self) -> Iterator[str]:
        """Yield what to show: one line for the file, one for each remark."""
        if self.skipped:
            yield f"{self.path.name}：没有收入，{self.skipped}"
        else:
            yield f"{self.path.name}：收入 {len(self.added)} 篇，清理杂项 {self.noise} 处"
        for speech in self.added:
            cut = "" if speech.complete else "（不完整）"
            yield f"    {speech.id}  {speech.kind.label}  {speech.title or '（无标题）'}{cut}"
        for item, count in tally_repairs(self.repairs):
            times = f"（{count} 处）" if count > 1 else ""
            yield f"    已改：{item.rule} {item.found} → {item.suggested}{times}"
        for remark in self.remarks:
            yield f"    注意：{remark}"


def readable_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files named and those in the folders named, in the order of their names.

    Raises:
        DrafterError: A path does not exist.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(
                item
                for item in path.rglob("*")
                if item.suffix.lower() in SUFFIXES
                and item.is_file()
                and not item.name.startswith((".", "~$"))
            )
        elif path.exists():
            yield path
        else:
            raise DrafterError("找不到这个文件或文件夹", str(path))


def add_files(
    paths: Sequence[Path],
    folder: Path,
    library: Sequence[Path],
    ingest: Callable[[Path], ParsedFile],
    *,
    repaired: bool = False,
) -> Iterator[FileReport]:
    """Put the speeches of files into a corpus folder, one file at a time.

    A file that can't be read is skipped and named; the others go on. What was added before an interruption stays,
    and running again adds the rest.

    Args:
        paths: Files and folders.
        folder: The corpus folder to write to.
        library: All corpus folders, to find duplicates in.
        ingest: Reads one file.
        repaired: Whether it mends what is damaged, so that the repairs are to be reported.

    Yields:
        A report for each file as it is done.

    Raises:
        DrafterError: A path does not exist, or the folder can't be written.
    """
    known, candidates = _known(library)
    files = list(readable_files(paths))
    for number, path in enumerate(files, 1):
        progress = Progress(number, len(files))
        try:
            parsed = ingest(path)
        except DrafterError as error:
            yield FileReport(path=path, progress=progress, skipped=error.message)
            continue
        if not parsed.speeches:
            yield FileReport(path=path, progress=progress, skipped=parsed.remark or "里面没有讲话稿")
            continue
        added, remarks = [], []
        for speech in parsed.speeches:
            name = f"“{speech.title or '（无标题）'}”"
            if speech.id in known:
                remarks.append(f"{name}已在语料里（{known[speech.id].name}），没有重复收入")
                continue
            likely = [
                load_speech(read_text(known[other], limit=LIMIT), "") for other in candidates.of(speech)
            ]
            for near in near_duplicates([speech], likely):
                other = next(item for item in likely if item.id == near.other_id)
                remarks.append(
                    f"{name}与语料里的“{other.title or '（无标题）'}”（{other.id}）有 {near.share:.0%} 雷同"
                )
            known[speech.id] = add_speech(folder, speech, known)
            candidates.add(speech)
            added.append(speech)
        if parsed.repairs and not repaired:
            remarks.append(
                f"发现疑似坏字错字 {len(parsed.repairs)} 处，没有改；要一并改好，收入时加 --repair"
            )
        yield FileReport(
            path=path,
            progress=progress,
            added=tuple(added),
            noise=len(parsed.noise),
            repairs=parsed.repairs if repaired else (),
            remarks=tuple(remarks),
        )


def _known(library: Sequence[Path]) -> tuple[dict[str, Path], Candidates]:
    """Return the file of each speech of the library by its id, and the samples to compare new ones with."""
    known: dict[str, Path] = {}
    candidates = Candidates()
    for item in read_speeches(library):
        if not isinstance(item, Skipped):
            path, speech = item
            known[speech.id] = path
            candidates.add(speech)
    return known, candidates
