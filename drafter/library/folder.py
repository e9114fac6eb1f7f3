"""The corpus folder: speeches as Markdown files that a secretary can read and change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import DrafterError
from drafter.files import MEGABYTE, read_text, write_text
from drafter.library.fingerprint import corpus_fingerprint, speech_files
from drafter.model.speech import Speech
from drafter.schema.speech_markdown import dump_speech, load_speech

LIMIT = 2 * MEGABYTE
"""Largest speech file, in bytes."""
TRASH = ".trash"
"""Name of the folder that removed speeches go to."""
_TITLE_LIMIT = 40
_SHORTEST_ID = 4
# Not allowed in names on Windows, or a nuisance in a shell; the quotation marks of titles go as well.
_UNFIT = re.compile(
    r"[\x00-\x20\x7f\\/:*?\"'<>|#%&{}$!`~.“”‘’《》〈〉「」『』（）()【】\[\]，,。；;：、？！·…—\-]+"
)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is no usable speech."""

    path: Path
    reason: str
    """In Chinese, with line and column where they are known."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The speeches of the corpus folders."""

    speeches: tuple[Speech, ...]
    skipped: tuple[Skipped, ...]
    fingerprint: str
    """Changes with any file; see `corpus_fingerprint`."""
    paths: Mapping[str, Path]
    """The file of each speech by its id."""


def read_speeches(folders: Iterable[Path]) -> Iterator[tuple[Path, Speech] | Skipped]:
    """Yield the speeches of the folders that exist, one file at a time; what is no speech is named, not fatal.

    A speech that occurs twice counts once: the first folder's.
    """
    first: dict[str, str] = {}
    for path in speech_files(folders):
        try:
            speech = load_speech(read_text(path, limit=LIMIT), path.name)
        except DrafterError as error:
            yield Skipped(path, "；".join(error.lines()))
            continue
        if not any(block.type == "paragraph" for block in speech.blocks):
            yield Skipped(path, "里面没有正文段落")
        elif speech.id in first:
            yield Skipped(path, f"与 {first[speech.id]} 内容完全相同")
        else:
            first[speech.id] = path.name
            yield path, speech


def load_corpus(folders: Iterable[Path]) -> Corpus:
    """Return all speeches of the folders; see `read_speeches`."""
    folders = list(folders)
    speeches: list[Speech] = []
    skipped: list[Skipped] = []
    paths: dict[str, Path] = {}
    for item in read_speeches(folders):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            path, speech = item
            speeches.append(speech)
            paths[speech.id] = path
    return Corpus(tuple(speeches), tuple(skipped), corpus_fingerprint(folders), paths)


def add_speech(folder: Path, speech: Speech, known: Mapping[str, Path] | None = None) -> Path:
    """Write a speech into a corpus folder.

    Args:
        folder: The folder; it is made when missing.
        speech: The speech.
        known: Files of the speeches that exist, by id (`Corpus.paths`); None reads the folder for it.

    Returns:
        The new file, named after kind, title and id.

    Raises:
        DrafterError: The speech has no paragraph, is there already, or the place can't be written.
    """
    text = dump_speech(speech)
    stored = load_speech(text, speech.title or "讲话稿")  # its id is that of what can be read back
    if not any(block.type == "paragraph" for block in stored.blocks):
        raise DrafterError("这篇讲话没有正文段落，没有添加", speech.source)
    known = load_corpus([folder]).paths if known is None else known
    if stored.id in known:
        raise DrafterError(
            f"语料库里已有完全相同的一篇（{known[stored.id].name}），没有重复添加", speech.source
        )
    path = _free(folder / f"{_name(stored)}.md")
    write_text(path, text)
    return path


def find_speech(corpus: Corpus, speech_id: str) -> Speech:
    """Return a speech by its id, or by the id's first characters (at least 4) where they are unique.

    Raises:
        DrafterError: There is no such speech, or several fit.
    """
    fitting = [
        speech
        for speech in corpus.speeches
        if len(speech_id) >= _SHORTEST_ID and speech.id.startswith(speech_id)
    ]
    if not fitting:
        raise DrafterError(f"没有代号为“{speech_id}”的讲话稿，请用 drafter corpus list 查看")
    if len(fitting) > 1:
        raise DrafterError(f"代号“{speech_id}”对应 {len(fitting)} 篇讲话稿，请多写几位")
    return fitting[0]


def remove_speech(folder: Path, speech_id: str, trash: Path) -> Path:
    """Move a speech of a corpus folder to the waste basket; nothing is deleted.

    Args:
        folder: The corpus folder.
        speech_id: Its id, or the id's first characters (at least 4) where they are unique.
        trash: The folder to move it to; it is made when missing.

    Returns:
        Where the file lies now.

    Raises:
        DrafterError: There is no such speech, several fit, or the file can't be moved.
    """
    corpus = load_corpus([folder])
    path = corpus.paths[find_speech(corpus, speech_id).id]
    try:
        trash.mkdir(parents=True, exist_ok=True)
        target = _free(trash / path.name)
        path.rename(target)
    except OSError as error:
        raise DrafterError(f"移不动这个文件（{error.strerror or error}）", str(path)) from error
    return target


def _name(speech: Speech) -> str:
    title = _UNFIT.sub("", speech.title or "")[:_TITLE_LIMIT] or "无标题"
    return f"{speech.kind.label}-{title}-{speech.id}"


def _free(path: Path) -> Path:
    """Return the path, or one with a number behind its name where it is taken."""
    result, number = path, 1
    while result.exists():
        number += 1
        result = path.with_stem(f"{path.stem}-{number}")
    return result
