"""Outlines and drafts as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import DrafterError
from drafter.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from drafter.model.draft import Draft, Outline


def encode_draft(draft: Draft, suffix: str, page: str = "gb9704", workspace: Path | None = None) -> bytes:
    """Return the content of a draft's file: .docx, .md, .txt or .json.

    Args:
        draft: The draft.
        suffix: The file's suffix.
        page: Name of a page profile in config/page.yaml or the workspace's.
        workspace: The workspace.

    Raises:
        DrafterError: The suffix or the page profile is unknown.
    """
    from drafter.export.writer import encode

    return encode(draft, suffix, _page(page, open_workspace(workspace)))


def encode_outline(
    outline: Outline, suffix: str, page: str = "gb9704", workspace: Path | None = None
) -> bytes:
    """Return the content of an outline's file: `.md`, `.docx` or `.json`; see `encode_draft`."""
    from drafter.export.writer import encode_outline as encode

    return encode(outline, suffix, _page(page, open_workspace(workspace)))


def _page(name: str, place: Workspace) -> Any:  # noqa: ANN401
    from drafter.schema.page import read_pages

    pages = read_pages(place.config_files("page.yaml"))
    if name not in pages:
        raise DrafterError(f"没有“{name}”这个版面，可用：{'、'.join(pages)}")
    return pages[name]
