"""format: a speech of any file on the standard page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import ForceOption, WorkspaceOption
from drafter.cli.output import refuse_same_file, show, tell_lines
from drafter.errors import DrafterError

_SHOWN = 12
_LENGTH = 40


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command("format", cls=ChineseCommand, help="把现成的稿子排成标准版面（.docx），文字不动。")(format_)


def format_(
    file: Annotated[
        Path, typer.Argument(help="稿子（.docx、.doc、.wps、.pdf、.html、.md、.txt）。", metavar="文件")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="新的 .docx 文件。", metavar="文件")],
    page: Annotated[
        str, typer.Option("--page", help="版面：gb9704 或 reading（朗读版）。", metavar="版面")
    ] = "gb9704",
    fonts: Annotated[str, typer.Option("--fonts", help="字体：国标、通用、方正。", metavar="字体")] = "",
    workspace: WorkspaceOption = None,
    force: ForceOption = False,
) -> None:
    """Write the speeches of a file on the standard page; the file itself is not touched."""
    from drafter.files import write_bytes
    from drafter.workflow import check_reports

    if output.suffix.lower() != ".docx":
        raise DrafterError("排好的稿子只能写成 .docx 文件", str(output))
    refuse_same_file(file, output, "原稿")
    data, parsed = check_reports.format_file(file, page, workspace, fonts=fonts)
    write_bytes(output, data, replace=force)
    left = [item.text.strip() for item in parsed.noise if item.text.strip()]
    shown = [text if len(text) <= _LENGTH else text[:_LENGTH] + "……" for text in left[:_SHOWN]]
    if len(left) > _SHOWN:
        shown.append(f"……共 {len(left)} 行，用 drafter parse 可以看全部")
    tell_lines("这些字不属于讲话稿（网页导航、页码、其他材料等），没有排进去，请看一眼：", shown)
    show(f"已排好，写入 {output}")
