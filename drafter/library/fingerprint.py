"""Whether a corpus is still the one that was indexed; needs no YAML, so that a search may ask."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


def speech_files(folders: Iterable[Path]) -> list[Path]:
    """Return the speech files of folders that exist: Markdown at any depth, in order of their names.

    Files and folders whose name starts with a point (waste baskets, temporary files) and README files do not
    count.
    """
    return [
        path
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.rglob("*.md"))
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.name.upper().startswith("README")
        and path.is_file()
    ]


def corpus_fingerprint(folders: Iterable[Path]) -> str:
    """Return a fingerprint over names and contents of the speech files; independent of where they lie.

    Contents rather than times of change, since copying and installing alters the latter. A file that can't
    be read counts by its name.
    """
    digest = hashlib.blake2b(digest_size=16)
    for folder in folders:
        for path in speech_files([folder]):
            try:
                content = hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
            except OSError:
                content = b""
            name = path.relative_to(folder).as_posix().encode(errors="replace")
            digest.update(b"%d:%b%d:%b" % (len(name), name, len(content), content))
    return digest.hexdigest()


class FileTimes(NamedTuple):
    """When and how the files of a corpus were changed last: cheap to ask, where `corpus_fingerprint` reads all."""

    digest: str
    """Over places, sizes and times of change of the speech files."""
    newest: float
    """Time of the latest change, in seconds since 1970."""
    number: int
    """How many speech files there are."""


def file_times(folders: Iterable[Path]) -> FileTimes:
    """Return the times of change of the speech files; the same means that nothing was changed."""
    items = [item for folder in folders for item in _markdown_files(os.fspath(folder))]
    newest = max((time for _, _, time in items), default=0)
    lines = sorted(f"{name}\0{size}\0{time}" for name, size, time in items)
    digest = hashlib.blake2b("\n".join(lines).encode(errors="replace"), digest_size=16)
    return FileTimes(digest.hexdigest(), newest / 1e9, len(items))


def _markdown_files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield path, size and time of change (ns) of the Markdown files at any depth."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    yield from _markdown_files(entry.path)
                elif entry.name.endswith(".md"):
                    state = entry.stat()
                    yield entry.path, state.st_size, state.st_mtime_ns
    except OSError:
        return
