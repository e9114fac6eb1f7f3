"""What `drafter check` prints: findings as text, JSON or SARIF, and the changes that were made."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.output import refuse_same_file, show, tell_lines
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.model.checked import CheckResult
    from drafter.workflow.fixing import FixResult


class CheckFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


_SUFFIXES = {".json": CheckFormat.JSON, ".sarif": CheckFormat.SARIF, ".txt": CheckFormat.TEXT}
REPORTS = (".docx", ".html")
"""Reports for people: Word comments, a page."""


def refuse_report(file: Path, output: Path, wanted: CheckFormat) -> None:
    """Refuse a report that can't be written, before the work is done.

    Args:
        file: The checked file.
        output: The report.
        wanted: The format that was asked for.

    Raises:
        DrafterError: It is the checked file itself, or its suffix says another format.
    """
    suffix = output.suffix.lower()
    refuse_same_file(file, output, "所查的稿子")
    if suffix not in (*REPORTS, *_SUFFIXES):
        raise DrafterError("结果文件的后缀应是 .docx、.html、.txt、.json 或 .sarif", str(output))
    if suffix in REPORTS and wanted is not CheckFormat.TEXT:
        raise DrafterError(f"--format {wanted.value} 不能写成 {suffix} 文件，请去掉 --format", str(output))


def findings_text(result: CheckResult, wanted: CheckFormat, output: Path | None = None) -> str:
    """Return the findings in a format.

    Args:
        result: The findings.
        wanted: The format; that of an output file named .json or .sarif goes before `text`.
        output: The file that it is made for, if any.

    Raises:
        DrafterError: The output file is named for another format.
    """
    if output is not None:
        named = _SUFFIXES.get(output.suffix.lower())
        if named is None or (wanted not in (CheckFormat.TEXT, named)):
            raise DrafterError("结果文件的后缀应是 .txt、.json 或 .sarif，并与 --format 一致", str(output))
        wanted = named
    if wanted is CheckFormat.TEXT:
        from drafter.check.report import render_result

        return render_result(result)
    return json.dumps(_data(result, wanted), ensure_ascii=False, indent=1)


def _data(result: CheckResult, wanted: CheckFormat) -> dict[str, object]:
    if wanted is CheckFormat.SARIF:
        from drafter.check.sarif import as_sarif

        return as_sarif(result.diagnostics, file=result.file, text=result.text, settings=result.settings)
    from drafter.check.report import as_json
    from drafter.export.contract import profile_json

    return as_json(
        result.diagnostics,
        file=result.file,
        text=result.text,
        kind=result.kind.value,
        profile=profile_json(result.measured, result.profile),
    )


def show_changes(result: FixResult, file: Path) -> None:
    """Print what was mended, a line each, and what could not be."""
    for change in result.changes:
        after = f"改为“{change.after}”" if change.after else "删去"
        show(f"{file}:{change.line}: {change.code} “{change.before}”{after}")
    if result.output is None:
        show("没有可以自动改的问题。")
    else:
        show(f"改了 {len(result.changes)} 处，写入 {result.output}；原稿没有动。")
    tell_lines(
        "在 Word 文件里没有找到位置、没有改的：",
        (f"{change.code} “{change.before}”→“{change.after}”" for change in result.missed),
    )
