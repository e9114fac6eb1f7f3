"""Findings as Word comments: in a copy of the user's own file, or on the standard page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from drafter.export.word_comments import CommentAnchor, comment_docx, word_paragraphs
from drafter.model.diagnostic import Diagnostic
from drafter.model.page_findings import (
    page_authority,
    page_headline,
    page_remarks,
    page_suggestions,
    parted,
)
from drafter.model.rule_settings import RuleSettings
from drafter.text.placement import offset_within, placed_in_order, solid_length
from drafter.text.spans import Span


def checked_docx(
    original: bytes, text: str, diagnostics: Sequence[Diagnostic], settings: RuleSettings | None = None
) -> bytes:
    """Return a copy of a .docx file with each finding as a comment at its place; its text and look are unchanged.

    What can't be placed (text that only the reader made, such as the numbers of a list without text) becomes a
    comment on the first line that has text, with the words it is about; so do, all in one, the findings on paper,
    fonts and spacing.

    Args:
        original: The .docx file.
        text: What the reader made of it; the findings' spans point into it.
        diagnostics: The findings.
        settings: With them each comment names the source of its rule.

    Raises:
        DrafterError: The file is damaged, locked, unsafe, or no Word document.
    """
    paragraphs = word_paragraphs(original)
    return comment_docx(original, _anchors(paragraphs, text, diagnostics, settings))


def remark(item: Diagnostic, settings: RuleSettings | None = None) -> str:
    """Return what a finding says, a line each: weight and message, suggestion, authority."""
    lines = [f"【{item.severity.label}】{item.message}"]
    if item.suggestion:
        lines.append(f"建议：{item.suggestion}")
    authority = settings.authority_of(item) if settings else item.authority.value
    lines.append(f"依据：{authority}　{item.code}")
    return "\n".join(lines)


def _page_remark(page: Sequence[Diagnostic]) -> str:
    """Return what is said of the page, in one list."""
    remarks = (f"{number}．{words}" for number, words in enumerate(page_remarks(page), 1))
    advice = (f"建议：{words}" for words in page_suggestions(page))
    return "\n".join((page_headline(page), *remarks, *advice, f"依据：{page_authority(page)}"))


def _anchors(
    paragraphs: Sequence[str],
    text: str,
    diagnostics: Sequence[Diagnostic],
    settings: RuleSettings | None,
) -> Iterator[CommentAnchor]:
    if not paragraphs:
        return
    found = [(span, index) for index, span in enumerate(placed_in_order(paragraphs, text)) if span]
    starts = [span.start for span, _ in found]
    title = found[0][1] if found else 0
    about_words, page = parted(diagnostics)
    if page:
        yield CommentAnchor(title, 0, len(paragraphs[title]), _page_remark(page))
    for item in about_words:
        words = remark(item, settings)
        at = bisect_right(starts, item.span.start) - 1
        if at + 1 < len(found) and (at < 0 or found[at][0].end <= item.span.start):
            following = found[at + 1][0]  # the place begins in an automatic number or in a blank line
            if not text[item.span.start : following.start].count("\n"):
                at += 1
        if at < 0 or found[at][0].end <= item.span.start:
            excerpt = f"\n所指的文字：{item.excerpt}" if item.excerpt.strip() else ""
            yield CommentAnchor(title, 0, len(paragraphs[title]), words + excerpt)
            continue
        span, index = found[at]
        yield CommentAnchor(index, *_within(paragraphs[index], text, span, item.span), words)


def _within(paragraph: str, text: str, place: Span, wanted: Span) -> Span:
    """Return the offsets in a paragraph of a stretch of the text, cut at the paragraph's end."""
    before = solid_length(text[place.start : max(place.start, wanted.start)])
    until = min(wanted.end, place.end)
    solid = solid_length(text[max(place.start, wanted.start) : until])
    start = offset_within(paragraph, before)
    end = offset_within(paragraph, before + solid - 1) + 1 if solid else start
    return Span(start, max(start, end))
