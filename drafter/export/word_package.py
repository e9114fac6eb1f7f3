"""A .docx of unknown origin as a zip package: parts read within limits, some replaced, all others left as they are.

Entries that do not change are copied as packed, without being unpacked: their bytes stay the same, and a bomb
among them never goes off. Source of the format: PKWARE APPNOTE 6.3, 4.3 (no zip64: no .docx needs 4 GB).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from drafter.archives import DIRECTORY_ENTRY, WORD_LIMITS, Archive, Refusals
from drafter.errors import DrafterError
from drafter.files import MEGABYTE

SIZE_LIMIT = 64 * MEGABYTE
"""The largest file taken; a speech with pictures has a few megabytes."""
_LOCAL_ENTRY = b"PK\x03\x04"
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8 = 0x800
_NO_ZIP64 = 0xFFFFFFFE
_NO_DATE = (1980, 1, 1, 0, 0, 0)
DAMAGED = "文件已损坏，请用 Word 或 WPS 打开修复，另存为 .docx 后再试"
_REFUSALS = Refusals(
    too_large="文件解压后过大，不像正常的文档，没有打开",
    unreadable="不是 .docx 文件，或文件已损坏；旧格式请用 Word 或 WPS 另存为 .docx",
    damaged=DAMAGED,
    method=DAMAGED,
    locked="文件设了密码，请去掉密码另存后再试",
)


class WordPackage:
    """A package in memory.

    Args:
        data: The file.

    Raises:
        DrafterError: It is no zip package, locked, damaged, or larger than a document needs.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > SIZE_LIMIT:
            raise DrafterError("文件过大，不像正常的文档，没有打开")
        self._data = data
        self._archive = Archive(data, WORD_LIMITS, _REFUSALS)
        self._entries = self._archive.entries
        packed = sum(entry.compress_size for entry in self._entries)
        # twins, or entries over one another
        if len(self._archive.names) < len(self._entries) or packed > len(data):
            raise DrafterError(DAMAGED)

    def name(self, part: str) -> str | None:
        """Return the name of a part as the package spells it, None where there is none."""
        return self._archive.name(part)

    def read(self, part: str) -> bytes | None:
        """Return a part, None where there is none.

        Raises:
            DrafterError: The part is damaged or too large.
        """
        return self._archive.read(part)

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the package with some parts replaced or, at its end, added.

        Args:
            parts: New contents by name, spelled as `name` gives it.

        Raises:
            DrafterError: The package is damaged.
        """
        items = [
            _pack(entry, parts[entry.filename]) if entry.filename in parts else self._as_packed(entry)
            for entry in self._entries
        ]
        known = {entry.filename for entry in self._entries}
        items += [_pack(zipfile.ZipInfo(name, _NO_DATE), parts[name]) for name in parts if name not in known]
        return _assembled(items)

    def _as_packed(self, entry: zipfile.ZipInfo) -> _Packed:
        """Return an entry with its packed bytes, whose place only its local header tells."""
        start = entry.header_offset
        header = self._data[start : start + _LOCAL.size]
        if len(header) < _LOCAL.size or not header.startswith(_LOCAL_ENTRY):
            raise DrafterError(DAMAGED)
        name_size, extra_size = _LOCAL.unpack(header)[-2:]
        name_start = start + _LOCAL.size
        begin = name_start + name_size + extra_size
        packed = self._data[begin : begin + entry.compress_size]
        if len(packed) != entry.compress_size or max(entry.file_size, entry.compress_size) > _NO_ZIP64:
            raise DrafterError(DAMAGED)
        return _Packed(entry, self._data[name_start : name_start + name_size], packed)


class _Packed(NamedTuple):
    """An entry as it is written; extra fields (times of other systems) are left out."""

    entry: zipfile.ZipInfo
    name: bytes
    data: bytes

    def fields(self) -> tuple[int, ...]:
        """Return what both its headers say: version, flags, method, time, date, checksum, sizes."""
        entry = self.entry
        year, month, day, hour, minute, second = entry.date_time
        flags = entry.flag_bits & _UTF8  # the sizes stand in the header, not behind the data
        time = hour << 11 | minute << 5 | second // 2
        date = max(0, year - 1980) << 9 | month << 5 | day
        sizes = entry.CRC, entry.compress_size, entry.file_size, len(self.name), 0
        return _VERSION, flags, entry.compress_type, time, date, *sizes


def _pack(entry: zipfile.ZipInfo, content: bytes) -> _Packed:
    """Return an entry with new content; the same content gives the same bytes."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = packer.compress(content) + packer.flush()
    new = zipfile.ZipInfo(entry.filename, entry.date_time)
    new.compress_type = zipfile.ZIP_DEFLATED
    new.CRC, new.compress_size, new.file_size = zlib.crc32(content), len(data), len(content)
    new.external_attr = entry.external_attr
    name = entry.filename.encode()
    new.flag_bits = 0 if name.isascii() else _UTF8
    return _Packed(new, name, data)


def _assembled(items: list[_Packed]) -> bytes:
    result, directory = bytearray(), bytearray()
    for item in items:
        fields = item.fields()
        attributes = item.entry.external_attr & 0xFFFFFFFF
        directory += (
            _CENTRAL.pack(DIRECTORY_ENTRY, _VERSION, *fields, 0, 0, 0, attributes, len(result)) + item.name
        )
        result += _LOCAL.pack(_LOCAL_ENTRY, *fields) + item.name + item.data
    end = _END.pack(b"PK\x05\x06", 0, 0, len(items), len(items), len(directory), len(result), 0)
    return bytes(result + directory + end)
