"""Paragraphs of a Word document as text, and their runs cut at offsets of that text.

A word that a user sees as one may lie in many runs; what a comment points at must start and end between two.
Source of names and places: ECMA-376 part 1, 17.3 (paragraphs and runs), 17.16 (fields).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from drafter.markup import Element, local

_SKIPPED = frozenset(
    {
        "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr",
        "Fallback", "p",
    }
)  # fmt: skip
"""What is no text of the paragraph: deletions, properties, phonetic guides, paragraphs of a text box."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off", "none")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class _Segment(NamedTuple):
    """A text or sign of a run."""

    element: Element
    text: str


class RunSpan(NamedTuple):
    """A run with the offsets of its text."""

    run: Element
    start: int
    end: int


def namespace(element: Element) -> str:
    """Return the namespace of an element, such as that of WordprocessingML."""
    return str(element.tag).partition("}")[0].lstrip("{")


def body_paragraphs(document: Element) -> list[Element]:
    """Return the paragraphs of `w:document` in order, those of tables and text boxes among them.

    Of what a document holds in two versions (AlternateContent) only the first is taken.
    """
    from lxml import etree  # noqa: PLC0415 - a heavy import

    found = []
    walk = etree.iterwalk(document, events=("start",))
    for _, element in walk:
        name = local(element)
        if name == "Fallback":
            walk.skip_subtree()
        elif name == "p" and namespace(element) == namespace(document):
            found.append(element)
    return found


def paragraph_text(paragraph: Element) -> str:
    """Return the text that the reader of a paragraph sees: insertions taken, deletions and hidden text not.

    Tabs and line breaks are one character each; automatic numbers, which no run holds, are not in it.
    """
    return "".join(segment.text for segment in _segments(paragraph, []))


def cut_runs(paragraph: Element, cuts: set[int]) -> list[RunSpan]:
    """Cut the runs of a paragraph at offsets of its text and return them with theirs.

    Args:
        paragraph: `w:p`; it is changed, but neither its text nor its look.
        cuts: Offsets; those outside the text do nothing.
    """
    position = 0
    wanted = sorted(cuts)
    for element, text in list(_segments(paragraph, [])):
        inside = wanted[bisect_left(wanted, position) : bisect_left(wanted, position + len(text))]
        for cut in reversed(inside):
            _split_run(element if cut == position else _split_text(element, cut - position))
        position += len(text)
    spans: list[RunSpan] = []
    position = 0
    for element, text in _segments(paragraph, []):
        run, end = element.getparent(), position + len(text)
        if spans and spans[-1].run is run:
            spans[-1] = spans[-1]._replace(end=end)
        else:
            spans.append(RunSpan(run, position, end))
        position = end
    return spans


def _segments(parent: Element, fields: list[bool]) -> Iterator[_Segment]:
    """Yield texts and signs in order; `fields` tells of each open field whether its result has begun."""
    for element in parent:
        name = local(element)
        if not name or name in _SKIPPED or (name == "r" and _is_hidden(element)):
            continue
        if name == "fldChar":
            _field(element, fields)
        elif name == "t" and local(parent) == "r":
            if element.text and all(fields):
                yield _Segment(element, element.text)
        elif name in _SIGNS and local(parent) == "r":
            yield _Segment(element, _SIGNS[name])
        else:
            yield from _segments(element, fields)


def _field(element: Element, fields: list[bool]) -> None:
    kind = element.get(f"{{{namespace(element)}}}fldCharType")
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


def _is_hidden(run: Element) -> bool:
    word = namespace(run)
    vanish = run.find(f"{{{word}}}rPr/{{{word}}}vanish")
    return vanish is not None and vanish.get(f"{{{word}}}val") not in _OFF


def _split_text(element: Element, offset: int) -> Element:
    """Cut a `w:t` in two and return the second."""
    second = deepcopy(element)
    second.tail = None
    text = element.text
    for part, share in ((element, text[:offset]), (second, text[offset:])):
        part.text = share
        part.set(_SPACE, "preserve")
    element.addnext(second)
    return second


def _split_run(element: Element) -> None:
    """Begin a new run of the same look at an element, unless its run begins there anyway."""
    run = element.getparent()
    before = [item for item in element.itersiblings(preceding=True) if local(item) not in ("", "rPr")]
    if not before:
        return
    second = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{{{namespace(run)}}}rPr")
    if properties is not None:
        second.append(deepcopy(properties))
    second.extend([element, *element.itersiblings()])
    run.addnext(second)
