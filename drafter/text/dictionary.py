"""The prefix dictionary of the tokeniser as one file that is mapped, not loaded.

jieba keeps half a million words and word beginnings in a Python dictionary, which takes over a second to
fill in a fresh process (measured). Here they stand in a hash table with open addressing on disk; a query
touches a few pages of it.

Layout, little-endian: header · table u32[slots] (number of an entry from 1, or 0) · offsets u32[entries+1]
· frequencies u32[entries] · the words in UTF-8, one behind the other.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
import sys
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

_MAGIC = b"DRAFTDIC"
_VERSION = 1
_HEADER = struct.Struct("<8sIIIIQ16s")  # magic, version, slots, entries, bytes of words, total, sum
_CACHE_LIMIT = 1 << 18
_ABSENT = -1


class DictionaryError(ValueError):
    """The file is no dictionary of this version, or it is damaged."""


def write_dictionary(path: Path, frequencies: Mapping[str, int], total: int) -> str:
    """Write a dictionary file.

    Args:
        path: The file to write.
        frequencies: Words with their frequency, and beginnings of words with 0.
        total: Sum of the frequencies.

    Returns:
        The checksum of its content.
    """
    items = sorted((word.encode(), frequency) for word, frequency in frequencies.items())
    slots = 1 << max(4, (len(items) * 2 - 1).bit_length())
    table, offsets = array("I", bytes(4 * slots)), array("I", [0])
    position = 0
    for number, (word, _) in enumerate(items, 1):
        slot = crc32(word) & (slots - 1)
        while table[slot]:
            slot = (slot + 1) & (slots - 1)
        table[slot] = number
        position += len(word)
        offsets.append(position)
    numbers = (table, offsets, array("I", [frequency for _, frequency in items]))
    if sys.byteorder == "big":
        for part in numbers:
            part.byteswap()
    body = b"".join([*(part.tobytes() for part in numbers), *(word for word, _ in items)])
    checksum = _checksum(body)
    header = _HEADER.pack(_MAGIC, _VERSION, slots, len(items), position, total, checksum)
    path.write_bytes(header + body)
    return checksum.hex()


class PrefixDictionary:
    """A mapped dictionary file; answers as jieba's own table of frequencies does.

    Args:
        path: A file of `write_dictionary`.

    Raises:
        DictionaryError: The file is missing, of another version or too short.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as stream:
                self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            magic, version, slots, entries, length, total, checksum = _HEADER.unpack_from(self._map)
        except (OSError, ValueError, struct.error) as error:
            raise DictionaryError(str(error)) from error
        words = _HEADER.size + 4 * (slots + 2 * entries + 1)
        sound = magic == _MAGIC and version == _VERSION and len(self._map) == words + length
        # A table without an empty slot would make a look-up run in circles.
        if not sound or slots & (slots - 1) or entries >= slots or sys.byteorder == "big":
            raise DictionaryError(str(path))
        view = memoryview(self._map)
        middle = _HEADER.size + 4 * slots
        self._table = view[_HEADER.size : middle].cast("I")
        self._offsets = view[middle : middle + 4 * (entries + 1)].cast("I")
        self._frequencies = view[middle + 4 * (entries + 1) : words].cast("I")
        self._words = words
        self._mask = slots - 1
        self._cache: dict[str, int] = {}
        self.total: int = total
        """Sum of all frequencies."""
        self.checksum: str = checksum.hex()
        """Checksum of the content, as the header states it; see `verify`."""

    def verify(self) -> bool:
        """Tell whether the content agrees with its checksum."""
        return _checksum(memoryview(self._map)[_HEADER.size :]).hex() == self.checksum

    def get(self, word: str, default: int | None = None) -> int | None:
        """Return the frequency of a word, 0 for a mere beginning of words, or `default`."""
        found = self._cache.get(word)
        if found is None:
            found = self._find(word.encode(errors="replace"))
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            self._cache[word] = found
        return default if found == _ABSENT else found

    def words(self) -> Iterator[tuple[str, int]]:
        """Yield the words with their frequencies, in the order of their code points; no mere beginnings.

        Raises:
            DictionaryError: The file is damaged.
        """
        try:
            for number, frequency in enumerate(self._frequencies):
                if frequency:
                    start, end = self._offsets[number], self._offsets[number + 1]
                    yield self._map[self._words + start : self._words + end].decode(), frequency
        except UnicodeDecodeError as error:
            raise DictionaryError(str(error)) from error

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def __getitem__(self, word: str) -> int:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def _find(self, key: bytes) -> int:
        slot = crc32(key) & self._mask
        try:
            for _ in range(self._mask + 1):
                number = self._table[slot]
                if not number:
                    return _ABSENT
                start, end = self._offsets[number - 1], self._offsets[number]
                if self._map[self._words + start : self._words + end] == key:
                    frequency: int = self._frequencies[number - 1]
                    return frequency
                slot = (slot + 1) & self._mask
        except IndexError as error:
            raise DictionaryError("number out of range") from error
        return _ABSENT


def _checksum(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
