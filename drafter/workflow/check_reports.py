"""The findings of a check as a file: Word comments or a page; a speech on the standard page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.files import MEGABYTE, read_bytes
from drafter.workflow.exporting import page_profile
from drafter.workflow.reading import parse_file
from drafter.workspace import open_workspace

if TYPE_CHECKING:
    from drafter.model.checked import CheckResult
    from drafter.model.speech import ParsedFile

_LIMIT = 50 * MEGABYTE
_ZIP = b"PK"
REPORT_SUFFIXES = (".docx", ".html")


def encode_check(result: CheckResult, suffix: str, workspace: Path | None = None) -> bytes:
    """Return the findings of a check as the content of a file.

    A .docx is a copy of the file that was checked, with a Word comment for each finding; of other formats it is
    the text on the standard page, with the same comments.

    Args:
        result: From `check_file`; its file is read again for .docx.
        suffix: `.docx` or `.html`.
        workspace: The workspace.

    Raises:
        DrafterError: The suffix is another one, or the file can't be read any more.
    """
    if suffix.lower() == ".html":
        from drafter.export.checked_html import checked_html

        return checked_html(result).encode()
    if suffix.lower() != ".docx":
        raise DrafterError(f"检查意见只能写成 {'、'.join(REPORT_SUFFIXES)} 文件")
    from drafter.export.checked_docx import checked_docx
    from drafter.export.speech_docx import speeches_docx

    original = read_bytes(Path(result.file), limit=_LIMIT) if result.word else b""
    if not original.startswith(_ZIP):  # also what only calls itself Word
        speeches = [item.speech for item in result.speeches]
        original = speeches_docx(speeches, result.text, page_profile("gb9704", open_workspace(workspace)))
    try:
        return checked_docx(original, result.text, result.diagnostics, result.settings)
    except DrafterError as error:  # it can be read, but comments can't be put into it
        raise DrafterError(error.message, error.place or result.file) from error


def format_file(
    path: Path, page: str = "gb9704", workspace: Path | None = None, *, fonts: str = ""
) -> tuple[bytes, ParsedFile]:
    """Return the speeches of a file on the standard page (.docx), and what was read: all but its noise is in it.

    Args:
        path: The file.
        page: Name of a page profile.
        workspace: The workspace.
        fonts: Name of a font profile; empty for the page's own.

    Raises:
        DrafterError: The file can't be read or holds no speech; the page or the fonts are unknown.
    """
    from drafter.export.speech_docx import speeches_docx

    profile = page_profile(page, open_workspace(workspace), fonts)
    parsed = parse_file(path, workspace)
    if not parsed.speeches:
        raise DrafterError(parsed.remark or "里面没有讲话稿", str(path))
    return speeches_docx(parsed.speeches, parsed.text, profile), parsed
