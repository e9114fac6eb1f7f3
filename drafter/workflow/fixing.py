"""check --fix: the mechanical fixes applied to a copy of the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.files import MEGABYTE, read_bytes, write_bytes, write_text

if TYPE_CHECKING:
    from drafter.check.fixing import Change
    from drafter.model.checked import CheckResult

_TEXT = ("", ".txt", ".text", ".md", ".markdown")
_LIMIT = 50 * MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class FixResult:
    """What was mended."""

    output: Path | None
    """The new file; None where there was nothing to mend."""
    changes: tuple[Change, ...]
    missed: tuple[Change, ...] = ()
    """Changes that found no place in a Word file."""


def fix_file(
    path: Path, result: CheckResult, output: Path | None = None, *, force: bool = False
) -> FixResult:
    """Write a copy of a checked file with its mechanical faults mended; the file itself is never touched.

    Args:
        path: The file.
        result: From `check_file` of the same file.
        output: Where to write; else beside the file with （已改） in the name.
        force: Whether an existing output may be replaced.

    Raises:
        DrafterError: The format can't be written, or the output is the file itself or exists.
    """
    from drafter.check.fixing import apply_changes, mechanical_changes

    suffix = path.suffix.lower()
    if suffix not in (*_TEXT, ".docx"):
        raise DrafterError("--fix 只改 .docx、.md、.txt，请先另存为其中一种", str(path))
    target = output or path.with_name(f"{path.stem}（已改）{path.suffix}")
    if target.suffix.lower() != suffix:
        raise DrafterError(f"改好的文件应与原稿同一格式（{suffix or '.txt'}）", str(target))
    if target.exists() and target.samefile(path):
        raise DrafterError("输出文件就是原稿自己，不能覆盖，请换个文件名", str(target))
    changes = mechanical_changes(result.text, result.diagnostics)
    if not changes:
        return FixResult(output=None, changes=())
    if suffix in _TEXT:
        write_text(target, apply_changes(result.text, changes), replace=force)
        return FixResult(output=target, changes=changes)
    from drafter.export.word_edits import WordEdit, edit_docx

    edits = {WordEdit(change.fix.span, change.before, change.after): change for change in changes}
    data, missed = edit_docx(read_bytes(path, limit=_LIMIT), result.text, edits)
    left = tuple(edits[edit] for edit in missed)
    write_bytes(target, data, replace=force)
    return FixResult(output=target, changes=tuple(item for item in changes if item not in left), missed=left)
