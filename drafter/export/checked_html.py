"""Findings as a self-contained page: the text with what was found in it, the list beside it, filters by weight."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.export.checked_style import STYLE
from drafter.export.page_shell import html_page, html_text
from drafter.export.profile_html import STYLE as PROFILE_STYLE
from drafter.export.profile_html import profile_section
from drafter.model.checked import CheckedSpeech, CheckResult
from drafter.model.diagnostic import Diagnostic, Severity
from drafter.model.page_findings import (
    page_authority,
    page_headline,
    page_remarks,
    page_suggestions,
    parted,
)
from drafter.model.profile import ProfileReport
from drafter.model.speech import Block
from drafter.text.placement import ParagraphIndex

_ORDER = list(Severity)
_FEW = 8
_AROUND = 12


def checked_html(result: CheckResult) -> str:
    """Return the findings of a file as a page without scripts, nothing loaded from elsewhere."""
    name = result.file.replace("\\", "/").rpartition("/")[2]
    numbered = list(enumerate(result.diagnostics, 1))
    body = (
        f"{_filters(result.diagnostics)}\n"
        f'<header class="panel top"><h1>检查报告：{html_text(name)}</h1>\n'
        f"<p>{html_text(_summary(result))}</p></header>\n"
        f'<div class="both">\n<article class="sheet text">\n{"".join(_paragraphs(result, numbered))}</article>\n'
        f'<aside class="found">\n{"".join(_findings(result, numbered))}</aside>\n</div>\n'
        + "\n".join(_profiles(result))
    )
    return html_page(f"检查报告：{name}", body, PROFILE_STYLE + STYLE)


def _filters(diagnostics: Sequence[Diagnostic]) -> str:
    """Return a box for each weight that occurs; the style hides what is not ticked."""
    counts = Counter(item.severity for item in diagnostics)
    boxes = (
        f'<input type="checkbox" id="show-{item.value}" checked>'
        f'<label for="show-{item.value}" class="{item.value}">{item.label} {counts[item]}</label>\n'
        for item in _ORDER
        if counts[item]
    )
    return "".join(boxes)


def _summary(result: CheckResult) -> str:
    kinds = "、".join(dict.fromkeys(item.kind.label for item in result.speeches))
    guessed = "（没有指定，看文字判断的）" if result.kind_guessed else ""
    count = f"{len(result.speeches)} 篇讲话稿，" if len(result.speeches) > 1 else ""
    found = f"共 {len(result.diagnostics)} 处。" if result.diagnostics else "没有发现问题。"
    hint = "点右边的“第几段”，就跳到文中那一处；上面的方框可以只看某一级。" if result.diagnostics else ""
    return f"{count}按“{kinds}”检查{guessed}。{found}{hint}"


def _findings(result: CheckResult, numbered: Sequence[tuple[int, Diagnostic]]) -> Iterator[str]:
    paragraphs = ParagraphIndex(result.text)
    number = 0
    for speech in result.speeches:
        if len(result.speeches) > 1:
            yield f"<h2>{html_text(speech.speech.title or '（没有标题）')}（{speech.kind.label}）</h2>\n"
        numbers = range(number + 1, number + 1 + len(speech.diagnostics))
        number += len(speech.diagnostics)
        _, page = parted(speech.diagnostics)
        told = list(zip(numbers, speech.diagnostics, strict=True))
        for one, item in told:
            if item not in page:
                yield _finding(one, item, result, paragraphs)
        if page:
            yield _page([one for one, item in told if item in page], page)
    if not numbered:
        yield "<p>没有发现问题。</p>\n"


def _page(numbers: Sequence[int], page: Sequence[Diagnostic]) -> str:
    """Return the findings on the page as one, each a line that leads to its place."""
    lines = "".join(
        f'<li id="n{number}"><a href="#t{number}">{html_text(words)}</a></li>'
        for number, words in zip(numbers, page_remarks(page), strict=True)
    )
    advice = "".join(f"<p>建议：{html_text(words)}</p>" for words in page_suggestions(page))
    gravest = min((item.severity for item in page), key=_ORDER.index)
    return (
        f'<section class="finding {gravest.value}"><p><b>{page_headline(page)}</b></p><ol>{lines}</ol>{advice}'
        f'<p class="source">依据：{html_text(page_authority(page))}</p></section>\n'
    )


def _finding(number: int, item: Diagnostic, result: CheckResult, paragraphs: ParagraphIndex) -> str:
    line = "" if result.word else f"（第 {item.line} 行）"
    excerpt = f"<blockquote>{_excerpt(item, result.text)}</blockquote>" if item.excerpt.strip() else ""
    advice = f"<p>建议：{html_text(item.suggestion)}</p>" if item.suggestion else ""
    return (
        f'<section class="finding {item.severity.value}" id="n{number}">'
        f'<p><span class="badge {item.severity.value}">{item.severity.label}</span> '
        f'<a href="#t{number}">第 {paragraphs.of_line(item.line)} 段</a>{line} <b>{html_text(item.message)}</b></p>'
        f"{excerpt}{advice}"
        f'<p class="source">依据：{html_text(result.settings.authority_of(item))}　{item.code}</p></section>\n'
    )


def _excerpt(item: Diagnostic, text: str) -> str:
    """Return the words of a finding; of a few characters with what stands around them on the line."""
    start, end = item.span
    if end - start >= _FEW:
        return html_text(item.excerpt)
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return f"{html_text(before)}<mark>{html_text(text[start:end])}</mark>{html_text(after)}"


def _paragraphs(result: CheckResult, numbered: Sequence[tuple[int, Diagnostic]]) -> Iterator[str]:
    """Yield the lines of the text, the lines of one block joined."""
    marks = _Marks(result.text, numbered)
    roles = _Roles(result.speeches)
    open_role, open_block, position = "", -1, 0
    for line in result.text.split("\n"):
        end = position + len(line)
        start = position + len(line) - len(line.lstrip())
        position = end + 1
        if start == end:
            continue
        role, block = roles.at(start)
        if block < 0 or block != open_block:
            if open_role:
                yield "</p>\n"
            yield f'<p class="{role}">'
        open_role, open_block = role, block
        yield marks.marked(start, end)
    if open_role:
        yield "</p>\n"


class _Roles:
    """What stands where in the text."""

    def __init__(self, speeches: Sequence[CheckedSpeech]) -> None:
        heads = [
            (span.start, span.end, "head" if number else "title")
            for item in speeches
            for number, span in enumerate(item.speech.masthead)
        ]
        blocks = [
            (block.spans[0].start, block.spans[-1].end, _role(block))
            for item in speeches
            for block in item.speech.blocks
            if block.spans
        ]
        self._places = sorted(heads + blocks)
        self._starts = [start for start, _, _ in self._places]

    def at(self, offset: int) -> tuple[str, int]:
        """Return the role at an offset, and the number of the block; -1 outside of all."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._places[index][1]:
            following = self._places[index + 1] if index + 1 < len(self._places) else None
            near = following is not None and following[0] - offset <= _MARKUP
            return (following[2], index + 1) if following is not None and near else ("outside", -1)
        return self._places[index][2], index


_MARKUP = 4
"""Marks of a heading of Markdown, which stand before the block."""


def _role(block: Block) -> str:
    return f"level{min(max(block.level or 1, 1), 3)}" if block.type == "heading" else "body"


class _Marks:
    """The text with the places of the findings marked; places over one another are told together."""

    def __init__(self, text: str, numbered: Sequence[tuple[int, Diagnostic]]) -> None:
        self._text = text
        ordered = sorted(numbered, key=lambda pair: (pair[1].span.start, pair[1].span.end))
        self._spans = [(max(0, item.span.start), item.span.end, number, item) for number, item in ordered]
        self._next = 0
        self._open: list[tuple[int, int, int, Diagnostic]] = []
        self._told: set[int] = set()

    def marked(self, start: int, end: int) -> str:
        """Return a stretch as HTML; stretches are asked for in order."""
        while self._next < len(self._spans) and self._spans[self._next][0] < end:
            self._open.append(self._spans[self._next])
            self._next += 1
        self._open = [entry for entry in self._open if max(entry[1], entry[0] + 1) > start]
        cuts = {start, end}
        for begin, stop, _, _ in self._open:
            cuts |= {min(max(begin, start), end), min(max(stop, start), end)}
        points = sorted(cuts)
        return "".join(self._piece(left, right) for left, right in pairwise(points))

    def _piece(self, left: int, right: int) -> str:
        shown = html_text(self._text[left:right])
        here = [entry for entry in self._open if entry[0] < right and max(entry[1], entry[0] + 1) > left]
        if not here:
            return shown
        anchors = ""
        for _, _, number, _ in here:
            if number not in self._told:
                self._told.add(number)
                anchors += f'<a id="t{number}"></a>'
        kinds = " ".join(kind.value for kind in _ORDER if any(item.severity is kind for *_, item in here))
        notes = "\n".join(f"{item.severity.label}：{item.message}" for *_, item in here)
        return f'{anchors}<a class="hit {kinds}" href="#n{here[0][2]}" title="{html_text(notes)}">{shown}</a>'


def _profiles(result: CheckResult) -> Iterator[str]:
    for item in result.speeches:
        if item.measured is not None:
            yield profile_section(
                ProfileReport(
                    name=f"结构画像：{item.speech.title or '（没有标题）'}",
                    kind=item.kind,
                    kind_guessed=result.kind_guessed,
                    measured=item.measured,
                    profile=item.profile,
                    headings=(),
                )
            )
