"""Comments in Word documents: in those made here, and in a copy of a user's own.

Source: ECMA-376 part 1, 17.13.4 (comments), part 2 (relationships, content types).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from itertools import count, groupby
from typing import NamedTuple

from drafter.export.word_package import WordPackage
from drafter.export.word_parts import WordParts
from drafter.export.word_ranges import (
    RunSpan,
    body_paragraphs,
    cut_runs,
    namespace,
    paragraph_text,
)
from drafter.markup import Element, local

AUTHOR = "drafter"
_INITIALS = "d"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class CommentAnchor(NamedTuple):
    """A comment and the text that it points at."""

    paragraph: int
    """Index of the paragraph, from 0: `word_paragraphs` of a file, the paragraphs of the body of a tree."""
    start: int
    end: int
    """Offsets in the text of the paragraph; an empty range makes a comment at a point."""
    text: str
    """What it says; line feeds begin new paragraphs."""


def word_paragraphs(data: bytes) -> tuple[str, ...]:
    """Return the texts of a .docx file's paragraphs, into which the anchors of `comment_docx` point.

    Raises:
        DrafterError: The file is damaged, locked, unsafe, or no Word document.
    """
    document = WordParts(WordPackage(data)).document
    return tuple(paragraph_text(item) for item in body_paragraphs(document))


def comment_docx(original: bytes, anchors: Iterable[CommentAnchor | tuple[int, int, int, str]]) -> bytes:
    """Return a copy of a .docx file with comments; the same input gives the same bytes.

    The text and its look are unchanged; all parts but the text, the comments, and what declares them stay the
    same bytes. Comments that the file has already stay.

    Args:
        original: The file.
        anchors: The comments, in any order; they may overlap.

    Raises:
        DrafterError: The file is damaged, locked, unsafe, or no Word document.
        IndexError: The document has no such paragraph.
    """
    parts = WordParts(WordPackage(original))
    comments = parts.comments()
    if comments is None:
        comments = comments_element(namespace(parts.document))
    taken = {str(item.get(f"{{{namespace(item)}}}id")) for item in comments if local(item)}
    comments.extend(mark_comments(parts.document, map(CommentAnchor._make, anchors), taken))
    return parts.written(comments)


def mark_comments(
    document: Element, anchors: Iterable[CommentAnchor], taken: Collection[str] = ()
) -> list[Element]:
    """Put the marks of comments into a document and return the comments for its part.

    Args:
        document: `w:document`; its runs are cut where comments start and end.
        anchors: The comments.
        taken: The ids of the comments that it has.

    Raises:
        IndexError: The document has no such paragraph.
    """
    paragraphs = body_paragraphs(document)
    word = namespace(document)
    free = (number for number in count() if str(number) not in taken)
    comments = []
    for index, group in groupby(sorted(anchors), key=lambda anchor: anchor.paragraph):
        if index < 0:
            raise IndexError(index)
        items = list(group)
        cuts = {offset for item in items for offset in (item.start, item.end)}
        paragraph = _host(paragraphs[index])
        spans = cut_runs(paragraph, cuts) if paragraph is paragraphs[index] else []
        for item in items:
            number = str(next(free))
            _mark(paragraph, spans, item, number)
            comments.append(_comment(word, number, item.text))
    return comments


def comments_element(word: str, comments: Iterable[Element] = ()) -> Element:
    """Return the root of a part of comments.

    Args:
        word: The namespace of the document.
        comments: From `mark_comments`.
    """
    from lxml import etree  # noqa: PLC0415 - a heavy import

    root = etree.Element(f"{{{word}}}comments", nsmap={"w": word})
    root.extend(comments)
    return root


def _host(paragraph: Element) -> Element:
    """Return the paragraph that bears the marks: Word takes none inside a text box, but beside it."""
    result = paragraph
    inside = False
    for ancestor in paragraph.iterancestors():
        if local(ancestor) == "txbxContent":
            inside = True
        elif inside and local(ancestor) == "p":
            result, inside = ancestor, False
    return result


def _mark(paragraph: Element, spans: list[RunSpan], anchor: CommentAnchor, number: str) -> None:
    word = namespace(paragraph)
    start = _make(word, "commentRangeStart", id=number)
    end = _make(word, "commentRangeEnd", id=number)
    reference = _make(word, "r", _make(word, "commentReference", id=number))
    first = bisect_right(spans, anchor.start, key=lambda span: span.end)
    beyond = bisect_left(spans, anchor.end, key=lambda span: span.start)
    if first < beyond and anchor.end > anchor.start:
        spans[first].run.addprevious(start)
        spans[beyond - 1].run.addnext(end)
    else:
        point = bisect_left(spans, anchor.start, key=lambda span: span.start)
        if point < len(spans):
            spans[point].run.addprevious(start)
        else:
            paragraph.append(start)
        start.addnext(end)
    # Outside of links, fields and insertions: neither an update nor a refusal takes the comment away.
    last = end
    while last.getparent() is not paragraph:
        last = last.getparent()
    last.addnext(reference)


def _comment(word: str, number: str, text: str) -> Element:
    """Return a comment; its look is set outright, since a style would take after the text's."""
    paragraphs = []
    for line in _NOT_XML.sub("", text).split("\n"):
        shown = _make(word, "t")
        shown.text = line
        shown.set(_SPACE, "preserve")
        size = _make(word, "rPr", _make(word, "sz", val=18), _make(word, "szCs", val=18))
        properties = _make(
            word,
            "pPr",
            _make(word, "spacing", before=0, after=0, line=240, lineRule="auto"),
            _make(word, "ind", firstLineChars=0, firstLine=0),
            _make(word, "jc", val="left"),
        )
        paragraphs.append(_make(word, "p", properties, _make(word, "r", size, shown)))
    paragraphs[0].insert(1, _make(word, "r", _make(word, "annotationRef")))
    comment = _make(word, "comment", *paragraphs, id=number)
    comment.set(f"{{{word}}}author", AUTHOR)
    comment.set(f"{{{word}}}initials", _INITIALS)
    return comment


def _make(word: str, name: str, *children: Element, **attributes: object) -> Element:
    from lxml import etree  # noqa: PLC0415 - a heavy import

    result = etree.Element(f"{{{word}}}{name}", nsmap={"w": word})
    for key, value in attributes.items():
        result.set(f"{{{word}}}{key}", str(value))
    result.extend(children)
    return result
