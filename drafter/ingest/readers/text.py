"""Plain text and Markdown in any encoding that offices use."""

from __future__ import annotations

from drafter.ingest.readers.document import Document, Source
from drafter.text.encoding import NotTextError, decode


def read_plain(source: Source) -> Document:
    """Return a text file; its text is the decoded file, so spans are offsets into that.

    Raises:
        DrafterError: The bytes are no text.
    """
    return Document(source.path.name, _decoded(source), "text")


def read_markdown(source: Source) -> Document:
    """Return a Markdown file, its marks included; spans are offsets into the decoded file.

    Raises:
        DrafterError: The bytes are no text.
    """
    return Document(source.path.name, _decoded(source), "markdown")


def _decoded(source: Source) -> str:
    try:
        return decode(source.data)[0]
    except NotTextError as error:
        raise source.refuse(
            "不是能识别的文本文件（支持 UTF-8、GB18030、UTF-16 编码），请用记事本另存为 UTF-8 后再试"
        ) from error
