"""profile: the structure of a speech in numbers, beside its kind."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import ForceOption, Format, FormatOption, KindOption, WorkspaceOption
from drafter.cli.output import show, show_json, tell
from drafter.errors import DrafterError
from drafter.model.vocabulary import Kind, member_named

_PAGES = (".html", ".htm")


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command("profile", cls=ChineseCommand, help="画出稿子的结构：语步、标题、句长、数字，和同文种比。")(
        profile
    )


def profile(
    name: Annotated[str, typer.Argument(help="稿子，或者文种（如 动员大会）。", metavar="文件或文种")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="写成网页（.html），带图。", metavar="文件")
    ] = None,
    kind: KindOption = "",
    output_format: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
    force: ForceOption = False,
) -> None:
    """Show the structure of a speech or a kind."""
    from drafter.workflow import profiling

    if output is not None and output.suffix.lower() not in _PAGES:
        raise DrafterError("画像只能写成 .html 文件", str(output))
    if output is not None and output.exists() and Path(name).exists() and output.samefile(name):
        raise DrafterError("输出文件就是原稿自己，不能覆盖，请换个文件名", str(output))
    reports = profiling.profile(name, workspace, kind=member_named(Kind, kind, "文种"), report=tell)
    if output is not None:
        from drafter.export.profile_html import profile_html
        from drafter.files import write_text

        write_text(output, profile_html(reports), replace=force)
        tell(f"画像已写入 {output}")
    elif output_format is Format.JSON:
        from drafter.export.contract import profiles_json

        show_json(profiles_json(reports))
    else:
        from drafter.export.profile_lines import profile_lines

        for line in profile_lines(reports):
            show(line)
