"""check: what a careful office head would catch."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.check_output import REPORTS, CheckFormat, findings_text, refuse_report, show_changes
from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import ForceOption, KindOption, WorkspaceOption
from drafter.cli.output import show, tell
from drafter.cli.pasted import STANDARD_INPUT, read_pasted
from drafter.errors import DrafterError, ExitCode
from drafter.model.vocabulary import Kind, member_named


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    app.command("check", cls=ChineseCommand, help="检查稿子：编号、掩码、数字、结构。")(check)
    app.command("rules", cls=ChineseCommand, help="有哪些检查规则，依据是什么。")(rules)


def check(
    file: Annotated[
        Path,
        typer.Argument(
            help="要查的稿子（.docx、.doc、.wps、.pdf、.html、.md、.txt）；写 - 就查粘贴进来的文字。",
            metavar="文件",
        ),
    ],
    brief: Annotated[
        Path | None, typer.Option("--brief", "-b", help="需求单，用来核对数字。", metavar="需求单")
    ] = None,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            "--against",
            help="对照的旧稿、上年报告、上级讲话，可以写几次。",
            metavar="旧稿",
        ),
    ] = None,
    corpus: Annotated[
        bool | None,
        typer.Option(
            "--corpus/--no-corpus",
            help="与语料（随附的、自己收的）对照雷同；不写时，有索引或语料不多就对照。",
        ),
    ] = None,
    kind: KindOption = "",
    output_format: Annotated[
        CheckFormat,
        typer.Option("--format", help="text、json 或 sarif（2.1.0）。", metavar="text|json|sarif"),
    ] = CheckFormat.TEXT,
    fix: Annotated[
        bool, typer.Option("--fix", help="把机械、不改意思的毛病改好，写到新文件，原稿不动。")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="结果写到这个文件：.docx 把意见做成批注（原稿不动），.html 是带标记的网页，"
            "还有 .txt、.json、.sarif；加了 --fix 时是改好的稿子。",
            metavar="文件",
        ),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="基线文件，里面记过的问题不再列出。", metavar="文件")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", help="把现有的问题记成基线。", metavar="文件")
    ] = None,
    workspace: WorkspaceOption = None,
    force: ForceOption = False,
) -> None:
    """Check a draft; exit code 1 where something was found that is more than advice."""
    from drafter.workflow import check_reports, checking, findings, fixing
    from drafter.workflow.similar_speeches import CorpusUse

    pasted = file == STANDARD_INPUT
    if pasted and fix:
        raise DrafterError("--fix 要有文件才能用，请先把文字存成 .txt 或 .docx")
    if output is not None and not fix:
        refuse_report(file, output, output_format)
    hold = partial(checking.check_text, read_pasted()) if pasted else partial(checking.check_file, file)
    result = hold(
        workspace,
        brief_path=brief,
        kind=member_named(Kind, kind, "文种"),
        against=against or (),
        corpus={None: CorpusUse.READY, True: CorpusUse.FRESH, False: CorpusUse.NO}[corpus],
        report=tell,
    )
    if write_baseline is not None:
        findings.save_baseline(result, write_baseline, force=force)
        tell(f"已把 {len(result.diagnostics)} 处问题记入 {write_baseline}")
    if baseline is not None:
        result = findings.leave_out_known(result, baseline)
    if fix:
        show_changes(fixing.fix_file(file, result, output, force=force), file)
        return
    if output is not None and output.suffix.lower() in REPORTS:
        from drafter.check.report import summary
        from drafter.files import write_bytes

        write_bytes(output, check_reports.encode_check(result, output.suffix, workspace), replace=force)
        show(summary(result.diagnostics))
        tell(f"检查意见已写入 {output}")
    elif output is not None:
        findings.save_findings(result, findings_text(result, output_format, output), output, force=force)
        tell(f"已写入 {output}")
    else:
        if output_format is CheckFormat.TEXT and result.kind_guessed:
            kinds = "、".join(dict.fromkeys(f"“{item.kind.label}”" for item in result.speeches))
            tell(f"没有指定文种，按{kinds}检查（可用 --kind 指定）")
        show(findings_text(result, output_format))
    if result.has_faults:
        raise typer.Exit(ExitCode.FINDINGS)


def rules(
    code: Annotated[str, typer.Argument(help="规则代号，如 NUM001；不写就全部列出。", metavar="代号")] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """List the rules, or explain one."""
    from drafter.workflow import checking

    for line in checking.explain_rules(code.upper(), workspace):
        show(line)
