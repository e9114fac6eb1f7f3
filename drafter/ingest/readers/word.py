"""Word files (.docx): their text as a reader of the page sees it, with automatic numbers."""

from __future__ import annotations

import posixpath

from drafter.archives import WORD_LIMITS, Archive, Refusals
from drafter.errors import DrafterError
from drafter.ingest.readers.document import Document, Source, TextLine, document_of
from drafter.ingest.readers.heading_levels import settle_levels
from drafter.ingest.readers.word_body import BodyReader, broken_lines
from drafter.ingest.readers.word_numbering import Counter, read_lists
from drafter.ingest.readers.word_styles import Styles
from drafter.ingest.readers.word_xml import child, parse_part
from drafter.markup import Element, UnsafeMarkupError

_MAIN = "word/document.xml"
_OFFICE_DOCUMENT = "/officeDocument"
_DAMAGED = "文件已损坏，请用 Word 或 WPS 打开修复，另存为 .docx 后再试"
_REFUSALS = Refusals(
    too_large="文件解压后过大，不像正常的文档，没有打开",
    unreadable="文件已损坏或不完整，请用 Word 或 WPS 打开修复，另存为 .docx 后再试",
    damaged=_DAMAGED,
    method="文件的压缩方式不是 Word 所用的，请用 Word 或 WPS 另存为 .docx 后再试",
    locked="文件设了密码，请去掉密码另存后再试",
)


def read_word(source: Source) -> Document:
    """Return the text of a .docx file; spans are offsets into that text, not into the file's XML.

    Insertions are taken, deletions and hidden text are not; a table gives a line for each row, its cells
    parted by tabs; footnotes, headers and footers are left out.

    Raises:
        DrafterError: The file is damaged, locked, unsafe, or has no text.
    """
    archive = open_package(source)
    try:
        lines = _body_lines(archive)
    except DrafterError:
        raise
    except UnsafeMarkupError as error:
        raise source.refuse("文件里有不安全的 XML 声明，或内容大得不像文档，没有打开") from error
    except Exception as error:  # lxml raises several unrelated types on damaged files
        raise source.refuse(_DAMAGED) from error
    if lines is None:
        raise source.refuse("里面没有 Word 正文，请用 Word 或 WPS 打开，另存为 .docx 后再试")
    return document_of(source, settle_levels(lines), "word")


def open_package(source: Source) -> Archive:
    """Return the package that a .docx file is.

    Raises:
        DrafterError: It is none, locked, or has more entries than a document needs.
    """
    return Archive(source.data, WORD_LIMITS, _REFUSALS, str(source.path))


def _body_lines(archive: Archive) -> list[TextLine] | None:
    main = main_part(archive)
    body = child(read_part(archive, main), "body")
    if body is None:
        return None
    folder = posixpath.dirname(main)
    styles = Styles(read_part(archive, f"{folder}/styles.xml"))
    lists = read_lists(read_part(archive, f"{folder}/numbering.xml"), styles.linked_lists)
    return list(broken_lines(BodyReader(styles, Counter(lists)).read(body)))


def read_part(archive: Archive, name: str) -> Element | None:
    """Return the root of a part; None where the package has none of the name.

    Raises:
        DrafterError: The part is damaged or too large.
        UnsafeMarkupError: It declares a document type.
        DamagedMarkupError: It is not well-formed.
    """
    data = archive.read(name)
    return parse_part(data) if data and data.strip() else None


def main_part(archive: Archive) -> str:
    """Return the name of the part with the text: word/document.xml, unless the package says otherwise."""
    relations = read_part(archive, "_rels/.rels")
    for item in relations if relations is not None else ():
        if str(item.get("Type") or "").endswith(_OFFICE_DOCUMENT):
            return str(item.get("Target") or _MAIN).lstrip("/")
    return _MAIN
