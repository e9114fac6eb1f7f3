"""Plain files of an index: arrays as .npy without pickle, byte strings behind one another with their offsets.

Everything is mapped, not loaded; a query reads the pages that it needs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from math import prod
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from drafter.errors import DrafterError

REBUILD = "请运行 drafter corpus index 重建"
TEMPORARY = ".tmp-"
"""How the names of unfinished files and folders begin."""
_PIECE = 1 << 20
_HEADER_SIZE = 1024
_HEADER = re.compile(
    rb"\x93NUMPY\x01\x00..\{'descr': '([<|][iuf][1248])', 'fortran_order': False, 'shape': \(([0-9, ]{1,40})\), \} *\n",
    re.DOTALL,
)


class DamagedError(DrafterError):
    """An index that can't be used, with the advice to build it anew.

    Args:
        folder: The index.
        reason: What is wrong with it, in Chinese.
    """

    def __init__(self, folder: Path, reason: str = "检索索引已损坏") -> None:
        super().__init__(f"{reason}，{REBUILD}", str(folder))


def write_array(path: Path, array: NDArray[Any]) -> None:
    """Write an array of plain numbers in one step: the file is there whole or not at all."""
    temporary = path.with_name(f"{TEMPORARY}{uuid4().hex}")
    with temporary.open("wb") as stream:
        np.save(stream, array, allow_pickle=False)
    temporary.replace(path)


def read_array(path: Path, dtype: type[np.generic], dimensions: int = 1) -> NDArray[Any]:
    """Map an array.

    Raises:
        DamagedError: It is missing, damaged or of another type.
    """
    try:
        with path.open("rb") as stream:
            # numpy would evaluate the header as Python; ours has one form only.
            header = _HEADER.match(stream.read(_HEADER_SIZE))
        shape = tuple(int(number) for number in header[2].split(b",") if number) if header else ()
        if not header or header[1].decode() != np.dtype(dtype).str or len(shape) != dimensions:
            raise DamagedError(path)
        if path.stat().st_size != header.end() + prod(shape) * np.dtype(dtype).itemsize:
            raise DamagedError(path)
        if not prod(shape):
            return np.empty(shape, dtype)
        # A plain view: numpy's class for mapped files makes every slice slow.
        return np.memmap(path, dtype, "r", header.end(), shape).view(np.ndarray)
    except (OSError, ValueError, OverflowError) as error:
        raise DamagedError(path) from error


def write_strings(path: Path, strings: Iterable[bytes]) -> int:
    """Write byte strings to `<path>.bin` and their offsets to `<path>.offsets.npy`; return their number."""
    offsets = [0]
    with path.with_name(path.name + ".bin").open("wb") as stream:
        for item in strings:
            offsets.append(offsets[-1] + stream.write(item))
    write_array(path.with_name(path.name + ".offsets.npy"), np.array(offsets, np.int64))
    return len(offsets) - 1


class Strings:
    """Byte strings on disk, by ordinal.

    Args:
        path: As given to `write_strings`.

    Raises:
        DamagedError: The files are missing or damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offsets = read_array(path.with_name(path.name + ".offsets.npy"), np.int64).data
        try:
            body = path.with_name(path.name + ".bin")
            size = body.stat().st_size
            self._bytes = np.memmap(body, np.uint8, "r").data if size else memoryview(b"")
        except (OSError, ValueError) as error:
            raise DamagedError(path) from error
        if not len(self._offsets) or self._offsets[0] != 0 or self._offsets[-1] != size:
            raise DamagedError(path)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, ordinal: int) -> bytes:
        start, end = self._offsets[ordinal], self._offsets[ordinal + 1]
        if not 0 <= start <= end <= len(self._bytes):
            raise DamagedError(self._path)
        return bytes(self._bytes[start:end])

    def find(self, item: bytes) -> int | None:
        """Return the ordinal of a string in sorted strings, or None."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < item:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self[low] == item else None

    def is_sound(self) -> bool:
        """Tell whether the offsets rise."""
        return bool(np.all(np.diff(np.asarray(self._offsets)) >= 0))


def checksum(path: Path) -> str:
    """Return the BLAKE2b sum of a file."""
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
