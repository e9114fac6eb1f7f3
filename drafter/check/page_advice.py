"""What advice on the page of a Word file has in common: whose paragraphs, where it is told, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from drafter.check.rule import CheckContext, Finding
from drafter.model.layout import ParagraphLayout
from drafter.text.characters import squeeze

SUGGESTION = (
    "GB/T 9704 供参考，讲话稿不是法定公文，本单位另有规矩的照本单位的；要改，"
    "用 drafter format 稿子.docx -o 新稿.docx 排一份（原稿不动）"
)
_LEAST = 0.3
"""Share of the characters from which a deviation is told: a few lines that look different are meant so."""


def paragraphs_of(context: CheckContext, *roles: str) -> list[ParagraphLayout]:
    """Return the paragraphs of some roles that have text."""
    assert context.layout is not None
    return [item for item in context.layout.paragraphs if item.role in roles and item.text.strip()]


def deviation(
    paragraphs: Iterable[ParagraphLayout],
    shown: Callable[[ParagraphLayout], str],
) -> tuple[ParagraphLayout, str] | None:
    """Return the first paragraph that deviates and how most of those look; None where few do.

    Args:
        paragraphs: The paragraphs.
        shown: How a paragraph deviates, in words; empty where it does not, or where it can't be told.
    """
    weights: Counter[str] = Counter()
    first: dict[str, ParagraphLayout] = {}
    whole = 0
    for item in paragraphs:
        length = len(squeeze(item.text))
        whole += length
        words = shown(item)
        if words:
            weights[words] += length
            first.setdefault(words, item)
    if not weights or sum(weights.values()) < _LEAST * whole:
        return None
    most = weights.most_common(1)[0][0]
    return first[most], most


def at_paragraph(item: ParagraphLayout, message: str) -> Finding:
    """Return a finding on a paragraph."""
    return Finding(item.span, message, SUGGESTION)


def same_face(font: str, faces: tuple[str, ...]) -> bool:
    """Tell whether a font is one of some faces, by any of their names, or can't be told."""
    return not font or any(face.lower() in font.lower() for face in faces)
