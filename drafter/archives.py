"""Zip packages of unknown origin (.docx, .xlsx): unpacked up to limits, whatever their directory says of sizes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.files import MEGABYTE

RATIO_LIMIT = 200
"""Markup packs to about a tenth; a hundredth is already suspicious, a bomb has a thousandth."""
RATIO_FLOOR = 4 * MEGABYTE
"""Below this size no ratio is suspicious."""
DIRECTORY_ENTRY = b"PK\x01\x02"
_CHUNK = 1 << 18
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Office programs use no others, and the standard library can't bound what a block of bzip2 unpacks to."""
_DAMAGES = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)
"""What zipfile raises where it unpacks a damaged part."""


class Limits(NamedTuple):
    """What a package may come to; sizes in bytes."""

    entries: int
    part: int
    """Of one part unpacked."""
    total: int
    """Of all that is unpacked, one part after the other."""
    ratio: int | None = RATIO_LIMIT
    """How many times the size of the package a part of more than `RATIO_FLOOR` may have; None for any."""


class Refusals(NamedTuple):
    """What the user is told of a package that is not read."""

    too_large: str
    unreadable: str
    """It is no zip package, or its directory is damaged."""
    damaged: str
    """A part is."""
    method: str
    """A part is packed as no office program does it."""
    locked: str


WORD_LIMITS = Limits(entries=5000, part=32 * MEGABYTE, total=64 * MEGABYTE)
"""For documents; the text of a book of 500 pages has about 10 MB of markup."""


class Archive:
    """A package in memory; its parts are found whatever the case of their names and with or without a leading /.

    Args:
        data: The file.
        limits: What it may come to.
        refusals: What the user is told.
        place: The file's name, for errors; empty where the caller names it.

    Raises:
        DrafterError: It is no zip package, locked, or has too many entries.
    """

    def __init__(self, data: bytes, limits: Limits, refusals: Refusals, place: str = "") -> None:
        self._size, self._limits, self._refusals, self._place = len(data), limits, refusals, place
        self._left = limits.total
        # Counted before the directory is read: a million entries would fill the memory.
        if data.count(DIRECTORY_ENTRY) > limits.entries:
            raise self._refuse(refusals.too_large)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # zipfile raises half a dozen unrelated types on damaged directories
            raise self._refuse(refusals.unreadable) from error
        self.entries: tuple[zipfile.ZipInfo, ...] = tuple(self._zip.infolist())
        """All entries, in the order of the directory."""
        if any(entry.flag_bits & 1 for entry in self.entries):
            raise self._refuse(refusals.locked)
        self._by_name = {_key(entry.filename): entry for entry in self.entries}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in lower case and without a leading /."""
        return tuple(self._by_name)

    def name(self, part: str) -> str | None:
        """Return the name of a part as the package spells it, None where there is none."""
        entry = self._by_name.get(_key(part))
        return entry.filename if entry else None

    def read(self, part: str) -> bytes | None:
        """Return a part, None where the package has none of the name.

        Raises:
            DrafterError: The part is damaged, or too large alone or with those read before.
        """
        entry = self._by_name.get(_key(part))
        return None if entry is None else b"".join(self.unpack(entry))

    def unpack(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Yield what an entry holds piece by piece; it counts towards the total.

        Raises:
            DrafterError: As in `read`.
        """
        if entry.compress_type not in _METHODS:
            raise self._refuse(self._refusals.method)
        size = 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    if self._exceeds(size):
                        raise self._refuse(self._refusals.too_large)
                    yield chunk
        except _DAMAGES as error:
            raise self._refuse(self._refusals.damaged) from error

    def _exceeds(self, size: int) -> bool:
        if size > self._limits.part or self._left < 0:
            return True
        ratio = self._limits.ratio
        return ratio is not None and size > max(RATIO_FLOOR, ratio * self._size)

    def _refuse(self, message: str) -> DrafterError:
        return DrafterError(message, self._place)


def _key(name: str) -> str:
    return name.lstrip("/").lower()
