"""Zip packages of unknown origin: parts are unpacked up to a limit, whatever the directory says of their size."""

from __future__ import annotations

import io
import zipfile
import zlib

from drafter.files import MEGABYTE
from drafter.ingest.readers.document import Source

PART_LIMIT = 32 * MEGABYTE
"""The largest part unpacked; the text of a book of 500 pages has about 10 MB of markup."""
TOTAL_LIMIT = 64 * MEGABYTE
ENTRIES_LIMIT = 5000
RATIO_LIMIT = 200
"""Markup packs to about a tenth; a hundredth is already suspicious, a bomb has a thousandth."""
RATIO_FLOOR = 4 * MEGABYTE
"""Below this size no ratio is suspicious."""
_CHUNK = 1 << 18
_DIRECTORY_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Word uses no others, and the standard library can't bound what a block of bzip2 unpacks to."""
_TOO_LARGE = "文件解压后过大，不像正常的文档，没有打开"


class Archive:
    """A zip package in memory.

    Args:
        source: The file.

    Raises:
        DrafterError: It is no zip package, locked, or has more entries than a document needs.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._left = TOTAL_LIMIT
        # Counted before the directory is read: a million entries would fill the memory.
        if source.data.count(_DIRECTORY_ENTRY) > ENTRIES_LIMIT:
            raise source.refuse(_TOO_LARGE)
        try:
            self._package = zipfile.ZipFile(io.BytesIO(source.data))
            entries = self._package.infolist()
        except Exception as error:  # zipfile raises half a dozen unrelated types on damaged directories
            raise source.refuse(
                "文件已损坏或不完整，请用 Word 或 WPS 打开修复，另存为 .docx 后再试"
            ) from error
        self._entries = {entry.filename.lstrip("/").lower(): entry for entry in entries}
        if any(entry.flag_bits & 1 for entry in entries):
            raise source.refuse("文件设了密码，请去掉密码另存后再试")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in lower case."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes | None:
        """Return a part, None where the package has none of the name.

        Raises:
            DrafterError: The part is damaged or too large.
        """
        entry = self._entries.get(name.lstrip("/").lower())
        if entry is None:
            return None
        if entry.compress_type not in _METHODS:
            raise self._source.refuse("文件的压缩方式不是 Word 所用的，请用 Word 或 WPS 另存为 .docx 后再试")
        chunks: list[bytes] = []
        size = 0
        try:
            with self._package.open(entry) as part:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    if self._exceeds(size):
                        raise self._source.refuse(_TOO_LARGE)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
            raise self._source.refuse("文件已损坏，请用 Word 或 WPS 打开修复，另存为 .docx 后再试") from error
        self._left -= size
        return b"".join(chunks)

    def _exceeds(self, size: int) -> bool:
        packed = RATIO_LIMIT * len(self._source.data)
        return size > min(PART_LIMIT, self._left) or (size > RATIO_FLOOR and size > packed)
