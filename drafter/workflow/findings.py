"""Findings kept in files: reports, and baselines of what is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.files import MEGABYTE, read_text, write_text

if TYPE_CHECKING:
    from drafter.model.checked import CheckResult

_LIMIT = 20 * MEGABYTE


def save_findings(result: CheckResult, report: str, path: Path, *, force: bool = False) -> None:
    """Write a report of findings.

    Args:
        result: The findings.
        report: The report.
        path: Where to.
        force: Whether an existing file may be replaced; never the checked one.

    Raises:
        DrafterError: The file exists, is the checked one, or can't be written.
    """
    _refuse_original(result, path)
    write_text(path, report if report.endswith("\n") else report + "\n", replace=force)


def save_baseline(result: CheckResult, path: Path, *, force: bool = False) -> None:
    """Record the findings as known.

    Raises:
        DrafterError: The file exists, is the checked one, or can't be written.
    """
    from drafter.check.baseline import write_baseline

    _refuse_original(result, path)
    write_text(path, write_baseline(result.diagnostics), replace=force)


def leave_out_known(result: CheckResult, path: Path) -> CheckResult:
    """Return the findings without those that a baseline holds.

    Raises:
        DrafterError: The baseline can't be read, or is none.
    """
    from drafter.check.baseline import fingerprints, read_baseline

    known = read_baseline(read_text(path, limit=_LIMIT), str(path))
    marked = iter(fingerprints(result.diagnostics))
    speeches = []
    for speech in result.speeches:
        own = [next(marked) for _ in speech.diagnostics]
        speeches.append(replace(speech, diagnostics=tuple(item for item, mark in own if mark not in known)))
    return replace(result, speeches=tuple(speeches))


def _refuse_original(result: CheckResult, path: Path) -> None:
    original = Path(result.file)
    if path.exists() and original.exists() and path.samefile(original):
        raise DrafterError("输出文件就是所查的稿子，不能覆盖，请换个文件名", str(path))
