"""Generation folders: an index is there whole or not at all, whenever a build is cut short.

A build writes `.tmp-*`, renames it to `gen-N` and then replaces the one line of CURRENT. A reader that is at
work keeps its files; the folders of older generations go.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from drafter.errors import DrafterError
from drafter.files import write_text
from drafter.retrieval.store import REBUILD, TEMPORARY, DamagedError

CURRENT = "CURRENT"
_LOCK = "LOCK"
_GENERATION = re.compile(r"gen-([0-9]{1,9})")


def current_generation(folder: Path) -> Path:
    """Return the generation in force.

    Raises:
        DrafterError: There is no index, or its files are damaged.
    """
    try:
        name = (folder / CURRENT).read_text("ascii").strip()
    except FileNotFoundError:
        raise DrafterError(f"还没有检索索引，{REBUILD.replace('重建', '建立')}", str(folder)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedError(folder) from error
    if not _GENERATION.fullmatch(name) or not (folder / name).is_dir():
        raise DamagedError(folder)
    return folder / name


@contextmanager
def new_generation(folder: Path) -> Iterator[Path]:
    """Give an empty folder to build in; it becomes the generation in force when the block ends well.

    Raises:
        DrafterError: Another build is at work, or the place can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / _LOCK).open("ab") as lock:
            _take(lock, folder)
            _sweep(folder, keep="")
            temporary = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=folder))
            try:
                yield temporary
                _publish(folder, temporary)
            finally:
                shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        raise DrafterError(f"索引写不进去（{error.strerror or error}）", str(folder)) from error


def _publish(folder: Path, temporary: Path) -> None:
    for path in temporary.rglob("*"):
        _sync(path)
    _sync(temporary)
    numbers = [int(match[1]) for item in folder.iterdir() if (match := _GENERATION.fullmatch(item.name))]
    name = f"gen-{max(numbers, default=0) + 1}"
    temporary.chmod(0o755)
    temporary.replace(folder / name)
    _sync(folder)
    write_text(folder / CURRENT, name + "\n", replace=True)
    _sync(folder)
    _sweep(folder, keep=name)


def _sweep(folder: Path, keep: str) -> None:
    """Remove what cut-off builds left behind and, where `keep` is given, all other generations."""
    for item in folder.iterdir():
        old = keep and item.name != keep and _GENERATION.fullmatch(item.name)
        if item.name.startswith(TEMPORARY) or old:
            # A file that a reader holds open on Windows stays until the next build.
            if item.is_dir() and not item.is_symlink():
                shutil.rmtree(item, ignore_errors=True)
            else:
                item.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Have the file or folder written to the disk, where the system offers it for that kind."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _take(lock: IO[bytes], folder: Path) -> None:
    """Lock the file until it is closed; the system frees it even when the process dies."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - only there

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise DrafterError("另一个程序正在建立索引，请等它完成后再试", str(folder)) from error
