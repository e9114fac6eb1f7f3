"""Old Word files (.doc, .wps in the same build): converted to .docx in a temporary folder, then read as such."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from drafter.files import MEGABYTE
from drafter.ingest.readers.document import Document, Source
from drafter.ingest.readers.word import read_word

LIMIT = 20 * MEGABYTE
_CONVERTED_LIMIT = 50 * MEGABYTE
_DIRECTORY_LIMIT = 20_000


def read_old_word(source: Source) -> Document:
    """Return the text of a Word 97–2003 file; spans are offsets into that text.

    Raises:
        DrafterError: The file is damaged, locked, too large, or no Word file.
    """
    if len(source.data) > LIMIT:
        raise source.refuse(
            f"旧版 Word 文件超过 {LIMIT // MEGABYTE} MB，请用 Word 或 WPS 另存为 .docx 后再试"
        )
    return read_word(replace(source, data=_converted(source)))


def _converted(source: Source) -> bytes:
    from doc2docx import convert  # noqa: PLC0415 - a heavy import
    from doc2docx.cfb.container import CompoundFileLimits  # noqa: PLC0415
    from doc2docx.errors import EncryptedDocumentError  # noqa: PLC0415

    limits = CompoundFileLimits(
        max_input_bytes=LIMIT, max_stream_bytes=LIMIT, max_directory_entries=_DIRECTORY_LIMIT
    )
    advice = "请用 Word 或 WPS 打开，另存为 .docx 后再试"
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            before, after = Path(folder, "a.doc"), Path(folder, "a.docx")
            before.write_bytes(source.data)
            convert(before, after, limits=limits)
            with after.open("rb") as stream:
                data = stream.read(_CONVERTED_LIMIT + 1)
    except EncryptedDocumentError as error:
        raise source.refuse("文件设了密码，请去掉密码，另存为 .docx 后再试") from error
    except Exception as error:  # the converter raises whatever a damaged structure leads it to
        raise source.refuse(f"旧版 Word 文件已损坏或不是文字文档，{advice}") from error
    if len(data) > _CONVERTED_LIMIT:
        raise source.refuse(f"旧版 Word 文件转换后过大，{advice}")
    return data
