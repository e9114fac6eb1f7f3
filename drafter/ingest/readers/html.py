"""Web pages: the block that holds the text, its elements turned into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from drafter.ingest.readers.document import Document, Source, TextLine, document_of
from drafter.ingest.readers.heading_levels import settle_levels
from drafter.schema.noise_rules import WebRules
from drafter.text.encoding import NotTextError, decode

SHORTEST = 60
"""A holder of the text with fewer characters is an empty frame, filled by a script."""
_TAG_LIMIT = 4000
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{_TAG_LIMIT},}}>?")
"""Tags beyond that hold images as text; thousands of attributes would cost the parser minutes."""
_DENSE = 0.4
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_GB = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"})
_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
        "ol", "option", "p", "pre", "section", "table", "title", "tr", "ul",
    }
)  # fmt: skip
_NO_TEXT = frozenset({"head", "script", "style", "noscript", "template"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_BREAK_IN_CHINESE = re.compile(r"(?<=[^\x00-\x7f])[ \t]*[\r\n][ \t\r\n]*(?=[^\x00-\x7f])")
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_SITE_NAME = re.compile(r"\s*[_|-]+\s*[^_|-]*$|\s+-+\s.*$")
_TITLE_LIMIT = 120
_Element = Any
"""An lxml element; lxml is imported late and has no types."""


def read_html(source: Source) -> Document:
    """Return the text of a web page; spans are offsets into that text, not into the page's HTML.

    The block is the first of the site's usual holders of text, else the densest one. Menus, scripts and forms
    are dropped; what else does not belong is left to the noise rules.

    Raises:
        DrafterError: The bytes are no text, or the page holds none.
    """
    root = _parsed(source)
    rules = source.web
    body = _body(root, rules) if root is not None else None
    if body is None:
        raise source.refuse("网页里没有正文，请在浏览器中打开，全选复制到记事本，另存为 .txt 后再试")
    lines = list(_lines(body, rules))
    title = _title(root, rules)
    if title and not any(_squeezed(title) in _squeezed(line.text) for line in lines[:10]):
        lines.insert(0, TextLine(title, 0))
    return document_of(source, settle_levels(_relative(lines, title)), "html")


def _parsed(source: Source) -> _Element | None:
    from lxml import etree  # noqa: PLC0415 - a heavy import

    text = _LONG_TAG.sub("", _decoded(source).replace("\0", ""))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise source.refuse("网页的结构层次过深，不像正常的网页，没有打开")
    return root


def _decoded(source: Source) -> str:
    """Decode a page; one broken character, as sites cut them, does not stop it."""
    try:
        return decode(source.data)[0]
    except NotTextError as error:
        match = _CHARSET.search(source.data[:4096])
        name = match[1].decode("ascii").lower() if match else "utf-8"
        for encoding in ("gb18030" if name in _GB else "utf-8", "gb18030"):
            text = source.data.decode(encoding, errors="replace")
            if text.count("\ufffd") <= len(text) // 200 and "\0" not in text:
                return text
        raise source.refuse("网页的编码认不出来，请在浏览器中打开，全选复制到记事本，另存为 .txt") from error


def _names(element: _Element) -> set[str]:
    if not isinstance(element.tag, str):
        return set()
    names = {element.tag.lower()}
    names.update(f".{name}" for name in (element.get("class") or "").lower().split()[:20])
    identifier = (element.get("id") or "").strip().lower()
    return names | {f"#{identifier}"} if identifier else names


def _body(root: _Element, rules: WebRules) -> _Element | None:
    """Return the element that holds the text."""
    found: dict[str, list[tuple[int, _Element]]] = {name: [] for name in rules.main}
    for element in root.iter():
        for name in _names(element) & found.keys():
            found[name].append((0, element))
    for name in rules.main:
        sized = [(_length(element), index) for index, (_, element) in enumerate(found[name][:50])]
        length, index = max(sized, default=(0, 0))
        if length >= SHORTEST:
            return found[name][index][1]
    return _densest(root, rules)


def _length(element: _Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _densest(root: _Element, rules: WebRules) -> _Element | None:
    """Return the element whose own paragraphs hold most of the text, or the whole body."""
    from lxml import etree  # noqa: PLC0415 - a heavy import

    scores: dict[_Element, int] = {}
    dropped = _NO_TEXT | set(rules.dropped) | {"a"}
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if _names(element) & dropped:
            walk.skip_subtree()
            continue
        length = len((element.text or "").strip()) + sum(len((item.tail or "").strip()) for item in element)
        holder = element
        while holder is not None and holder.tag in {"p", "span", "font", "strong", "b", "em", "br"}:
            holder = holder.getparent()
        if holder is not None and length:
            scores[holder] = scores.get(holder, 0) + length
    body = root.find("body")
    whole = body if body is not None else root
    if not scores:
        return None
    best = max(scores, key=lambda element: scores[element])
    return best if scores[best] >= _DENSE * sum(scores.values()) and best.tag != "html" else whole


def _lines(body: _Element, rules: WebRules) -> Iterator[TextLine]:
    """Yield the lines of a block; an element in the middle of a line goes on with it."""
    from lxml import etree  # noqa: PLC0415 - a heavy import

    buffer: list[str] = []
    level: int | None = None
    dropped = _NO_TEXT | set(rules.dropped)
    walk = etree.iterwalk(body, events=("start", "end"))
    skipped: _Element | None = None
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if element is not body and _names(element) & dropped:
                skipped = element
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield from _flushed(buffer, level)
                level = _HEADINGS.get(tag, level)
            buffer.append(element.text or "")
            continue
        if element is skipped:
            skipped = None
        elif tag in _BLOCKS:
            yield from _flushed(buffer, level)
            level = None if tag in _HEADINGS else level
        elif tag in {"td", "th"}:
            buffer.append("\v")
        if element is not body:
            buffer.append(element.tail or "")
    yield from _flushed(buffer, None)


def _flushed(buffer: list[str], level: int | None) -> Iterator[TextLine]:
    raw = "".join(buffer)
    buffer.clear()
    cells = [_BLANKS.sub(" ", _BREAK_IN_CHINESE.sub("", cell)).strip(" ") for cell in raw.split("\v")]
    text = "\t".join(cells).rstrip("\t")
    if text.strip():
        yield TextLine(text, level)


def _title(root: _Element, rules: WebRules) -> str:
    """Return the title of a page, empty where none of its places has one."""
    for name in rules.title:
        for element in root.iter():
            if name not in _names(element) | {(element.get("name") or "").lower()}:
                continue
            text = element.get("content") if element.tag == "meta" else "".join(element.itertext())
            title = _BLANKS.sub(" ", text or "").strip()
            if 0 < len(title) <= _TITLE_LIMIT:
                return title
    head = root.find("head/title")
    whole = _BLANKS.sub(" ", "".join(head.itertext()) if head is not None else "").strip()
    return _SITE_NAME.sub("", whole)[:_TITLE_LIMIT]


def _relative(lines: Sequence[TextLine], title: str) -> list[TextLine]:
    """Count levels from the highest that the text uses, the title's own line aside."""
    plain = _squeezed(title)
    titled = [
        line._replace(level=0) if line.level is not None and plain and _squeezed(line.text) == plain else line
        for line in lines
    ]
    used = sorted({line.level for line in titled if line.level})
    return [line._replace(level=used.index(line.level) + 1) if line.level else line for line in titled]


def _squeezed(text: str) -> str:
    return "".join(text.split())
