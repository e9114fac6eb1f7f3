"""Outlines and drafts as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from drafter.model.draft import Draft, Outline
    from drafter.model.page import PageProfile


def encode_draft(
    draft: Draft,
    suffix: str,
    page: str = "gb9704",
    workspace: Path | None = None,
    *,
    fonts: str = "",
    comments: bool = False,
) -> bytes:
    """Return the content of a draft's file: .docx, .html, .md, .txt or .json.

    Args:
        draft: The draft.
        suffix: The file's suffix.
        page: Name of a page profile in config/page.yaml or the workspace's.
        workspace: The workspace.
        fonts: Name of a font profile there; empty for the page's own.
        comments: Whether the comments of .docx say where each piece comes from.

    Raises:
        DrafterError: The suffix, the page or the fonts are unknown, or comments are wanted of another form.
    """
    from drafter.export.writer import encode

    profile = page_profile(page, open_workspace(workspace), fonts)
    return encode(draft, suffix, profile, comments=comments)


def encode_outline(
    outline: Outline, suffix: str, page: str = "gb9704", workspace: Path | None = None
) -> bytes:
    """Return the content of an outline's file: `.md`, `.docx` or `.json`; see `encode_draft`."""
    from drafter.export.writer import encode_outline as encode

    return encode(outline, suffix, page_profile(page, open_workspace(workspace)))


def page_profile(name: str, place: Workspace, fonts: str = "") -> PageProfile:
    """Return a page by its name, with the fonts of another one where they are named.

    Raises:
        DrafterError: The page or the fonts are unknown.
    """
    from dataclasses import replace

    from drafter.schema.page import read_fonts, read_pages

    files = place.config_files("page.yaml")
    pages = read_pages(files)
    if name not in pages:
        raise DrafterError(f"没有“{name}”这个版面，可用：{'、'.join(pages)}")
    if not fonts:
        return pages[name]
    known = read_fonts(files)
    if fonts not in known:
        raise DrafterError(f"没有“{fonts}”这组字体，可用：{'、'.join(known)}")
    return replace(pages[name], fonts=known[fonts])
