"""Drafts and outlines as the bytes of a file; the suffix of its name says in which form."""

from __future__ import annotations

import json
from typing import Any

from drafter.errors import DrafterError
from drafter.export.contract import draft_json, outline_json
from drafter.export.docx import draft_docx
from drafter.export.docx_outline import outline_docx
from drafter.export.html import draft_html
from drafter.export.markdown import draft_markdown, outline_markdown, plain_text
from drafter.model.draft import Draft, Outline
from drafter.model.page import PageProfile

DRAFT_SUFFIXES = (".docx", ".html", ".md", ".txt", ".json")
OUTLINE_SUFFIXES = (".md", ".docx", ".json")


def encode(draft: Draft, suffix: str, page: PageProfile, *, comments: bool = False) -> bytes:
    """Return the content of a draft's file.

    Args:
        draft: The draft.
        suffix: One of `DRAFT_SUFFIXES`, in capitals or not.
        page: How .docx and .html look.
        comments: Whether the comments of .docx say where each piece comes from.

    Raises:
        DrafterError: The suffix is unknown, or has no comments.
    """
    if comments and suffix.lower() != ".docx":
        raise DrafterError("批注只有 .docx 才有，请把输出文件名写成 .docx，或去掉 --comments")
    match suffix.lower():
        case ".docx":
            return draft_docx(draft, page, comments=comments)
        case ".html":
            return draft_html(draft, page).encode()
        case ".md":
            return draft_markdown(draft).encode()
        case ".txt":  # the Notepad of old Windows needs both the mark and the carriage returns
            return plain_text(draft).replace("\n", "\r\n").encode("utf-8-sig")
        case ".json":
            return _json(draft_json(draft))
    raise _unknown(suffix, DRAFT_SUFFIXES)


def encode_outline(outline: Outline, suffix: str, page: PageProfile) -> bytes:
    """Return the content of an outline's file; `suffix` is one of `OUTLINE_SUFFIXES`. See `encode`."""
    match suffix.lower():
        case ".docx":
            return outline_docx(outline, page)
        case ".md":
            return outline_markdown(outline).encode()
        case ".json":
            return _json(outline_json(outline))
    raise _unknown(suffix, OUTLINE_SUFFIXES)


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _unknown(suffix: str, known: tuple[str, ...]) -> DrafterError:
    shown = f"不能存成“{suffix}”" if suffix else "文件名没有后缀"
    return DrafterError(f"{shown}，请用这些后缀之一：{' '.join(known)}")
