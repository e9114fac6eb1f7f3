"""check: what a careful office head would catch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import Format, FormatOption, KindOption, WorkspaceOption
from drafter.cli.output import show, show_json, tell
from drafter.errors import ExitCode
from drafter.model.vocabulary import Kind, member_named


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    app.command("check", cls=ChineseCommand, help="检查稿子：编号、掩码、数字、结构。")(check)
    app.command("rules", cls=ChineseCommand, help="有哪些检查规则，依据是什么。")(rules)


def check(
    file: Annotated[
        Path, typer.Argument(help="要查的稿子（.docx、.doc、.wps、.pdf、.html、.md、.txt）。", metavar="文件")
    ],
    brief: Annotated[
        Path | None, typer.Option("--brief", "-b", help="需求单，用来核对数字。", metavar="需求单")
    ] = None,
    kind: KindOption = "",
    output_format: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Check a draft; exit code 1 where something was found that is more than advice."""
    from drafter import workflow

    result = workflow.check_file(file, workspace, brief_path=brief, kind=member_named(Kind, kind, "文种"))
    if output_format is Format.JSON:
        from drafter.check.report import as_json

        show_json(as_json(result.diagnostics, file=result.file, kind=result.kind.value))
    else:
        if result.kind_guessed:
            tell(f"没有指定文种，按“{result.kind.label}”检查（可用 --kind 指定）")
        from drafter.check.report import render_text

        show(render_text(result.diagnostics, file=result.file, text=result.text, settings=result.settings))
    if result.has_faults:
        raise typer.Exit(ExitCode.FINDINGS)


def rules(
    code: Annotated[str, typer.Argument(help="规则代号，如 NUM001；不写就全部列出。", metavar="代号")] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """List the rules, or explain one."""
    from drafter import workflow

    for line in workflow.explain_rules(code.upper(), workspace):
        show(line)
