"""Whether a corpus is still the one that was indexed; needs no YAML, so that a search may ask."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


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
