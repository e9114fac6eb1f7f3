"""Putting files into the corpus: what came of each, and what is nearly there already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import DrafterError
from drafter.library.duplicates import near_duplicates
from drafter.library.folder import add_speech, load_corpus
from drafter.model.speech import ParsedFile, Repair, Speech, tally_repairs

SUFFIXES = (".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".html", ".htm")
"""Files that are taken from a folder; a file named by itself is tried whatever its suffix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What came of one file."""

    path: Path
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
    corpus = load_corpus(library)
    known, speeches = dict(corpus.paths), list(corpus.speeches)
    for path in list(readable_files(paths)):
        try:
            parsed = ingest(path)
        except DrafterError as error:
            yield FileReport(path=path, skipped=error.message)
            continue
        if not parsed.speeches:
            yield FileReport(path=path, skipped=parsed.remark or "里面没有讲话稿")
            continue
        added, remarks = [], []
        for speech in parsed.speeches:
            name = f"“{speech.title or '（无标题）'}”"
            if speech.id in known:
                remarks.append(f"{name}已在语料里（{known[speech.id].name}），没有重复收入")
                continue
            for near in near_duplicates([speech], speeches):
                other = next(item for item in speeches if item.id == near.other_id)
                remarks.append(f"{name}与“{other.title or other.id}”有 {near.share:.0%} 雷同")
            known[speech.id] = add_speech(folder, speech, known)
            speeches.append(speech)
            added.append(speech)
        yield FileReport(
            path=path,
            added=tuple(added),
            noise=len(parsed.noise),
            repairs=parsed.repairs if repaired else (),
            remarks=tuple(remarks),
        )
