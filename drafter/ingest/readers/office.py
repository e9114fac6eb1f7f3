"""Files that call themselves Word: what is really inside decides who reads them.

Office systems hand out web pages, RTF and new Word files under the name .doc.
"""

from __future__ import annotations

from drafter.ingest.readers.document import Document, Source
from drafter.ingest.readers.html import read_html
from drafter.ingest.readers.old_word import read_old_word
from drafter.ingest.readers.word import read_word

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 1024


def read_office(source: Source) -> Document:
    """Return the text of a .docx, .doc or .wps file; spans are offsets into that text.

    Raises:
        DrafterError: The file is damaged, locked, or of another kind.
    """
    head = source.data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if source.data.startswith(COMPOUND_FILE):
        if _LOCKED in source.data:
            raise source.refuse("文件设了密码，请去掉密码，另存为 .docx 后再试")
        return read_old_word(source)
    if source.data.startswith(b"PK"):
        return read_word(source)
    if head.startswith(b"{\\rtf"):
        raise source.refuse("这是 RTF 格式，请用 Word 或 WPS 打开，另存为 .docx 后再试")
    if head.startswith((b"<html", b"<!doctype html")) or (head.startswith(b"<") and b"<html" in head):
        return read_html(source)
    raise source.refuse("不是有效的 Word 文件，请用 Word 或 WPS 打开，另存为 .docx 后再试")
